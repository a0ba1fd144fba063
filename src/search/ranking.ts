import { isMarked, type Word } from '../text/folding.ts'
import { allOf, anyOf, clauseExpression, column, type Field, near, phraseOf, TEXT } from './fts-syntax.ts'
import type { Term } from './parse-query.ts'
import type { Clause } from './synonym-expansion.ts'

/**
 * FTS5 expressions, from best to worst. Within one, newer articles come first. So the order is the ranking, and
 * SQLite stops at the first page that is full. (A score such as bm25 has to visit every article that has one of the
 * words: for the commonest, all.) One may stand for what another does: an article belongs to the best.
 *
 * Why in this order:
 * 1. Title before lead before body: an article is about what its title says.
 * 2. Together before apart: `Uỷ ban` is not `uỷ quyền ... ban đêm`.
 * 3. Apart but near before scattered over the whole text.
 * 4. With a single word typed without marks, a title that has it without marks before others: `nam` before `năm`.
 */
export interface Expressions {
  /** Better than `all`. */
  tiers: Tier[]
  /** All of them together, for `texts`. */
  all: string
  /** What no result may have, for `texts`; undefined if there is no such thing. */
  excluded: string | undefined
}

interface Tier {
  /** Expressions for `heads` know nothing of what is excluded. */
  index: 'heads' | 'texts'
  expression: string
  /**
   * Looked for only among the newest that have all the words: how words stand in a long text takes a look at each
   * text that has them, and of what thousands have, readers want the news.
   */
  newest: boolean
}

/** Of more words it takes too long to see how near they are: all are common in some query. */
const MAX_NEAR_WORDS = 4
/** More ways of saying a whole query are not tried as phrases. */
const MAX_PHRASES = 6

interface Options {
  /** Words mean any with the same letters, whatever marks were typed. */
  folded: boolean
  /** Words of the facets column that results must have. */
  facets: readonly string[]
}

/** For articles that have all that was asked for. */
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
  return combined(tiers, apart(TEXT), exclude, options)
}

/** For articles that have only some of it, most first. Everything is folded. */
export function expressionsForSome(
  clauses: readonly Clause[],
  exclude: readonly Term[],
  options: Omit<Options, 'folded'>,
): Expressions {
  const each = (fields: readonly Field[]) => clauses.map((clause) => clauseExpression(clause, fields, true))
  const parts = each(TEXT)
  const allButOne = anyOf(parts.map((_, left) => allOf(parts.toSpliced(left, 1))))
  // An article with more of it comes first, wherever it stands.
  const best = parts.length > 2 ? tier('texts', allButOne) : tier('heads', anyOf(each(['title'])))
  return combined([best], anyOf(parts), exclude, { ...options, folded: true })
}

function tier(index: Tier['index'], expression: string, newest = false): Tier {
  return { index, expression, newest }
}

function combined(
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

/** The ways of saying all of it in one go: as typed, and with one thing said otherwise. */
function phrasesOf(clauses: readonly Clause[]): (readonly Word[])[] {
  const typed = clauses.map(({ words }) => words)
  const otherwise = clauses.flatMap(({ others }, index) =>
    others.map((other) => typed.toSpliced(index, 1, other)),
  )
  return [typed, ...otherwise].slice(0, MAX_PHRASES).map((parts) => parts.flat())
}
