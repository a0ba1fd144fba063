import { expect, test } from 'vitest'
import { csv } from '../../../src/lib/csv.ts'

test('a table as CSV has a byte order mark and lines that end as the standard says', () => {
  expect(
    csv([
      ['Ngày', 'Lượt'],
      ['a', 1],
    ]),
  ).toBe('\uFEFFNgày,Lượt\r\na,1\r\n')
})

test.each([
  ['a,b', '"a,b"'],
  ['nói "không"', '"nói ""không"""'],
  ['hai\ndòng', '"hai\ndòng"'],
  ['=1+1', "'=1+1"],
  ['+84', "'+84"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=a,"b"', `"'=a,""b"""`],
  ['a=b', 'a=b'],
])('%j is written as %j', (value, written) => {
  expect(csv([[value]])).toBe(`\uFEFF${written}\r\n`)
})

test('a negative number is a number', () => {
  expect(csv([[-5]])).toBe('\uFEFF-5\r\n')
})
