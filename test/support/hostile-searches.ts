import { expect } from 'vitest'
import type { Executor } from '../../src/db/builder.ts'
import { find } from '../../src/search/find.ts'
import type { Portal } from './portal.ts'
import { mulberry32 } from './random.ts'
import { ask } from './visitors.ts'

const parts = [
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    '*',
    '^',
    ':',
    '(',
    ')',
    '"',
    '-',
    '+',
    '{',
    '}',
    "'",
    '\\',
    ';',
    '--',
    '%',
    '_',
  ],
  ...[
    'e_title',
    'facets',
    'rowid',
    'huyện',
    'a',
    '1',
    '<script>alert(1)</script>',
    '"><img src=x onerror=1>',
    '¶',
  ],
  ...[
    '\u0000',
    '\u202e',
    '\u200b',
    '\ufeff',
    'é'.normalize('NFD'),
    '\ud83d\ude00',
    '़',
    'ˌ',
    'ﷺ',
    '​',
    '\n',
    '\t',
  ],
  ...['%', '%25', '%ff', 'ĐƯỜNG', 'x'.repeat(300), "'; drop table entries; --", '$1', '{{1}}'],
]

/**
 * Asks for what breaks a search, becomes markup or steers it, if anything does, and expects that nothing does.
 *
 * @param count of random texts; those that are known to be nasty are asked for besides.
 */
export async function askHostilely(
  portal: Pick<Portal, 'env' | 'url'>,
  count: number,
  seed = 1,
): Promise<void> {
  const random = mulberry32(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const asked = new Map<string, unknown[]>()
  const watched: Executor = {
    prepare(statement) {
      const prepared = portal.env.SEARCH_DB.prepare(statement)
      const bind = (...parameters: unknown[]) => {
        asked.set(statement, parameters)
        return prepared.bind(...parameters)
      }
      return { bind } as D1PreparedStatement
    },
    batch: (statements) => portal.env.SEARCH_DB.batch(statements),
  }
  for (let n = 0; n < count; n++) {
    const text = Array.from({ length: 1 + below(8) }, () => parts[below(parts.length)]).join(
      below(2) ? ' ' : '',
    )
    const fields = ['q', 'chuyen-muc', 'co-quan', 'tu', 'trang', 'sap-xep']
    const query = new URLSearchParams({ q: text, [fields[below(fields.length)] as string]: text })
    const { status, text: page } = await ask(new URL(`/tim-kiem?${query}`, portal.url))
    expect([200, 400], text).toContain(status)
    expect(page, text).not.toMatch(/<script>alert|<img src=x/)
    await find(watched, { text, category: text, organisation: text, sort: 'relevance', page: 1 })
  }
  // Whatever is asked for, no statement reads through a table or a whole index.
  expect(asked.size).toBeGreaterThan(10)
  for (const [statement, parameters] of asked) {
    const plan = portal.env.SEARCH_DB.prepare(`explain query plan ${statement}`).bind(...parameters)
    const steps = (await plan.all<{ detail: string }>()).results.map(({ detail }) => detail)
    expect(
      steps.filter((step) => /^SCAN (entries|spellings|e)\b/.test(step)),
      statement,
    ).toEqual([])
  }
  for (const raw of ['%ff%fe', '%00', '%ed%a0%80', '+'.repeat(2_000), 'a'.repeat(7_000)]) {
    expect((await ask(new URL(`/tim-kiem?q=${raw}`, portal.url))).status, raw.slice(0, 20)).toBe(200)
  }
  for (const text of ['\ud800', 'a'.repeat(100_000), '"'.repeat(100_000), `${'x '.repeat(50_000)}`]) {
    const search = find(portal.env.SEARCH_DB, { text, sort: 'relevance', page: 1 })
    await expect(search, text.slice(0, 20)).resolves.toBeDefined()
  }
}
