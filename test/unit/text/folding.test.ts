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
