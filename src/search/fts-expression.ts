import { isMarked, type Word } from '../text/folding.ts'
import type { Term } from './parse-query.ts'
import type { Wish } from './synonym-expansion.ts'

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
  unwanted: string | undefined
}

interface Tier {
  /** Expressions for `heads` know nothing of what is unwanted. */
  index: 'heads' | 'texts'
  expression: string
  /**
   * Looked for only among the newest that have all that is wanted: how words stand in a long text takes a look at each
   * text that has them, and of what thousands have, the news are wanted.
   */
  newest: boolean
}

type Field = 'title' | 'lead' | 'by' | 'text'
const TEXT: readonly Field[] = ['text']
/** Words between the first and the last of those that are near. */
const NEAR = 10
/** Of more words it takes too long to see how near they are: all are common in some query. */
const MOST_NEAR = 4
/** More ways of saying a whole query are not tried as phrases. */
const MOST_PHRASES = 6

interface Options {
  /** Words mean any with the same letters, whatever marks were typed. */
  folded: boolean
  /** Words of the facets column that results must have. */
  facets: readonly string[]
}

/** For articles that have all that is wanted. */
export function expressionsFor(
  wishes: readonly Wish[],
  unwanted: readonly Term[],
  options: Options,
): Expressions {
  const { folded } = options
  const phrases = phrasesOf(wishes)
  const together = (fields: readonly Field[]) => any(phrases.map((words) => run(words, fields, folded)))
  const apart = (fields: readonly Field[]) => all(wishes.map((wish) => said(wish, fields, folded)))
  const [first, ...more] = wishes.flatMap(({ words }) => words)
  const single = more.length === 0 && first
  const titles = single
    ? [
        ...(isMarked(single) || folded ? [] : [column(['title'], 'e', `"${single.exact}"`)]),
        together(['title']),
      ]
    : [together(['title']), apart(['title'])]
  const texts = single ? [] : [together(TEXT), ...(more.length < MOST_NEAR ? [near(wishes, folded)] : [])]
  const tiers = [
    ...titles.map((expression) => tier('heads', expression)),
    tier('heads', together(['lead', 'by']), true),
    ...texts.map((expression) => tier('texts', expression, true)),
  ]
  return combined(tiers, apart(TEXT), unwanted, options)
}

/** For articles that have only some of it, most first. Everything is folded. */
export function expressionsForSome(
  wishes: readonly Wish[],
  unwanted: readonly Term[],
  options: Omit<Options, 'folded'>,
): Expressions {
  const each = (fields: readonly Field[]) => wishes.map((wish) => said(wish, fields, true))
  const parts = each(TEXT)
  const allButOne = any(parts.map((_, left) => all(parts.toSpliced(left, 1))))
  // Who has more of it comes first, wherever it stands.
  const best = parts.length > 2 ? tier('texts', allButOne) : tier('heads', any(each(['title'])))
  return combined([best], any(parts), unwanted, { ...options, folded: true })
}

function tier(index: Tier['index'], expression: string, newest = false): Tier {
  return { index, expression, newest }
}

function combined(
  tiers: readonly Tier[],
  whole: string,
  unwanted: readonly Term[],
  { folded, facets }: Options,
): Expressions {
  const excluded = unwanted.map(({ words }) => run(words, TEXT, folded))
  const filtered = (expression: string, without: readonly string[]) => {
    const wanted = all([expression, ...facets.map((facet) => `facets : "${facet}"`)])
    return without.length > 0 ? `(${wanted} NOT ${any(without)})` : wanted
  }
  return {
    tiers: tiers.map((tier) => ({
      ...tier,
      expression: filtered(tier.expression, tier.index === 'texts' ? excluded : []),
    })),
    all: filtered(whole, excluded),
    unwanted: excluded.length > 0 ? any(excluded) : undefined,
  }
}

/** The ways of saying all that is wanted in one go: as typed, and with one thing said otherwise. */
function phrasesOf(wishes: readonly Wish[]): (readonly Word[])[] {
  const typed = wishes.map(({ words }) => words)
  const otherwise = wishes.flatMap(({ others }, index) =>
    others.map((other) => typed.toSpliced(index, 1, other)),
  )
  return [typed, ...otherwise].slice(0, MOST_PHRASES).map((parts) => parts.flat())
}

function said({ words, together, others }: Wish, fields: readonly Field[], folded: boolean): string {
  const typed = together ? run(words, fields, folded) : all(words.map((word) => run([word], fields, folded)))
  return any([typed, ...others.map((other) => run(other, fields, folded))])
}

/** Words right after each other. With marks they mean themselves, without any that folds to them. */
function run(words: readonly Word[], fields: readonly Field[], folded: boolean): string {
  const marked = folded ? [] : words.filter(isMarked)
  const exact = `"${words.map(({ exact }) => exact).join(' ')}"`
  if (words.length > 0 && marked.length === words.length) return column(fields, 'e', exact)
  const anyMarks = column(fields, 'f', `"${words.map(({ folded }) => folded).join(' ')}"`)
  return all([anyMarks, ...marked.map((word) => column(fields, 'e', `"${word.exact}"`))])
}

function near(wishes: readonly Wish[], folded: boolean): string {
  const units = wishes.flatMap(({ words, together }) => (together ? [words] : words.map((word) => [word])))
  const words = units.flat()
  const form = !folded && words.every(isMarked) ? 'exact' : 'folded'
  const quoted = units.map((unit) => `"${unit.map((word) => word[form]).join(' ')}"`)
  const prefix = form === 'exact' ? 'e' : 'f'
  const marked = form === 'exact' || folded ? [] : words.filter(isMarked)
  return all([
    column(TEXT, prefix, `NEAR(${quoted.join(' ')}, ${NEAR})`),
    ...marked.map((word) => column(TEXT, 'e', `"${word.exact}"`)),
  ])
}

const column = (fields: readonly Field[], prefix: 'e' | 'f', expression: string) =>
  `{${fields.map((field) => `${prefix}_${field}`).join(' ')}} : ${expression}`

const all = (expressions: readonly string[]) => join(expressions, ' AND ')
const any = (expressions: readonly string[]) => join(expressions, ' OR ')

function join(expressions: readonly string[], operator: string): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(operator)})`
}
