import { type RawBuilder, sql } from 'kysely'
import { entryKeysBetween } from './entry-key.ts'
import type { Search } from './types.ts'

/**
 * A select of the places of what an expression stands for, newest first; of all there is if it is empty.
 *
 * @param from a place that they begin with, if the search does not say so.
 */
export function matchingPlaces(
  index: 'heads' | 'texts',
  expression: string,
  search: Search,
  from?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (expression === '')
    return sql`select place from entries where ${rangeOf('place', search)} order by place desc`
  const table = sql.raw(index)
  return sql`select rowid as place from ${table}
    where ${table} match ${expression} and ${rangeOf('rowid', search, from)} order by rowid desc`
}

/** FTS5 takes a bound only from whole numbers. */
function rangeOf(
  column: 'place' | 'rowid',
  { from, until }: Search,
  first?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const places = entryKeysBetween(from, until)
  const place = sql.raw(column)
  return sql`${place} >= cast(${first ?? places.from} as integer) and ${place} < cast(${places.until} as integer)`
}
