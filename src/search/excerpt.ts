import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/** A part of a text as written; `mark` when it is one of the words that were looked for. */
export interface Piece {
  text: string
  mark: boolean
}

/** Characters around a match, and between two matches that one excerpt still has both of. */
const CONTEXT_CHARACTERS = 70
const MAX_EXCERPTS = 3
/** Without any match, so many characters of the beginning. */
const MAX_BEGINNING_CHARACTERS = 200

/** Which words of a text are to be marked. */
export type Looked = (word: Word) => boolean

/**
 * Marks what was looked for: words typed with marks where they stand with these, others with any.
 *
 * @param folded whether marks do not matter.
 */
export function lookedFor(words: readonly Word[], folded: boolean): Looked {
  const exact = new Set(words.filter((word) => !folded && isMarked(word)).map(({ exact }) => exact))
  const any = new Set(words.filter((word) => folded || !isMarked(word)).map(({ folded }) => folded))
  return (word) => exact.has(word.exact) || any.has(word.folded)
}

/** A whole text with its matches marked. */
export function marked(text: string, looked: Looked): Piece[] {
  return piecesOf(text, 0, text.length, wordsOf(text).filter(looked))
}

/** The parts of a text that have the matches, a few if they are far apart; its beginning if there is none. */
export function excerpts(text: string, looked: Looked): Piece[][] {
  const matches = wordsOf(text).filter(looked)
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

/** Matches that are near each other, up to some length. */
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

/** Those with most different words, in the order of the text. */
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

/** Excerpts begin and end between words. */
function nextBoundary(text: string, at: number): number {
  const space = text.slice(at, at + CONTEXT_CHARACTERS).search(/\s/)
  return space < 0 ? at : at + space + 1
}

function lastBoundary(text: string, at: number): number {
  const space = text.slice(Math.max(0, at - CONTEXT_CHARACTERS), at).search(/\s\S*$/)
  return space < 0 ? at : Math.max(0, at - CONTEXT_CHARACTERS) + space
}
