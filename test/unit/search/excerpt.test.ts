import { expect, test } from 'vitest'
import { excerptOf, markMatches, type Piece, wordMatcher } from '../../../src/search/excerpt.ts'
import { wordsOf } from '../../../src/text/folding.ts'
import { mulberry32 } from '../../support/random.ts'

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('')
const looking = (query: string, folded = false) => wordMatcher(wordsOf(query), folded)

test('words typed with marks are marked where they stand with them, others wherever they may', () => {
  const text = 'Đường đi qua dương liễu, năm nay ở Nam Định'
  expect(shown(markMatches(text, looking('đường')))).toBe('[Đường] đi qua dương liễu, năm nay ở Nam Định')
  expect(shown(markMatches(text, looking('duong nam')))).toBe(
    '[Đường] đi qua [dương] liễu, [năm] nay ở [Nam] Định',
  )
  expect(shown(markMatches(text, looking('đường', true)))).toBe(
    '[Đường] đi qua [dương] liễu, năm nay ở Nam Định',
  )
})

test('the text is as written, also when it is not composed', () => {
  const text = 'Huyện uỷ'.normalize('NFD')
  expect(markMatches(text, looking('huyện ủy'))).toEqual([
    { text: 'Huyện'.normalize('NFD'), mark: true },
    { text: ' ', mark: false },
    { text: 'uỷ'.normalize('NFD'), mark: true },
  ])
})

const filler = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(10)

test('matches that are far apart get a part each, cut between words, with one ellipsis between', () => {
  const text = `Bắt đầu ${filler}gặp Hạnh ở đây ${filler}rồi gặp Lan ${filler}hết`
  const excerpt = shown(excerptOf(text, looking('Hạnh Lan')))
  expect(excerpt).toMatch(/^…[^…]* gặp \[Hạnh\] ở đây [^…]* … [^…]*gặp \[Lan\] [^…]*…$/)
  const words = wordsOf(excerpt.replace(/[…[\]]/g, '')).map(({ written }) => written)
  expect(words.every((word) => wordsOf(text).some(({ written }) => written === word))).toBe(true)
})

test('parts that would overlap or touch are one, with all that matches marked', () => {
  for (const words of [1, 4, 8, 12, 16]) {
    const text = `${filler}Hạnh ${'x '.repeat(words * 5)}Lan ${filler}`
    const excerpt = shown(excerptOf(text, looking('Hạnh Lan')))
    expect(excerpt).toContain('[Hạnh]')
    expect(excerpt).toContain('[Lan]')
    expect(excerpt.split('Hạnh').length).toBe(2)
    expect(excerpt.split('Lan').length).toBe(2)
  }
})

test('the parts are those with most of what was looked for', () => {
  const far = 'x '.repeat(200)
  const text = `lan ${far} lan ${far} lan ${far} lan và hạnh ${far} lan`
  expect(shown(excerptOf(text, looking('lan hạnh')))).toContain('[lan] và [hạnh]')
})

test('a text without a match is shown from its beginning', () => {
  expect(shown(excerptOf('Ngắn thôi', looking('khác')))).toBe('Ngắn thôi')
  expect(excerptOf('', looking('khác'))).toEqual([])
  expect(shown(excerptOf('từ '.repeat(300), looking('khác')))).toMatch(/từ…$/)
})

test('an excerpt is short, repeats nothing, and marks what it shows of the matches', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  console.log(`SEED=${seed}`)
  const random = mulberry32(seed)
  for (let round = 0; round < 3_000; round++) {
    // Every word is there once, so that a repetition is seen.
    const names = ['Hạnh', 'Lan', 'Minh', 'Quỳnh']
    const gaps = names.map(() => Math.floor(random() ** 3 * 120))
    let count = 0
    const words = (number: number) =>
      Array.from({ length: number }, () => `${'từ'.repeat(1 + Math.floor(random() * 3))}${count++}`)
    const text = names
      .flatMap((name, at) => [...words(gaps[at] ?? 0), name])
      .concat(words(Math.floor(random() * 100)))
      .join(random() < 0.5 ? ' ' : '\n')
    const pieces = excerptOf(text, looking(names.slice(0, 1 + (round % 4)).join(' ')))
    const excerpt = pieces.map((piece) => piece.text).join('')
    expect(excerpt.length, `SEED=${seed}`).toBeLessThanOrEqual(210)
    const parts = excerpt
      .split('…')
      .map((part) => part.trim())
      .filter(Boolean)
    let from = 0
    for (const part of parts) {
      const at = text.replace(/\s+/g, ' ').indexOf(part, from)
      expect(at, `SEED=${seed}: ${excerpt}`).toBeGreaterThanOrEqual(0)
      from = at + part.length
    }
    expect(excerpt).not.toMatch(/…\s*…|\s{2}/)
    for (const name of names.slice(0, 1 + (round % 4)))
      expect(pieces.some((piece) => piece.text === name && piece.mark)).toBe(excerpt.includes(name))
    expect(pieces.some(({ mark }) => mark)).toBe(true)
  }
})
