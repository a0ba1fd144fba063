import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/** A part of a text as written; `mark` is true for a word that the search matched. */
export interface Piece {
  text: string
  mark: boolean
}

/** Characters around a match. Matches with fewer characters between them share an excerpt. */
const CONTEXT_CHARACTERS = 70
const MAX_EXCERPTS = 3
/** How many characters of the beginning stand in for an excerpt if nothing matches. */
const MAX_BEGINNING_CHARACTERS = 200

/** Tells whether a word of a text matches the search. */
export type WordMatcher = (word: Word) => boolean

/**
 * Makes a matcher of the query's words. A word typed with marks matches only these marks; other words match any.
 *
 * @param folded whether to ignore all marks.
 */
export function wordMatcher(words: readonly Word[], folded: boolean): WordMatcher {
  const exact = new Set(words.filter((word) => !folded && isMarked(word)).map(({ exact }) => exact))
  const any = new Set(words.filter((word) => folded || !isMarked(word)).map(({ folded }) => folded))
  return (word) => exact.has(word.exact) || any.has(word.folded)
}

/** Marks the matches in a whole text. */
export function markMatches(text: string, isMatch: WordMatcher): Piece[] {
  return piecesOf(text, 0, text.length, wordsOf(text).filter(isMatch))
}

/**
 * Returns the parts of a text around its matches: a few if they are far apart. Returns its beginning if nothing
 * matches.
 */
export function excerpts(text: string, isMatch: WordMatcher): Piece[][] {
  const matches = wordsOf(text).filter(isMatch)
  if (matches.length === 0) {
    return text === '' ? [] : [[{ text: cut(text, 0, MAX_BEGINNING_CHARACTERS), mark: false }]]
  }
  return bestOf(clustersOf(matches)).map((cluster) => {
    const start = Math.max(0, (cluster[0] as Word).start - CONTEXT_CHARACTERS)
    const end = Math.min(text.length, (cluster.at(-1) as Word).end + CONTEXT_CHARACTERS)
    const [from, to] = [
      start === 0 ? 0 : nextBoundary(text, start),
      end === text.length ? end : lastBoundary(text, end),
    ]
    return piecesOf(text, from, to, cluster)
  })
}

/** Groups matches that are near each other, up to a maximum length. */
function clustersOf(matches: readonly Word[]): Word[][] {
  const clusters: Word[][] = []
  for (const match of matches) {
    const cluster = clusters.at(-1)
    const last = cluster?.at(-1)
    const first = cluster?.[0]
    if (
      cluster &&
      last &&
      first &&
      match.start - last.end < CONTEXT_CHARACTERS &&
      match.end - first.start < 3 * CONTEXT_CHARACTERS
    ) {
      cluster.push(match)
    } else clusters.push([match])
  }
  return clusters
}

/** Returns the clusters with the most different words, in the order of the text. */
function bestOf(clusters: Word[][]): Word[][] {
  const different = (cluster: Word[]) => new Set(cluster.map(({ folded }) => folded)).size
  return clusters
    .map((cluster, index) => ({ cluster, index, score: different(cluster) }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MAX_EXCERPTS)
    .toSorted((a, b) => a.index - b.index)
    .map(({ cluster }) => cluster)
}

function piecesOf(text: string, from: number, to: number, matches: readonly Word[]): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const add = (end: number, mark: boolean) => {
    const piece = text.slice(at, end).replace(/\s+/g, ' ')
    if (piece !== '') pieces.push({ text: piece, mark })
    at = end
  }
  for (const { start, end } of matches) {
    if (start < at || end > to) continue
    add(start, false)
    add(end, true)
  }
  add(to, false)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first && from > 0) first.text = first.mark ? first.text : `…${first.text.trimStart()}`
  if (last && to < text.length && !last.mark) last.text = `${last.text.trimEnd()}…`
  return pieces
}

function cut(text: string, from: number, to: number): string {
  if (to >= text.length) return text.slice(from).replace(/\s+/g, ' ')
  return `${text.slice(from, lastBoundary(text, to)).replace(/\s+/g, ' ').trimEnd()}…`
}

/** Finds a space to cut at, so that excerpts begin and end between words. */
function nextBoundary(text: string, at: number): number {
  const space = text.slice(at, at + CONTEXT_CHARACTERS).search(/\s/)
  return space < 0 ? at : at + space + 1
}

function lastBoundary(text: string, at: number): number {
  const space = text.slice(Math.max(0, at - CONTEXT_CHARACTERS), at).search(/\s\S*$/)
  return space < 0 ? at : Math.max(0, at - CONTEXT_CHARACTERS) + space
}
