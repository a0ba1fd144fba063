import type { Executor } from '../db/builder.ts'
import { hasMarks, parseQuery } from './parse-query.ts'
import { queryIndex } from './query-index.ts'
import { expressionsFor, expressionsForSome } from './ranking.ts'
import { correctSpelling } from './spelling.ts'
import type { Results, Search } from './types.ts'

/**
 * Searches the index in one round trip. Further ones follow only if nothing is found, or if the synonyms have
 * changed.
 *
 * @param mayCorrect whether to correct misspelt words if nothing is found.
 * @throws what D1 throws, also if the index is missing or broken.
 */
export async function find(index: Executor, search: Search, mayCorrect = true): Promise<Results> {
  const query = parseQuery(search.text)
  const asTyped = await queryIndex(index, search, query, (clauses, facets) =>
    expressionsFor(clauses, query.exclude, { folded: false, facets }),
  )
  if (asTyped.total > 0 || query.include.length === 0) return { ...asTyped, match: 'exact' }

  if (hasMarks(query)) {
    const folded = await queryIndex(index, search, query, (clauses, facets) =>
      expressionsFor(clauses, query.exclude, { folded: true, facets }),
    )
    if (folded.total > 0) return { ...folded, match: 'folded' }
  }
  const corrected = mayCorrect ? await correctSpelling(index, query) : undefined
  if (corrected !== undefined) {
    const found = await find(index, { ...search, text: corrected }, false)
    if (found.total > 0 && found.match !== 'some') return { ...found, match: 'corrected', corrected }
  }
  const some = await queryIndex(index, search, query, (clauses, facets) =>
    expressionsForSome(clauses, query.exclude, { facets }),
  )
  return { ...some, match: 'some' }
}
