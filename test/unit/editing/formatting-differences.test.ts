import { expect, test } from 'vitest'
import { differences } from '../../../src/editing/text-differences.ts'

const shown = (before: string, after: string) =>
  differences(before, after)
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `{-${value}-}` : value))
    .join('')

test.each([
  ['<p>Một hai</p>', '<p>Một ba</p>', 'Một {-hai-}{+ba+}'],
  ['<p>Một <strong>hai</strong></p>', '<p>Một <strong>ba</strong></p>', 'Một {-hai-}{+ba+}'],
])('words show without signs where the formatting is the same: %s', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected)
})

test.each([
  ['<p>Một hai</p>', '<p>Một <strong>hai</strong></p>'],
  ['<p>Một</p>', '<h2>Một</h2>'],
  ['<p>Một</p>', '<ul><li>Một</li></ul>'],
  ['<p>Một</p>', '<blockquote><p>Một</p></blockquote>'],
  ['<p>Một</p>', '<p class="align-center">Một</p>'],
  ['<ol><li>Một</li></ol>', '<ul><li>Một</li></ul>'],
  ['<p>Một <em>hai</em></p>', '<p>Một <u>hai</u></p>'],
  ['<p><a href="/a">Một</a></p>', '<p><a href="/b">Một</a></p>'],
  ['<ol type="a"><li>Một</li></ol>', '<ol type="i"><li>Một</li></ol>'],
])('a change of formatting alone shows: %s', (before, after) => {
  expect(shown(before, after)).toMatch(/\{[+-]/)
})
