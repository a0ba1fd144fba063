import { expect, test } from 'vitest'
import { fileName } from '../../../src/media/filename.ts'

test.each([
  ['Kế\u000bhoạch \u00852025.pdf', 'Kế hoạch 2025.pdf'],
  ['\ufffe\uffffx.jpg', 'x.jpg'],
  ['a\u2028b.pdf', 'a b.pdf'],
  ['C:\\Ảnh\\a\u202eb.jpg', 'ab.jpg'],
  ['%22a%22.pdf', '"a".pdf'],
])('%j is shown as %j', (uploaded, shown) => {
  expect(fileName(uploaded)).toBe(shown)
})
