import { expect, test } from 'vitest'
import { bodyOfTyped } from '../../../../src/text/body/typed-text.ts'

test.each([
  ['Một\n\nHai', '<p>Một</p><p>Hai</p>'],
  ['Một\n \t\n\n  Hai\nBa\n', '<p>Một</p><p>Hai<br>Ba</p>'],
  ['5 < 7 & 8 > 6', '<p>5 &lt; 7 &amp; 8 &gt; 6</p>'],
  ['Mức <Tốt> và <Khá>', '<p>Mức &lt;Tốt&gt; và &lt;Khá&gt;</p>'],
  ['a <b', '<p>a &lt;b</p>'],
  ['&lt;b&gt;', '<p>&amp;lt;b&amp;gt;</p>'],
  ['lan@binhlieu.example <lan@binhlieu.example>', '<p>lan@binhlieu.example &lt;lan@binhlieu.example&gt;</p>'],
  ['', ''],
  [' \n \n ', ''],
])('%j has no element and becomes paragraphs', (typed, html) => {
  expect(bodyOfTyped(typed)).toBe(html)
})

test.each([
  '<p>Một</p>\n\nHai',
  'Một<br>\n\nHai',
  'a<b>c',
  '<img src="a.jpg">\n\nHai',
  '</P>\n\n1',
  '<iframe src=x>\n\n2',
])('%j is HTML', (typed) => {
  expect(bodyOfTyped(typed)).toBe(typed)
})
