import { type RawBuilder, sql } from 'kysely'
import { sqlite } from '../db/builder.ts'
import { matchingPlaces } from './matching-places.ts'
import type { Expressions } from './ranking.ts'
import type { Search } from './types.ts'

export const PAGE_SIZE = 10
/** How many of the newest articles with all words are checked for the positions of these words. */
const MAX_COMPARED_ARTICLES = 2_000
/** How many articles with the words in their heads are checked for excluded words. */
const MAX_CHECKED_ARTICLES = 40

/**
 * Makes a query of the hits of a page, the best first. Better tiers come first, each as far as the pages up to this
 * one need it; then the rest of all hits. SQLite materialises each tier, and runs no further tier if there are enough
 * hits.
 */
export function rankedHits({ tiers, all, excluded }: Expressions, search: Search) {
  const hitsNeeded = search.page * PAGE_SIZE
  const limit = excluded ? hitsNeeded + MAX_CHECKED_ARTICLES : hitsNeeded
  const oldest = sql`(select place from oldest)`
  const parts = tiers.map(({ index, expression, newest }, tier) => {
    const places = matchingPlaces(index, expression, search, newest ? oldest : undefined)
    return sql`${nameOf(tier)} (place) as materialized (
      select place from (${places}) limit iif((select count(*) from (${placesOf(tier)})) < ${limit}, ${limit}, 0)
    )`
  })
  return sql`with newest (place) as materialized (
      ${matchingPlaces('texts', all, search)} limit ${sql.lit(MAX_COMPARED_ARTICLES)}
    ),
    oldest (place) as materialized (select min(place) from newest),
    ${sql.join([...parts, sql`best (place, tier) as materialized (${bestOf(tiers.length, hitsNeeded, excluded)})`])}
    select e.article_id as id, e.published_at as publishedAt, e.slug, e.category_id as categoryId,
      e.category_slug as categorySlug, e.category_name as categoryName, e.organisation, e.title, e.lead, e.body
    from (
      select place, tier from (
        select place, tier from best
        union all
        select place, ${sql.lit(tiers.length)} from newest where place not in (select place from best)
      ) limit ${sql.lit(PAGE_SIZE)} offset ${hitsNeeded - PAGE_SIZE}
    ) found
    join entries e on e.place = found.place order by found.tier, found.place desc`.compile(sqlite)
}

const nameOf = (tier: number) => sql.raw(`tier${tier}`)
const tierNumbers = (tiers: number) => Array.from({ length: tiers }, (_, tier) => tier)

/** Returns a select of the places in the first tiers. */
function placesOf(tiers: number): RawBuilder<unknown> {
  if (tiers === 0) return sql`select 0 where false`
  return sql.join(
    tierNumbers(tiers).map((tier) => sql`select place from ${nameOf(tier)}`),
    sql` union `,
  )
}

/**
 * Returns a select of each place with its best tier. D1 accepts five terms in a compound select; there are no more
 * tiers.
 */
function bestOf(tiers: number, hitsNeeded: number, excluded: string | undefined): RawBuilder<unknown> {
  if (tiers === 0) return sql`select 0, 0 where false`
  const arms = tierNumbers(tiers).map(
    (tier) => sql`select place, ${sql.lit(tier)} as tier from ${nameOf(tier)}`,
  )
  const withoutExcluded = excluded
    ? sql`where not exists (select 1 from texts where texts match ${excluded} and texts.rowid = place)`
    : sql``
  return sql`select place, min(tier) from (${sql.join(arms, sql` union all `)}) ${withoutExcluded}
    group by place order by 2, 1 desc limit ${hitsNeeded}`
}
