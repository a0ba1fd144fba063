import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
})

const PAST = '2021-04-02T08:26:00Z'
const LATER = '2190-01-01T00:00:00Z'
const LATEST = '2191-01-01T00:00:00Z'

type Was = 'draft' | 'planned' | 'scheduled' | 'published' | 'withdrawn'

let made = 0
async function article(was: Was): Promise<number> {
  const script = await portal.script('editor')
  const fields = { title: `Bài giờ ${++made}`, body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const status = { draft: 'draft', planned: 'draft', withdrawn: 'published' }[was as string] ?? was
  const publishedAt = was === 'draft' ? null : was === 'planned' || was === 'scheduled' ? LATER : PAST
  const {
    json,
    text,
    status: code,
  } = await script.send('POST', '/articles', { ...fields, status, publishedAt })
  if (code !== 201) throw new Error(text)
  const { id } = json as { id: number }
  if (was === 'withdrawn') await patch(id, { status: 'withdrawn', reason: 'Nhầm' })
  return id
}

async function patch(id: number, change: object) {
  const script = await portal.script('editor')
  return (await script.send('PATCH', `/articles/${id}`, change, { 'If-Match': '*' })).status
}

const stored = async (id: number) => {
  const row = await portal.env.DB.prepare('select status, published_at from articles where id = ?')
    .bind(id)
    .first<{ status: string; published_at: string | null }>()
  const at = row?.published_at ?? null
  const isNow = at !== null && Math.abs(Date.now() - Date.parse(at)) < 120_000
  return [row?.status, isNow ? 'now' : at]
}

/** What the article was, the change, and what it is then. */
const table: [Was, object, unknown[] | 422][] = [
  ['planned', {}, ['draft', LATER]],
  ['planned', { publishedAt: null }, ['draft', null]],
  ['planned', { publishedAt: LATEST }, ['draft', LATEST]],
  ['draft', { status: 'published', publishedAt: null }, ['published', 'now']],
  ['draft', { status: 'published', publishedAt: LATER }, ['scheduled', LATER]],
  ['scheduled', {}, ['scheduled', LATER]],
  ['scheduled', { publishedAt: null }, ['draft', null]],
  ['scheduled', { publishedAt: '' }, ['draft', null]],
  ['scheduled', { publishedAt: LATEST }, ['scheduled', LATEST]],
  ['scheduled', { status: 'scheduled' }, ['scheduled', LATER]],
  ['scheduled', { status: 'scheduled', publishedAt: null }, 422],
  ['scheduled', { status: 'published' }, ['published', 'now']],
  ['scheduled', { status: 'published', publishedAt: null }, ['published', 'now']],
  ['scheduled', { status: 'draft' }, ['draft', LATER]],
  ['scheduled', { status: 'draft', publishedAt: null }, ['draft', null]],
  ['scheduled', { status: 'draft', publishedAt: LATEST }, ['draft', LATEST]],
  ['published', {}, ['published', PAST]],
  ['published', { publishedAt: null }, ['published', PAST]],
  ['published', { publishedAt: LATER }, 422],
  ['withdrawn', { status: 'published' }, ['published', PAST]],
  ['withdrawn', { status: 'published', publishedAt: null }, ['published', 'now']],
  ['withdrawn', { status: 'published', publishedAt: LATER }, ['scheduled', LATER]],
]

describe('the time of publishing, by the API', () => {
  test.each(table)('of a %s article, after %j', async (was, change, then) => {
    const id = await article(was)
    const before = await stored(id)
    const status = await patch(id, change)
    expect(status).toBe(then === 422 ? 422 : 200)
    expect(await stored(id)).toEqual(then === 422 ? before : then)
  })
})

test('a scheduled article whose time is cleared in the form is a draft again', async () => {
  const id = await article('scheduled')
  const form = formIn((await lan.get(`/admin/articles/${id}`)).text, /article-form/)
  expect((await lan.post(`/admin/articles/${id}`, { ...form, publishedAt: '' })).status).toBe(303)
  expect(await stored(id)).toEqual(['draft', null])
})
