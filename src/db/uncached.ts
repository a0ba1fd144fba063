import type { CompiledQuery } from 'kysely'
import { type Query, query } from './query.ts'

/** Makes a query of all rows of a statement, for pages that no cache stores: it has no tags. */
export function uncachedRows<Row>(statement: CompiledQuery<Row>): Query<Row[]> {
  return query(statement, { value: (rows) => [...rows], tags: () => [] })
}

/**
 * Makes a query of the first row of a statement, for pages that no cache stores; its value is undefined if there is
 * no row.
 */
export function uncachedRow<Row>(statement: CompiledQuery<Row>): Query<Row | undefined> {
  return query(statement, { value: ([row]) => row, tags: () => [] })
}
