import type { Issue } from './issue.ts'
import { tcvn3, vni } from './legacy-encoding-tables.ts'
import { isSyllable, withoutTone } from './syllables.ts'

type Encoding = 'tcvn3' | 'vni'

/** A part of a text in one legacy encoding: consecutive words, none of which rules the encoding out. */
interface Run {
  encoding: Encoding
  words: Word[]
  /** Number of words that are Vietnamese only after decoding. */
  evidence: number
}

interface Word {
  text: string
  at: number
  verdict: 'evidence' | 'follows' | 'neutral' | 'against'
}

/** A single word may be a foreign name. Two words in a row that become Vietnamese are no accident. */
const MIN_EVIDENCE_WORDS = 2

/**
 * Finds text that is written in TCVN3 (ABC) or VNI, and returns an issue for each line of it. The evidence is the whole
 * text: a line of one word is decoded together with its neighbours, and no word is decoded on its own.
 */
export function legacyIssues(text: string): Issue[] {
  // Most texts have no such letter: they need no further work.
  if (!/[\u00a1-\u00ff]/.test(text)) return []
  const runs = (['tcvn3', 'vni'] as const)
    .flatMap((encoding) => runsOf(text, encoding))
    .toSorted((a, b) => b.evidence - a.evidence)
  const chosen: Run[] = []
  for (const run of runs) if (!chosen.some((other) => overlap(run, other))) chosen.push(run)
  return chosen.flatMap((run) => issuesOf(text, run)).toSorted((a, b) => a.at - b.at)
}

/** Converts text of an encoding to Unicode. */
export function decode(text: string, encoding: Encoding): string {
  return text.replace(WORDS, (word) => (encoding === 'tcvn3' ? fromTcvn3(word) : fromVni(word)))
}

/** Words of letters, and of the signs that TCVN3 uses as letters. */
const WORDS = /[\p{L}\p{M}\u00a1-\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00d7\u00f7ª]+/gu

function runsOf(text: string, encoding: Encoding): Run[] {
  const runs: Run[] = []
  let words: Word[] = []
  const end = () => {
    const run = trimRun(encoding, words)
    if (run && run.evidence >= MIN_EVIDENCE_WORDS) runs.push(run)
    words = []
  }
  let start = 0
  for (const line of text.split('\n')) {
    // A line with Unicode letters is Unicode. The lines around it are no evidence for its words.
    const isUnicode = UNICODE.test(line)
    if (isUnicode) end()
    for (const match of line.matchAll(WORDS)) {
      const at = start + match.index
      const word = { text: match[0], at, verdict: verdictOf(match[0], encoding) }
      if (word.verdict === 'against') end()
      else words.push(word)
    }
    if (isUnicode) end()
    start += line.length + 1
  }
  end()
  return runs
}

/** Vietnamese letters beyond the first 256 code points, which no single-byte encoding has: ă đ ĩ ũ ơ ư, and from ạ to ỹ. */
const UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/

function verdictOf(word: string, encoding: Encoding): Word['verdict'] {
  if (UNICODE.test(word)) return 'against'
  if (/^[A-Za-z]+$/.test(word) || isSign(word)) return 'neutral'
  const decoded = encoding === 'tcvn3' ? fromTcvn3(word) : fromVni(word)
  // Abbreviations such as HĐND and QĐ.
  if (decoded !== word && /^[bcdđghklmnpqrstvx]+$/i.test(decoded)) return 'follows'
  if (!isSyllable(decoded)) return 'against'
  if (decoded === word) return 'neutral'
  // A single letter is no evidence: ë, ¸.
  if (word.length === 1 || isSyllable(word)) return 'follows'
  return 'evidence'
}

/** Tells whether a word is a single character that is a sign in any text: § 5, 3 × 4, ®, «. */
function isSign(word: string): boolean {
  return /^[^\p{L}\p{M}\u00b5\u00b8\u00ad]+$/u.test(word) && word.length === 1
}

/** Returns the run from the first to the last word that changes; undefined when less than half of these are evidence. */
function trimRun(encoding: Encoding, words: Word[]): Run | undefined {
  const changing = words.filter(({ verdict }) => verdict !== 'neutral')
  const evidence = changing.filter(({ verdict }) => verdict === 'evidence').length
  const [first] = changing
  const last = changing.at(-1)
  if (!first || !last || evidence * 2 < changing.length) return undefined
  return { encoding, evidence, words: words.slice(words.indexOf(first), words.indexOf(last) + 1) }
}

function overlap(a: Run, b: Run): boolean {
  return startOf(a) < endOf(b) && startOf(b) < endOf(a)
}

const startOf = ({ words }: Run) => words[0]?.at ?? 0
const endOf = ({ words }: Run) => {
  const last = words.at(-1)
  return last ? last.at + last.text.length : 0
}

function issuesOf(text: string, run: Run): Issue[] {
  const start = startOf(run)
  let at = start
  return text
    .slice(start, endOf(run))
    .split('\n')
    .flatMap((line) => {
      const from = at
      at += line.length + 1
      const suggestion = decode(line, run.encoding)
      if (suggestion === line) return []
      return [{ kind: run.encoding, at: from, length: line.length, found: line, suggestion }]
    })
}

function fromTcvn3(word: string): string {
  if (isSign(word)) return word
  const decoded = [...word].map((letter) => tcvn3.get(letter) ?? letter).join('')
  // Some programs write À as A and à. In a word of capitals every letter is a capital.
  const joined = decoded.replace(/([A-ZĂÂÊÔƠƯ])(\p{Ll})/gu, (both, capital: string, small: string) =>
    small !== withoutTone(small) && withoutTone(small) === capital.toLowerCase() ? small.toUpperCase() : both,
  )
  const plain = word.replace(/[^A-Za-z]/g, '')
  const capitals = plain.length > 1 && plain === plain.toUpperCase()
  return capitals ? joined.toUpperCase() : joined
}

function fromVni(word: string): string {
  let decoded = ''
  for (let at = 0; at < word.length; ) {
    const two = vni.get(word.slice(at, at + 2))
    const one = vni.get(word.charAt(at)) ?? word.charAt(at)
    decoded += two && word.length > at + 1 ? two : one
    at += two && word.length > at + 1 ? 2 : 1
  }
  return decoded
}
