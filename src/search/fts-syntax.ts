import { isMarked, type Word } from '../text/folding.ts'
import type { Clause } from './synonym-expansion.ts'

// Parts of FTS5 expressions. All text from readers is in quotes and consists of words only, so none of it can be read
// as an operator.

/** The names of the index's columns, after `e_` (exact) or `f_` (folded). */
export type Field = 'title' | 'lead' | 'by' | 'text'
export const TEXT: readonly Field[] = ['text']
/** The most words between the first and the last of those that are near. */
const NEAR_WORDS = 10

/** Matches articles that contain a clause: the typed words or one of their synonyms. */
export function clauseExpression(
  { words, together, others }: Clause,
  fields: readonly Field[],
  folded: boolean,
): string {
  const typed = together
    ? phraseOf(words, fields, folded)
    : allOf(words.map((word) => phraseOf([word], fields, folded)))
  return anyOf([typed, ...others.map((other) => phraseOf(other, fields, folded))])
}

/** Matches consecutive words. A word typed with marks matches only these marks. */
export function phraseOf(words: readonly Word[], fields: readonly Field[], folded: boolean): string {
  const marked = folded ? [] : words.filter(isMarked)
  const exact = `"${words.map(({ exact }) => exact).join(' ')}"`
  if (words.length > 0 && marked.length === words.length) return column(fields, 'e', exact)
  const anyMarks = column(fields, 'f', `"${words.map(({ folded }) => folded).join(' ')}"`)
  return allOf([anyMarks, ...marked.map((word) => column(fields, 'e', `"${word.exact}"`))])
}

/** Matches texts that have all clauses near each other, in any order. */
export function near(clauses: readonly Clause[], folded: boolean): string {
  const units = clauses.flatMap(({ words, together }) => (together ? [words] : words.map((word) => [word])))
  const words = units.flat()
  const form = !folded && words.every(isMarked) ? 'exact' : 'folded'
  const quoted = units.map((unit) => `"${unit.map((word) => word[form]).join(' ')}"`)
  const prefix = form === 'exact' ? 'e' : 'f'
  const marked = form === 'exact' || folded ? [] : words.filter(isMarked)
  return allOf([
    column(TEXT, prefix, `NEAR(${quoted.join(' ')}, ${NEAR_WORDS})`),
    ...marked.map((word) => column(TEXT, 'e', `"${word.exact}"`)),
  ])
}

export const column = (fields: readonly Field[], prefix: 'e' | 'f', expression: string) =>
  `{${fields.map((field) => `${prefix}_${field}`).join(' ')}} : ${expression}`

export const allOf = (expressions: readonly string[]) => join(expressions, ' AND ')
export const anyOf = (expressions: readonly string[]) => join(expressions, ' OR ')

function join(expressions: readonly string[], operator: string): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(operator)})`
}
