import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import { categoryCounts } from './category-counts.ts'
import { facetOfCategory, facetOfOrganisation } from './facets.ts'
import type { SearchQuery } from './parse-query.ts'
import { rankedHits } from './ranked-hits.ts'
import type { Expressions } from './ranking.ts'
import { type Clause, clausesOf, parseSynonyms, type Synonyms } from './synonym-expansion.ts'
import type { CategoryCount, Hit, Results, Search } from './types.ts'

type Build = (clauses: readonly Clause[], facets: readonly string[]) => Expressions

/**
 * Queries the index in one round trip: the hits of the page, the counts of all hits, and whether the cached synonyms
 * are current.
 */
export async function queryIndex(
  index: Executor,
  search: Search,
  query: SearchQuery,
  build: Build,
): Promise<Omit<Results, 'match'>> {
  const facets = [
    ...(search.category === undefined ? [] : [facetOfCategory(search.category)]),
    ...(search.organisation === undefined ? [] : [facetOfOrganisation(search.organisation)]),
  ]
  const cached = cachedSynonyms
  const clauses = clausesOf(query.include, cached?.synonyms ?? [])
  const expressions = clauses.length > 0 ? build(clauses, facets) : filtersOnly(facets)
  const statements = [
    stateQuery(cached?.version ?? ''),
    rankedHits(search.sort === 'newest' ? { ...expressions, tiers: [] } : expressions, search),
    categoryCounts(expressions.all, search),
  ]
  const [state, hits, counts] = await index.batch<never>(
    statements.map((statement) => bind(index, statement)),
  )
  const { version, synonyms, rebuilding } = (state?.results[0] ?? {}) as unknown as StateRow
  if (synonyms !== null && synonyms !== undefined) {
    cachedSynonyms = { version, synonyms: parseSynonyms(JSON.parse(synonyms)) }
    const mayMatter = cachedSynonyms.synonyms.length > 0 && query.include.length > 0
    if (mayMatter) return queryIndex(index, search, query, build)
  }
  const categories = (counts?.results ?? []) as CategoryCount[]
  return {
    searchedWords: clauses.flatMap(({ words, others }) => [...words, ...others.flat()]),
    hits: (hits?.results ?? []) as Hit[],
    categories,
    total: categories.reduce((sum, { count }) => sum + count, 0),
    incomplete: rebuilding === 1,
  }
}

/** The synonyms that this isolate has read. Each search checks whether they are current. */
let cachedSynonyms: { version: string; synonyms: Synonyms[] } | undefined

interface StateRow {
  version: string
  /** JSON; null if the isolate's version is current. */
  synonyms: string | null
  rebuilding: 0 | 1
}

function stateQuery(version: string) {
  return sql`select synonyms_version as version, rebuilding,
    iif(synonyms_version = ${version}, null, synonyms) as synonyms from state`.compile(sqlite)
}

/** Matches by the filters alone if the query has no words; matches everything if there are no filters. */
function filtersOnly(facets: readonly string[]): Expressions {
  const all = facets.map((facet) => `facets : "${facet}"`).join(' AND ')
  return { tiers: [], all, excluded: undefined }
}
