import { beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
})

async function titles(words: string) {
  const { text } = await lan.get(`/admin/articles?text=${encodeURIComponent(words)}`)
  return [...text.matchAll(/<th scope="row"><a [^>]*>([^<]*)/g)].map(([, title]) => title)
}

test("an editor's words find titles as a reader's would: without marks any, with marks just that", async () => {
  await insertArticle(portal.env, { title: 'HỘI NGHỊ tổng kết Kappa', status: 'draft' })
  await insertArticle(portal.env, { title: 'Hỏi đáp về Kappa', status: 'withdrawn' })
  expect((await titles('hoi kappa')).toSorted()).toEqual(['Hỏi đáp về Kappa', 'HỘI NGHỊ tổng kết Kappa'])
  expect(await titles('hội kappa')).toEqual(['HỘI NGHỊ tổng kết Kappa'])
  expect(await titles('Kappa, nghị')).toEqual(['HỘI NGHỊ tổng kết Kappa'])
  // The last word may not be finished yet.
  expect(await titles('kap đá')).toEqual(['Hỏi đáp về Kappa'])
  expect(await titles('hoi lambda')).toEqual([])
})

test('a search may be as long as its field', async () => {
  for (const path of ['/admin/articles', '/admin/media', '/admin/media?kind=pictures&']) {
    const address = `${path}${path.includes('?') ? '' : '?'}text=${'%E1%BB%99'.repeat(200)}`
    expect((await lan.get(address)).status, path).toBe(200)
  }
})

test('a search through 2,400 drafts gives each match once, page by page, though matches lie far apart', async () => {
  const rows = Array.from({ length: 2_400 }, (_, index) => ({
    title: index % 40 === 0 ? `Bài muword ${index}` : `Bài khác ${index}`,
    at: new Date(Date.UTC(2019, 0, 1) + Math.floor(index / 3) * 60_000).toISOString().replace('.000', ''),
  }))
  await portal.env.DB.prepare(
    `insert into articles (category_id, status, updated_at, slug, title)
     select 1, 'draft', value ->> 'at', 'bai', value ->> 'title' from json_each(?)`,
  )
    .bind(JSON.stringify(rows))
    .run()
  const script = await portal.script('editor')
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { json } = await script.get(`/articles?text=muword&limit=7${after && `&after=${after}`}`)
    const { items, next }: { items: { title: string }[]; next: string | null } = json
    seen.push(...items.map(({ title }) => title))
    if (next === null) break
    after = next
  }
  const expected = rows.map(({ title }) => title).filter((title) => title.startsWith('Bài muword'))
  expect(seen.toSorted()).toEqual(expected.toSorted())
})
