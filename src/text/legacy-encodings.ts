import type { Issue } from './issue.ts'
import { tcvn3, vni } from './legacy-encoding-tables.ts'
import { isSyllable, withoutTone } from './syllables.ts'

type Encoding = 'tcvn3' | 'vni'

/** What stands in a text of one encoding: a run of words none of which speaks against it. */
interface Run {
  encoding: Encoding
  words: Word[]
  /** Words that are no Vietnamese as they stand and are Vietnamese once decoded. */
  evidence: number
}

interface Word {
  text: string
  at: number
  verdict: 'evidence' | 'follows' | 'neutral' | 'against'
}

/** One word may be a name of elsewhere; that two in a row become Vietnamese is no accident. */
const MIN_LETTERS = 2

/**
 * Text that was written in TCVN3 (ABC) or VNI, line by line. The whole text is the evidence: a line of one word is decoded
 * when its neighbours need it, and no word is on its own account.
 */
export function legacyIssues(text: string): Issue[] {
  // Most texts have no such letter, and are done.
  if (!/[\u00a1-\u00ff]/.test(text)) return []
  const runs = (['tcvn3', 'vni'] as const)
    .flatMap((encoding) => runsOf(text, encoding))
    .toSorted((a, b) => b.evidence - a.evidence)
  const taken: Run[] = []
  for (const run of runs) if (!taken.some((other) => overlap(run, other))) taken.push(run)
  return taken.flatMap((run) => findingsOf(text, run)).toSorted((a, b) => a.at - b.at)
}

/** Text of an encoding, in Unicode. */
export function decode(text: string, encoding: Encoding): string {
  return text.replace(WORDS, (word) => (encoding === 'tcvn3' ? fromTcvn3(word) : fromVni(word)))
}

/** Letters, and the signs that TCVN3 uses as letters. */
const WORDS = /[\p{L}\p{M}\u00a1-\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00d7\u00f7ª]+/gu

function runsOf(text: string, encoding: Encoding): Run[] {
  const runs: Run[] = []
  let words: Word[] = []
  const end = () => {
    const run = trimmed(encoding, words)
    if (run && run.evidence >= MIN_LETTERS) runs.push(run)
    words = []
  }
  let start = 0
  for (const line of text.split('\n')) {
    // A line that has letters of Unicode is of Unicode: what stands around it says nothing of its words.
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

/** Vietnamese letters beyond the first 256, which no text of one byte a letter can have: ă đ ĩ ũ ơ ư, and from ạ to ỹ. */
const UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/

function verdictOf(word: string, encoding: Encoding): Word['verdict'] {
  if (UNICODE.test(word)) return 'against'
  if (/^[A-Za-z]+$/.test(word) || isSign(word)) return 'neutral'
  const decoded = encoding === 'tcvn3' ? fromTcvn3(word) : fromVni(word)
  // HĐND, QĐ
  if (decoded !== word && /^[bcdđghklmnpqrstvx]+$/i.test(decoded)) return 'follows'
  if (!isSyllable(decoded)) return 'against'
  if (decoded === word) return 'neutral'
  // A single letter may be anything: ë, ¸.
  if (word.length === 1 || isSyllable(word)) return 'follows'
  return 'evidence'
}

/** One that is a sign in any text: § 5, 3 × 4, ®, «. */
function isSign(word: string): boolean {
  return /^[^\p{L}\p{M}\u00b5\u00b8\u00ad]+$/u.test(word) && word.length === 1
}

/** From the first to the last word that changes. Where most only might, nothing is sure. */
function trimmed(encoding: Encoding, words: Word[]): Run | undefined {
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

function findingsOf(text: string, run: Run): Issue[] {
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
  // Some programs write À as A and à. In a word of capitals all letters are.
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
