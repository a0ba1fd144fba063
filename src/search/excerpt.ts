import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/** A part of a text as written; `mark` is true for a word that the search matched. */
export interface Piece {
  text: string
  mark: boolean
}

/** An excerpt fits into about two lines on a page, in characters. */
const MAX_CHARACTERS = 160
/** An excerpt has at most as many parts of the text. */
const MAX_PARTS = 2
/** Matches with fewer characters between them share a part. */
const NEAR_CHARACTERS = 40
/** The longest stretch of text between the first and the last match of a part, in characters. */
const MAX_STRETCH_CHARACTERS = 100
/** So that what matched stands in the first line, also on a phone. In characters. */
const MAX_CHARACTERS_BEFORE = 30
/** A word that is longer is cut. In characters. */
const MAX_WORD_CHARACTERS = 30

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
 * Returns an excerpt of a text: what stands around its matches, in one or two parts, with an ellipsis for each stretch that
 * is left out. No part of the text is repeated. Returns the beginning of the text if nothing matches.
 */
export function excerptOf(text: string, isMatch: WordMatcher): Piece[] {
  const matches = wordsOf(text).filter(isMatch)
  const spans = matches.length === 0 ? [{ start: 0, end: 0 }] : bestOf(clustersOf(matches)).map(spanOf)
  return withEllipses(text, joined(spans.map((span) => widened(text, span, spans))), matches)
}

/** A part of a text, by its first character and the one after its last. */
interface Span {
  start: number
  end: number
}

const spanOf = (cluster: readonly Word[]): Span => ({
  start: (cluster[0] as Word).start,
  end: (cluster.at(-1) as Word).end,
})

/** Groups matches that are near each other, up to a maximum length. */
function clustersOf(matches: readonly Word[]): Word[][] {
  const clusters: Word[][] = []
  for (const match of matches) {
    const cluster = clusters.at(-1)
    const span = cluster && spanOf(cluster)
    const isNear =
      span && match.start - span.end < NEAR_CHARACTERS && match.end - span.start < MAX_STRETCH_CHARACTERS
    if (isNear) cluster.push(match)
    else clusters.push([match])
  }
  return clusters
}

/** Returns the clusters with the most different words, in the order of the text. */
function bestOf(clusters: Word[][]): Word[][] {
  const different = (cluster: Word[]) => new Set(cluster.map(({ folded }) => folded)).size
  return clusters
    .map((cluster, index) => ({ cluster, index, score: different(cluster) }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MAX_PARTS)
    .toSorted((a, b) => a.index - b.index)
    .map(({ cluster }) => cluster)
}

/** Widens a part to its share of the excerpt, from word to word. */
function widened(text: string, { start, end }: Span, all: readonly Span[]): Span {
  const share = MAX_CHARACTERS / all.length
  const before = Math.max(0, Math.min(MAX_CHARACTERS_BEFORE, share - (end - start)))
  const from = Math.max(0, start - before)
  const to = Math.max(end, Math.min(text.length, from + share))
  return {
    start: from === 0 ? 0 : nextBoundary(text, from, start),
    end: to === text.length ? to : lastBoundary(text, to, end),
  }
}

/** Joins parts that overlap, or that have nothing but a space between them. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (last && span.start <= last.end + 1) last.end = Math.max(last.end, span.end)
    else apart.push({ ...span })
  }
  return apart
}

function withEllipses(text: string, spans: readonly Span[], matches: readonly Word[]): Piece[] {
  const ellipsis = (before: string, after: string) => ({ text: `${before}…${after}`, mark: false })
  const pieces: Piece[] = []
  for (const [index, { start, end }] of spans.entries()) {
    if (index > 0) pieces.push(ellipsis(' ', ' '))
    else if (start > 0) pieces.push(ellipsis('', ''))
    pieces.push(...trimmed(piecesOf(text, start, end, matches)))
  }
  if ((spans.at(-1)?.end ?? 0) < text.length) pieces.push(ellipsis('', ''))
  return pieces
}

/** Removes the space at both ends, which the ellipsis brings. */
function trimmed(pieces: Piece[]): Piece[] {
  const last = pieces.length - 1
  return pieces
    .map(({ text, mark }, at) => {
      const withoutStart = at === 0 ? text.trimStart() : text
      return { text: at === last ? withoutStart.trimEnd() : withoutStart, mark }
    })
    .filter(({ text }) => text !== '')
}

function piecesOf(text: string, from: number, to: number, matches: readonly Word[]): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const add = (end: number, mark: boolean) => {
    const piece = text.slice(at, end).replace(/[^\S\ufeff]+/g, ' ')
    if (piece !== '') pieces.push({ text: piece, mark })
    at = end
  }
  for (const { start, end } of matches) {
    if (start < at || end > to) continue
    add(start, false)
    add(end, true)
  }
  add(to, false)
  return pieces
}

/** Returns the first beginning of a word from `at` on, at most `limit`. */
function nextBoundary(text: string, at: number, limit: number): number {
  const space = text.slice(at - 1, Math.min(limit, at + MAX_WORD_CHARACTERS)).search(/\s\S/)
  return space < 0 ? at : at + space
}

/** Returns the last end of a word up to `at`, at least `limit`. */
function lastBoundary(text: string, at: number, limit: number): number {
  if (/\s/.test(text.charAt(at))) return at
  const from = Math.max(limit, at - MAX_WORD_CHARACTERS)
  const space = text.slice(from, at).search(/\s\S*$/)
  return space < 0 ? at : from + space
}
