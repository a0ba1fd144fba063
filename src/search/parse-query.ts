import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/**
 * A reader's query: words that must all occur; `"a phrase"` that occurs as written; `-without`, after a word that must. All other characters
 * are text without a special meaning.
 */
export interface SearchQuery {
  include: Term[]
  exclude: Term[]
}

/** A word, or several that belong together: quoted, or written as one (`403-QĐ/TU`). */
export interface Term {
  words: Word[]
  quoted: boolean
}

/** The rest of a longer query is ignored. */
const MAX_CHARACTERS = 200
const MAX_WORDS = 16

/** Parses a query. It never fails: text that has no word is left out. */
export function parseQuery(text: string): SearchQuery {
  const query: SearchQuery = { include: [], exclude: [] }
  let wordsLeft = MAX_WORDS
  for (const [, minus, quotation, word] of text
    .slice(0, MAX_CHARACTERS)
    .replace(/[“”„«»]/g, '"')
    .matchAll(/(?<=^|\s)(-?)(?:"([^"]*)"|([\S\ufeff]+))/g)) {
    const words = wordsOf(quotation ?? word ?? '').slice(0, wordsLeft)
    if (words.length === 0) continue
    wordsLeft -= words.length
    const term = { words, quoted: quotation !== undefined }
    // A dash before the first word is the bullet of a list that was pasted.
    if (minus && query.include.length > 0) query.exclude.push(term)
    else query.include.push(term)
  }
  return query
}

/** Tells whether the query has marks anywhere. Without marks, matching is folded anyway. */
export function hasMarks({ include, exclude }: SearchQuery): boolean {
  return [...include, ...exclude].some(({ words }) => words.some(isMarked))
}
