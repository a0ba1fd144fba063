/** How a browser counts the items of a list: the `type` of its `ol`. */
export interface Numbering {
  type: '1' | 'a' | 'A' | 'i' | 'I'
  start: number
}

const ROMAN = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
] as const
const LETTERS = 26
const FIRST_LETTER = 97
/** No text has a longer list; the search for a number ends here. */
const MAX_NUMBER = 3999

function letters(number: number): string {
  let rest = number
  let written = ''
  for (; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    written = String.fromCharCode(FIRST_LETTER + ((rest - 1) % LETTERS)) + written
  return written
}

function roman(number: number): string {
  let rest = number
  let written = ''
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) written += sign
  }
  return written
}

/** What browsers write before an item, but for the dot: https://drafts.csswg.org/css-counter-styles/#predefined-counters */
const counters: Readonly<Record<Numbering['type'], (number: number) => string>> = {
  '1': String,
  a: letters,
  A: (number) => letters(number).toUpperCase(),
  i: roman,
  I: (number) => roman(number).toUpperCase(),
}

/**
 * Returns the numbering by which a browser writes exactly these labels; undefined if there is none: its letters are those of
 * English, and its sign is a dot.
 */
export function numberingOf(labels: readonly string[]): Numbering | undefined {
  const found = (Object.keys(counters) as Numbering['type'][]).flatMap((type) => {
    const start = startOf(labels[0] ?? '', counters[type])
    if (start === undefined) return []
    const isSame = labels.every((label, at) => label === `${counters[type](start + at)}.`)
    return isSame ? [{ type, start }] : []
  })
  // "i." is the first Roman number rather than the ninth letter.
  return found.toSorted((a, b) => a.start - b.start)[0]
}

function startOf(label: string, write: (number: number) => string): number | undefined {
  if (/^\d/.test(label))
    return /^\d{1,4}\.$/.test(label) && write === String ? Number.parseInt(label, 10) : undefined
  for (let number = 1; number <= MAX_NUMBER; number++) if (`${write(number)}.` === label) return number
  return undefined
}

/** Tells whether a label is the first of a count; `i` after `h` is the ninth letter. */
export function isFirstLabel(label: string, before: string): boolean {
  const sign = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  if (/^i$/i.test(sign(label))) return !/^h$/i.test(sign(before))
  return /^(?:1|a)$/i.test(sign(label))
}
