import type { CompiledQuery } from 'kysely'
import { type Query, query } from './query.ts'

/** The rows of a statement, for pages that no cache keeps: the query has no tags. */
export function uncachedRows<Row>(statement: CompiledQuery<Row>): Query<Row[]> {
  return query(statement, { value: (rows) => [...rows], tags: () => [] })
}

/** The first row of a statement, for pages that no cache keeps; undefined if there is none. */
export function uncachedRow<Row>(statement: CompiledQuery<Row>): Query<Row | undefined> {
  return query(statement, { value: ([row]) => row, tags: () => [] })
}
