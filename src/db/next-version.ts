import { type RawBuilder, sql } from 'kysely'

/**
 * Returns the version that a write gives a row. If the row no longer has the version that the editor has seen, the
 * database refuses the write. Without `seen`, any version is overwritten.
 */
export function nextVersion(seen?: number): RawBuilder<number> {
  return seen === undefined ? sql<number>`version + 1` : sql<number>`${seen} + 1`
}

/** The condition that a row still has the version that the editor has seen. Without `seen`, any version meets it. */
export function hasVersion(seen?: number): RawBuilder<boolean> {
  return seen === undefined ? sql<boolean>`true` : sql<boolean>`version = ${seen}`
}
