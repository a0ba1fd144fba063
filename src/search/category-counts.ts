import { sql } from 'kysely'
import { sqlite } from '../db/builder.ts'
import { matchingPlaces } from './matching-places.ts'
import type { Search } from './types.ts'

/** Counting more hits takes too long. */
export const MAX_COUNTED_HITS = 1_000

/** Makes a query of how many articles an expression finds in each category, most first. */
export function categoryCounts(expression: string, search: Search) {
  return sql`select e.category_slug as slug, max(e.category_name) as name, count(*) as count
    from (${matchingPlaces('texts', expression, search)} limit ${sql.lit(MAX_COUNTED_HITS)}) found
    cross join entries e indexed by entries_facets on e.place = found.place
    group by e.category_slug order by count desc, slug`.compile(sqlite)
}
