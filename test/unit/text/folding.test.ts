import { describe, expect, test } from 'vitest'
import { isMarked, wordsOf } from '../../../src/text/folding.ts'

const exact = (text: string) => wordsOf(text).map(({ exact }) => exact)
const folded = (text: string) => wordsOf(text).map(({ folded }) => folded)

describe('the exact form', () => {
  test.each([
    ['hoà', 'hòa'],
    ['uỷ', 'ủy'],
    ['thuý', 'thúy'],
    ['khoẻ', 'khỏe'],
    ['toả', 'tỏa'],
    ['Huyện'.normalize('NFD'), 'Huyện'],
    ['ĐƯỜNG', 'đường'],
    ['\u00d0ường', 'đường'],
    ['kỷ', 'kỉ'],
    ['quý', 'quí'],
    ['Mỹ', 'Mĩ'],
    ['lý', 'lí'],
    ['hy', 'hi'],
  ])('of %s is that of %s', (one, other) => {
    expect(exact(one)).toEqual(exact(other))
  })

  test.each([
    ['hoả', 'hoã'],
    ['năm', 'nam'],
    ['đường', 'dương'],
    ['thuý', 'thúi'],
    ['ma', 'mà'],
    ['tây', 'tai'],
    ['ý', 'í'],
  ])('of %s is not that of %s', (one, other) => {
    expect(exact(one)).not.toEqual(exact(other))
  })
})

test.each([
  ['Huyện uỷ Bình Liêu', 'huyen uy binh lieu'],
  ['Đường', 'duong'],
  ['kỷ niệm', 'ki niem'],
  ['Nguyễn Thị Tuyết Hạnh', 'nguyen thi tuyet hanh'],
  ['403-QĐ/TU', '403 qd tu'],
  ['GD&ĐT', 'gd dt'],
  ['“Dân vận khéo”', 'dan van kheo'],
])('the folded form of %s is %s', (text, form) => {
  expect(folded(text).join(' ')).toBe(form)
})

test('words know where they stand, also among combining marks', () => {
  const text = 'Ở «Đồng Tâm», 3/2021'.normalize('NFD')
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual([
    ...['Ở', 'Đồng', 'Tâm', '3', '2021'],
  ])
})

test('a word is marked when it is typed with marks', () => {
  const marked = (word: string) => wordsOf(word).map(isMarked)
  expect([marked('năm'), marked('nam'), marked('đi'), marked('kỷ'), marked('ky'), marked('2021')]).toEqual([
    ...[[true], [false], [true], [true], [false], [false]],
  ])
})

test('what is no text has no words', () => {
  expect(wordsOf('')).toEqual([])
  expect(wordsOf('\ud800 \udfff *+-^:()"\u0000')).toEqual([])
})

test('a run of letters without an end is cut', () => {
  expect(wordsOf('a'.repeat(100_000))[0]?.folded.length).toBeLessThan(100)
})

test.each([
  ['m²', 'm 2'],
  ['㎡', 'm 2'],
  ['CO₂', 'co 2'],
  ['１２３', '123'],
  ['ﬁle', 'file'],
  ['Ⅳ', 'iv'],
  ['½', '1 2'],
  ['Bình\u00adLiêu', 'binhlieu'],
  ['Li\u200bêu', 'lieu'],
  ['Li\u200dê\u2060u\ufeff', 'lieu'],
  ['covid19', 'covid 19'],
  ['COVID-19', 'covid 19'],
  ['403QĐ/TU', '403 qd tu'],
  ['403-QĐ/TU', '403 qd tu'],
  ['1.854.779', '1854779'],
  ['1854779', '1854779'],
  ['1.854.779,5', '1854779 5'],
  ['1.854', '1854'],
  ['(1.854.779đ)', '1854779 d'],
  ['12.06.2024', '12 06 2024'],
  ['1.5', '1 5'],
  ['0.125', '0 125'],
  ['1.854.77', '1 854 77'],
  ['3,1.854', '3 1 854'],
  ['192.168.100.200', '192 168 100 200'],
  ['10.0.0.1', '10 0 0 1'],
  ['v1.234', 'v 1 234'],
  ['USD1.250.000', 'usd 1250000'],
  ['１.８５４.７７９', '1854779'],
  ['１９２.１６８.１００.２００', '192 168 100 200'],
  ['yêu ❤️ nước', 'yeu nuoc'],
  ['Tâ\u200em', 'tam'],
  ['CO₂\ufe0f', 'co 2'],
])('the words of %s are %s', (text, form) => {
  expect(folded(text).join(' ')).toBe(form)
})

test('words know where they stand, however they are spelt', () => {
  const standing = (text: string) =>
    wordsOf(text).map(({ start, end, written }) => [text.slice(start, end), written])
  expect(standing('ở 5m² và 1.854.779 Li\u00adêu, covid19')).toEqual(
    ['ở', '5', 'm', '²', 'và', '1.854.779', 'Li\u00adêu', 'covid', '19'].map((word) => [word, word]),
  )
})

test('a long run without a word, and one with many dots, are read at once', () => {
  const began = performance.now()
  wordsOf('1.'.repeat(200_000))
  wordsOf('1.234.'.repeat(100_000))
  wordsOf(`a${'1.234.'.repeat(100_000)}`)
  wordsOf('a1.234.567'.repeat(50_000))
  wordsOf(`a${'\u200b'.repeat(300_000)}`)
  expect(performance.now() - began).toBeLessThan(5_000)
})
