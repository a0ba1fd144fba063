import { expect, test } from 'vitest'
import { excerpts, markMatches, type Piece, wordMatcher } from '../../../src/search/excerpt.ts'
import { wordsOf } from '../../../src/text/folding.ts'

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

test('matches that are far apart get an excerpt each, cut between words', () => {
  const filler = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(10)
  const text = `Bắt đầu ${filler}gặp Hạnh ở đây ${filler}rồi gặp Lan ${filler}hết`
  const [first, second, ...others] = excerpts(text, looking('Hạnh Lan')).map(shown)
  expect(first).toMatch(/^….* gặp \[Hạnh\] ở đây .*…$/)
  expect(second).toMatch(/^….*gặp \[Lan\] .*…$/)
  expect(others).toEqual([])
  for (const excerpt of [first, second]) {
    const words = wordsOf((excerpt ?? '').replace(/[…[\]]/g, '')).map(({ written }) => written)
    expect(words.every((word) => wordsOf(text).some(({ written }) => written === word))).toBe(true)
  }
})

test('there are few excerpts, those with most of what was looked for', () => {
  const filler = 'x '.repeat(200)
  const text = `lan ${filler} lan ${filler} lan ${filler} lan và hạnh ${filler} lan`
  const found = excerpts(text, looking('lan hạnh')).map(shown)
  expect(found.length).toBe(3)
  expect(found.some((excerpt) => excerpt.includes('[lan] và [hạnh]'))).toBe(true)
})

test('a text without a match is shown from its beginning', () => {
  expect(excerpts('Ngắn thôi', looking('khác')).map(shown)).toEqual(['Ngắn thôi'])
  expect(excerpts('', looking('khác'))).toEqual([])
  expect(shown(excerpts('từ '.repeat(300), looking('khác'))[0] ?? [])).toMatch(/từ…$/)
})
