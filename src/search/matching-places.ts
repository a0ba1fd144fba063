import { type RawBuilder, sql } from 'kysely'
import { entryKeysBetween } from './entry-key.ts'
import type { Search } from './types.ts'

/**
 * Returns a select of the places that an expression matches, newest first; of all places if it is empty.
 *
 * @param from the first place; it replaces the lower bound of the search.
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

/** Limits places to the search's interval. The casts are needed: FTS5 uses only integers as bounds. */
function rangeOf(
  column: 'place' | 'rowid',
  { from, until }: Search,
  first?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const places = entryKeysBetween(from, until)
  const place = sql.raw(column)
  return sql`${place} >= cast(${first ?? places.from} as integer) and ${place} < cast(${places.until} as integer)`
}
