import { beforeAll, expect, test } from 'vitest'
import { indexStale } from '../../src/search/indexing.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'

/** Spellings of the same thing. Each finds each, alone and in a phrase. */
const kinds: Record<string, readonly string[]> = {
  'compatibility forms': ['25 m²', '25m2', '25 ㎡', '２５ｍ２'],
  subscripts: ['khí CO₂', 'khí CO2', 'KHÍ CO₂'],
  ligatures: ['o\ufb03ce', 'office'],
  'invisible characters': [
    'Đồng\u00ad Tâm',
    'Đồ\u200bng Tâm',
    'Đồng Tâ\u2060m',
    'Đồ\ufeffng Tâm',
    'Đồng Tâm',
  ],
  emoji: ['yêu ❤️ nước', 'yêu nước'],
  'grouped numbers': ['1.854.779 đồng', '1854779 đồng', '1.854.779đồng'],
  'letters and digits': ['covid19', 'COVID-19', 'Covid 19'],
  'numbers of documents': ['403QĐ/TU', '403-QĐ/TU', '403 QĐ-TU'],
}
/** What looks alike and is another thing. */
const different = [
  ['ngày 12.06.2024', '12062024'],
  ['địa chỉ 192.168.100.200', '192168100200'],
  ['rộng 0.125', '0125'],
]

let portal: Edge
const ids = new Map<string, number>()
beforeAll(async () => {
  portal = await startEdge()
  for (const [kind, spellings] of Object.entries(kinds))
    for (const [at, spelling] of spellings.entries()) {
      const word = `loai${Object.keys(kinds).indexOf(kind)}x`
      const body = `<p>Trước đó ${word} là ${spelling} theo báo cáo</p>`
      ids.set(spelling, await insertArticle(portal.env, { title: `Bài ${'abcd'.charAt(at)}`, body }))
    }
  for (const [spelling = ''] of different)
    ids.set(spelling, await insertArticle(portal.env, { title: 'Bài khác', body: `<p>${spelling}</p>` }))
  ids.set('br', await insertArticle(portal.env, { body: '<p>Thi đua<br />dạy tốt hongbr</p><p>học tốt</p>' }))
  await indexStale({ content: portal.env.DB, index: portal.env.SEARCH_DB })
})

async function found(query: string): Promise<{ ids: number[]; excerpts: string[] }> {
  const { text } = await portal.reader.get(`/api/v1/search?${new URLSearchParams({ q: query })}`)
  const { items, match } = JSON.parse(text) as { items: { id: number; excerpt: string }[]; match: string }
  if (match === 'some') return { ids: [], excerpts: [] }
  return { ids: items.map(({ id }) => id), excerpts: items.map(({ excerpt }) => excerpt) }
}

for (const [kind, spellings] of Object.entries(kinds)) {
  test(`${kind}: every spelling finds every spelling`, async () => {
    const all = spellings.map((spelling) => ids.get(spelling))
    for (const spelling of spellings) {
      for (const query of [spelling, `"${spelling}"`, `"là ${spelling} theo báo cáo"`]) {
        const { ids } = await found(query)
        expect([query, ids]).toEqual([query, expect.arrayContaining(all)])
      }
    }
  })
}

test('what is another thing is not found', async () => {
  for (const [text = '', query = ''] of different) {
    expect((await found(text)).ids).toContain(ids.get(text))
    expect((await found(query)).ids).not.toContain(ids.get(text))
  }
})

test('a phrase goes over a line break, and not over a paragraph', async () => {
  expect((await found('"thi đua dạy tốt"')).ids).toEqual([ids.get('br')])
  expect((await found('"hongbr học tốt"')).ids).toEqual([])
})

test('a dash before the first word is a bullet', async () => {
  expect((await found('-hongbr')).ids).toEqual([ids.get('br')])
  expect((await found('hongbr -"dạy tốt"')).ids).toEqual([])
})
