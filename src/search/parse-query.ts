import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/**
 * What a reader has typed: words, all of them to be found; `"a phrase"` as it is written; `-without`. Everything else is
 * text. No character of it has a meaning beyond this.
 */
export interface SearchQuery {
  include: Term[]
  exclude: Term[]
}

/** A word; or several that belong together: quoted, or written as one (`403-QĐ/TU`). */
export interface Term {
  words: Word[]
  quoted: boolean
}

/** What is typed beyond is not looked at. */
const MAX_CHARACTERS = 200
const MAX_WORDS = 16

/** Parses what was typed. It never fails: what is no word is left out. */
export function parseQuery(text: string): SearchQuery {
  const query: SearchQuery = { include: [], exclude: [] }
  let left = MAX_WORDS
  for (const [, minus, quotation, run] of text
    .slice(0, MAX_CHARACTERS)
    .replace(/[“”„«»]/g, '"')
    .matchAll(/(?<=^|\s)(-?)(?:"([^"]*)"|(\S+))/g)) {
    const words = wordsOf(quotation ?? run ?? '').slice(0, left)
    if (words.length === 0) continue
    left -= words.length
    const term = { words, quoted: quotation !== undefined }
    if (minus) query.exclude.push(term)
    else query.include.push(term)
  }
  return query
}

/** Whether marks were typed anywhere: else all is folded anyhow. */
export function hasMarks({ include, exclude }: SearchQuery): boolean {
  return [...include, ...exclude].some(({ words }) => words.some(isMarked))
}
