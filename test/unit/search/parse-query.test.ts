import { describe, expect, test } from 'vitest'
import { parseQuery, type Term } from '../../../src/search/parse-query.ts'
import { clausesOf, parseSynonyms } from '../../../src/search/synonym-expansion.ts'

const said = (terms: readonly Term[]) =>
  terms.map(({ words, quoted }) => words.map(({ written }) => written).join(' ') + (quoted ? '!' : ''))
const parsed = (text: string) => {
  const { include, exclude } = parseQuery(text)
  return { include: said(include), exclude: said(exclude) }
}

describe('a query', () => {
  test.each([
    ['huyện uỷ', ['huyện', 'uỷ'], []],
    ['"huyện uỷ" Bình Liêu', ['huyện uỷ!', 'Bình', 'Liêu'], []],
    ['“huyện uỷ”', ['huyện uỷ!'], []],
    ['bầu cử -xã', ['bầu', 'cử'], ['xã']],
    ['bầu cử -"thị trấn"', ['bầu', 'cử'], ['thị trấn!']],
    ['kinh tế - xã hội', ['kinh', 'tế', 'xã', 'hội'], []],
    ['403-QĐ/TU', ['403 QĐ TU'], []],
    ['huyện "uỷ', ['huyện', 'uỷ'], []],
    ['a AND (b OR c) NOT d*', ['a', 'AND', 'b', 'OR', 'c', 'NOT', 'd'], []],
    ['title:x ^y NEAR(a b, 5)', ['title x', 'y', 'NEAR a', 'b', '5'], []],
    ['-chỉ', ['chỉ'], []],
    ['-Thủ tướng -tới', ['Thủ', 'tướng'], ['tới']],
    ['Đồ\ufeffng Tâm', ['Đồ\ufeffng', 'Tâm'], []],
    ['-"thị trấn" bầu', ['thị trấn!', 'bầu'], []],
    ['" - * ""', [], []],
    ['', [], []],
  ])('%s', (text, include, exclude) => {
    expect(parsed(text)).toEqual({ include, exclude })
  })

  test('is looked at only so far', () => {
    expect(parseQuery('a '.repeat(5_000)).include.length).toBe(16)
    expect(parseQuery('"'.repeat(100_000)).include).toEqual([])
  })
})

describe('synonyms', () => {
  const synonyms = parseSynonyms([
    ['MTTQ', 'Mặt trận Tổ quốc'],
    ['GD&ĐT', 'GDĐT', 'Giáo dục và Đào tạo'],
    ['UBND', 'Uỷ ban nhân dân'],
  ])
  const clauses = (text: string) =>
    clausesOf(parseQuery(text).include, synonyms).map(({ words, others }) => [
      words.map(({ written }) => written).join(' '),
      ...others.map((other) => other.map(({ written }) => written).join(' ')),
    ])

  test.each([
    ['MTTQ huyện', [['MTTQ', 'Mặt trận Tổ quốc'], ['huyện']]],
    ['mttq', [['mttq', 'Mặt trận Tổ quốc']]],
    ['xã mat tran to quoc', [['xã'], ['mat tran to quoc', 'MTTQ']]],
    ['Uỷ ban nhân dân', [['Uỷ ban nhân dân', 'UBND']]],
    ['ủy ban nhân dân', [['ủy ban nhân dân', 'UBND']]],
    ['GD&ĐT', [['GD ĐT', 'GDĐT', 'Giáo dục và Đào tạo']]],
    ['mặt trận', [['mặt'], ['trận']]],
    ['mặt trân tổ quốc', [['mặt'], ['trân'], ['tổ'], ['quốc']]],
    ['"MTTQ"', [['MTTQ']]],
  ])('%s', (text, expected) => {
    expect(clauses(text)).toEqual(expected)
  })
})
