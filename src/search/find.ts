import { type RawBuilder, sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Instant } from '../lib/dates.ts'
import type { Word } from '../text/folding.ts'
import { placesBetween } from './entry-key.ts'
import { facetOfCategory, facetOfOrganisation } from './facets.ts'
import { type Expressions, expressionsFor, expressionsForSome } from './fts-expression.ts'
import { hasMarks, parseQuery, type SearchQuery } from './parse-query.ts'
import { corrected } from './spelling.ts'
import { parseSynonyms, type Synonyms, type Wish, wishesOf } from './synonym-expansion.ts'

export interface Search {
  /** As typed. */
  text: string
  /** Slug; its descendants belong to it. */
  category?: string | undefined
  organisation?: string | undefined
  /** Published from one moment on, and before another. */
  from?: Instant | undefined
  until?: Instant | undefined
  sort: 'relevance' | 'newest'
  /** From 1. */
  page: number
}

/** What a result shows. */
export interface Hit {
  id: number
  publishedAt: Instant
  slug: string
  categoryId: number
  categorySlug: string
  categoryName: string
  organisation: string
  title: string
  lead: string
  /** Plain text; blocks are told apart by line breaks. */
  body: string
}

export interface Results {
  /** What was looked for: the words of the query, and of what means the same. */
  looked: Word[]
  hits: Hit[]
  /** How many there are, up to MOST_COUNTED. */
  total: number
  /** Per category, most first. */
  categories: { slug: string; name: string; count: number }[]
  /**
   * `exact`: as typed. `folded`: nothing was found as typed, these have other marks. `corrected`: nor that, these
   * have words that are spelt alike. `some`: nothing has all that is wanted, these have some of it.
   */
  match: 'exact' | 'folded' | 'corrected' | 'some'
  /** What was looked for instead. */
  corrected?: string
  /** The index is being made anew: something may be missing. */
  incomplete: boolean
}

export const PAGE_SIZE = 10
/** Pages beyond are not offered: who has not found it by then asks for something else. */
export const MOST_PAGES = 50
/** Counting more takes longer than it is worth. */
export const MOST_COUNTED = 1_000

/**
 * Searches the index: one round trip, further ones only when nothing is found (or the synonyms have changed).
 *
 * @param mending whether misspelt words are to be corrected when nothing is found.
 * @throws what D1 throws, also when the index is not there or broken.
 */
export async function find(index: Executor, search: Search, mending = true): Promise<Results> {
  const query = parseQuery(search.text)
  const asTyped = await run(index, search, query, (wishes, facets) =>
    expressionsFor(wishes, query.unwanted, { folded: false, facets }),
  )
  if (asTyped.total > 0 || query.wanted.length === 0) return { ...asTyped, match: 'exact' }

  if (hasMarks(query)) {
    const folded = await run(index, search, query, (wishes, facets) =>
      expressionsFor(wishes, query.unwanted, { folded: true, facets }),
    )
    if (folded.total > 0) return { ...folded, match: 'folded' }
  }
  const instead = mending ? await corrected(index, query) : undefined
  if (instead !== undefined) {
    const mended = await find(index, { ...search, text: instead }, false)
    if (mended.total > 0 && mended.match !== 'some')
      return { ...mended, match: 'corrected', corrected: instead }
  }
  const some = await run(index, search, query, (wishes, facets) =>
    expressionsForSome(wishes, query.unwanted, { facets }),
  )
  return { ...some, match: 'some' }
}

type Build = (wishes: readonly Wish[], facets: readonly string[]) => Expressions

async function run(
  index: Executor,
  search: Search,
  query: SearchQuery,
  build: Build,
): Promise<Omit<Results, 'match'>> {
  const facets = [
    ...(search.category === undefined ? [] : [facetOfCategory(search.category)]),
    ...(search.organisation === undefined ? [] : [facetOfOrganisation(search.organisation)]),
  ]
  const before = held
  const wishes = wishesOf(query.wanted, before?.synonyms ?? [])
  const expressions = wishes.length > 0 ? build(wishes, facets) : everything(facets)
  const statements = [
    stateUnless(before?.version ?? ''),
    pageOf(search.sort === 'newest' ? { ...expressions, tiers: [] } : expressions, search),
    countsOf(expressions.all, search),
  ]
  const [state, hits, counts] = await index.batch<never>(
    statements.map((statement) => bind(index, statement)),
  )
  const { version, synonyms, rebuilding } = (state?.results[0] ?? {}) as unknown as StateRow
  if (synonyms !== null && synonyms !== undefined) {
    held = { version, synonyms: parseSynonyms(JSON.parse(synonyms)) }
    if (held.synonyms.length > 0 && query.wanted.length > 0) return run(index, search, query, build)
  }
  const categories = (counts?.results ?? []) as Results['categories']
  return {
    looked: wishes.flatMap(({ words, others }) => [...words, ...others.flat()]),
    hits: (hits?.results ?? []) as Hit[],
    categories,
    total: categories.reduce((sum, { count }) => sum + count, 0),
    incomplete: rebuilding === 1,
  }
}

/** What this isolate knows of the synonyms. The next search tells when they are others by now. */
let held: { version: string; synonyms: Synonyms[] } | undefined

interface StateRow {
  version: string
  synonyms: string | null
  rebuilding: 0 | 1
}

function stateUnless(version: string) {
  return sql`select synonyms_version as version, rebuilding,
    iif(synonyms_version = ${version}, null, synonyms) as synonyms from state`.compile(sqlite)
}

/** Without any words, the filters alone say what is wanted; without filters, everything is. */
function everything(facets: readonly string[]): Expressions {
  const all = facets.map((facet) => `facets : "${facet}"`).join(' AND ')
  return { tiers: [], all, unwanted: undefined }
}

/**
 * A select of the places of what an expression stands for, newest first; of all there is if it is empty.
 *
 * @param from a place that they begin with, if the search does not say so.
 */
function matching(
  index: 'heads' | 'texts',
  expression: string,
  search: Search,
  from?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (expression === '')
    return sql`select place from entries where ${within('place', search)} order by place desc`
  const table = sql.raw(index)
  return sql`select rowid as place from ${table}
    where ${table} match ${expression} and ${within('rowid', search, from)} order by rowid desc`
}

/** FTS5 takes a bound only from whole numbers. */
function within(
  column: 'place' | 'rowid',
  { from, until }: Search,
  first?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const places = placesBetween(from, until)
  const place = sql.raw(column)
  return sql`${place} >= cast(${first ?? places.from} as integer) and ${place} < cast(${places.until} as integer)`
}

/** Of articles that have all that is wanted, so many (the newest) are looked at for how it stands in them. */
const MOST_COMPARED = 2_000
/** Of articles whose heads have what is wanted, so many are looked at for what is unwanted. */
const MOST_CHECKED = 40

/**
 * First the better tiers, each as far as the pages up to this one go; then the rest of all that is found. SQLite keeps
 * what each gives, and asks for no further tier when there is enough.
 */
function pageOf({ tiers, all, unwanted }: Expressions, search: Search) {
  const enough = search.page * PAGE_SIZE
  const most = unwanted ? enough + MOST_CHECKED : enough
  const oldest = sql`(select place from oldest)`
  const parts = tiers.map(({ index, expression, newest }, tier) => {
    const places = matching(index, expression, search, newest ? oldest : undefined)
    return sql`${nameOf(tier)} (place) as materialized (
      select place from (${places}) limit iif((select count(*) from (${placesOf(tier)})) < ${most}, ${most}, 0)
    )`
  })
  return sql`with newest (place) as materialized (
      ${matching('texts', all, search)} limit ${sql.lit(MOST_COMPARED)}
    ),
    oldest (place) as materialized (select min(place) from newest),
    ${sql.join([...parts, sql`best (place, tier) as materialized (${bestOf(tiers.length, enough, unwanted)})`])}
    select e.article_id as id, e.published_at as publishedAt, e.slug, e.category_id as categoryId,
      e.category_slug as categorySlug, e.category_name as categoryName, e.organisation, e.title, e.lead, e.body
    from (
      select place, tier from (
        select place, tier from best
        union all
        select place, ${sql.lit(tiers.length)} from newest where place not in (select place from best)
      ) limit ${sql.lit(PAGE_SIZE)} offset ${enough - PAGE_SIZE}
    ) found
    join entries e on e.place = found.place order by found.tier, found.place desc`.compile(sqlite)
}

const nameOf = (tier: number) => sql.raw(`tier${tier}`)
const numbered = (tiers: number) => Array.from({ length: tiers }, (_, tier) => tier)

/** The places that the first tiers have. */
function placesOf(tiers: number): RawBuilder<unknown> {
  if (tiers === 0) return sql`select 0 where false`
  return sql.join(
    numbered(tiers).map((tier) => sql`select place from ${nameOf(tier)}`),
    sql` union `,
  )
}

/** Each place of the tiers with the best that has it. D1 takes five terms in a compound select; there are no more tiers. */
function bestOf(tiers: number, enough: number, unwanted: string | undefined): RawBuilder<unknown> {
  if (tiers === 0) return sql`select 0, 0 where false`
  const arms = numbered(tiers).map((tier) => sql`select place, ${sql.lit(tier)} as tier from ${nameOf(tier)}`)
  const wanted = unwanted
    ? sql`where not exists (select 1 from texts where texts match ${unwanted} and texts.rowid = place)`
    : sql``
  return sql`select place, min(tier) from (${sql.join(arms, sql` union all `)}) ${wanted}
    group by place order by 2, 1 desc limit ${enough}`
}

function countsOf(expression: string, search: Search) {
  return sql`select e.category_slug as slug, max(e.category_name) as name, count(*) as count
    from (${matching('texts', expression, search)} limit ${sql.lit(MOST_COUNTED)}) found
    cross join entries e indexed by entries_facets on e.place = found.place
    group by e.category_slug order by count desc, slug`.compile(sqlite)
}
