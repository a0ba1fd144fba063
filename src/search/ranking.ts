import { isMarked, type Word } from '../text/folding.ts'
import { allOf, anyOf, clauseExpression, column, type Field, near, phraseOf, TEXT } from './fts-syntax.ts'
import type { Term } from './parse-query.ts'
import type { Clause } from './synonym-expansion.ts'

/**
 * FTS5 expressions, from best to worst. Within one, newer articles come first. So their order is the ranking, and
 * SQLite stops at the first full page. (A score such as bm25 has to visit every article that has one of the words,
 * which for the commonest words is all articles.) Expressions may overlap: an article belongs to the best that
 * matches.
 *
 * The reasons for this order:
 * 1. Title before lead before body: the title says what an article is about.
 * 2. Together before apart: `Uỷ ban` is not `uỷ quyền ... ban đêm`.
 * 3. Apart but near before scattered over the whole text.
 * 4. For a single word typed without marks, a title that has it without marks comes first: `nam` before `năm`.
 */
export interface Expressions {
  /** The expressions that rank above `all`. */
  tiers: Tier[]
  /** The expression that matches all hits, for `texts`. */
  all: string
  /** The expression that no hit may match, for `texts`; undefined if nothing is excluded. */
  excluded: string | undefined
}

interface Tier {
  /** Expressions for `heads` ignore the excluded words. */
  index: 'heads' | 'texts'
  expression: string
  /**
   * Whether to search only the newest articles with all words. Comparing positions in a long text reads each matching
   * text, and if thousands match, readers want the newest.
   */
  newest: boolean
}

/** Checking whether more words are near each other takes too long: some query has only common ones. */
const MAX_NEAR_WORDS = 4
/** A whole query is tried as at most this many phrases. */
const MAX_PHRASES = 6

interface Options {
  /** Whether words match any marks, whichever were typed. */
  folded: boolean
  /** Words of the facets column that results must have. */
  facets: readonly string[]
}

/** Makes the expressions for articles that have all words of the query. */
export function expressionsFor(
  clauses: readonly Clause[],
  exclude: readonly Term[],
  options: Options,
): Expressions {
  const { folded } = options
  const phrases = phrasesOf(clauses)
  const together = (fields: readonly Field[]) =>
    anyOf(phrases.map((words) => phraseOf(words, fields, folded)))
  const apart = (fields: readonly Field[]) =>
    allOf(clauses.map((clause) => clauseExpression(clause, fields, folded)))
  const [first, ...more] = clauses.flatMap(({ words }) => words)
  const single = more.length === 0 && first
  const titles = single
    ? [
        ...(isMarked(single) || folded ? [] : [column(['title'], 'e', `"${single.exact}"`)]),
        together(['title']),
      ]
    : [together(['title']), apart(['title'])]
  const texts = single
    ? []
    : [together(TEXT), ...(more.length < MAX_NEAR_WORDS ? [near(clauses, folded)] : [])]
  const tiers = [
    ...titles.map((expression) => tier('heads', expression)),
    tier('heads', together(['lead', 'by']), true),
    ...texts.map((expression) => tier('texts', expression, true)),
  ]
  return withFilters(tiers, apart(TEXT), exclude, options)
}

/** Makes the expressions for articles that have only some words, most first. All matching is folded. */
export function expressionsForSome(
  clauses: readonly Clause[],
  exclude: readonly Term[],
  options: Omit<Options, 'folded'>,
): Expressions {
  const each = (fields: readonly Field[]) => clauses.map((clause) => clauseExpression(clause, fields, true))
  const parts = each(TEXT)
  const allButOne = anyOf(parts.map((_, left) => allOf(parts.toSpliced(left, 1))))
  // An article that matches more clauses comes first, wherever it matches them.
  const best = parts.length > 2 ? tier('texts', allButOne) : tier('heads', anyOf(each(['title'])))
  return withFilters([best], anyOf(parts), exclude, { ...options, folded: true })
}

function tier(index: Tier['index'], expression: string, newest = false): Tier {
  return { index, expression, newest }
}

function withFilters(
  tiers: readonly Tier[],
  whole: string,
  exclude: readonly Term[],
  { folded, facets }: Options,
): Expressions {
  const excluded = exclude.map(({ words }) => phraseOf(words, TEXT, folded))
  const filter = (expression: string, without: readonly string[]) => {
    const filtered = allOf([expression, ...facets.map((facet) => `facets : "${facet}"`)])
    return without.length > 0 ? `(${filtered} NOT ${anyOf(without)})` : filtered
  }
  return {
    tiers: tiers.map((tier) => ({
      ...tier,
      expression: filter(tier.expression, tier.index === 'texts' ? excluded : []),
    })),
    all: filter(whole, excluded),
    excluded: excluded.length > 0 ? anyOf(excluded) : undefined,
  }
}

/** Returns the phrases for a whole query: as typed, and with one clause replaced by a synonym. */
function phrasesOf(clauses: readonly Clause[]): (readonly Word[])[] {
  const typed = clauses.map(({ words }) => words)
  const otherwise = clauses.flatMap(({ others }, index) =>
    others.map((other) => typed.toSpliced(index, 1, other)),
  )
  return [typed, ...otherwise].slice(0, MAX_PHRASES).map((parts) => parts.flat())
}
