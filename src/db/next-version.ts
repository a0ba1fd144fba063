import { type RawBuilder, sql } from 'kysely'

/**
 * Returns the version that a write gives a row. If the row no longer has the version that the editor has seen, the
 * database refuses the write. Without `seen`, any version is overwritten.
 */
export function nextVersion(seen?: number): RawBuilder<number> {
  return seen === undefined ? sql<number>`version + 1` : sql<number>`${seen} + 1`
}
