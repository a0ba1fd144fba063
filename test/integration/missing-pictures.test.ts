import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { importRecords } from '../support/importing.ts'
import { insertArticle } from '../support/portal.ts'
import { type Editor, withToken } from '../support/sign-in.ts'

// The place of a picture that is not here yet keeps an article from its readers, whichever way it would come to them.

const MARKED = '<p>Chữ</p><figure><img data-missing="image001.png" alt="" /></figure>'
const TYPED = '<p>Chữ</p><img data-missing="image001.png">'

let portal: Edge
let editor: Editor
let headers: Record<string, string>
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.signIn('administrator')
  headers = { ...(await withToken(portal.env, 'editor')), 'Content-Type': 'application/json' }
})

const rowOf = (id: number) =>
  portal.env.DB.prepare('select status, version, body from articles where id = ?')
    .bind(id)
    .first<{ status: string; version: number; body: string }>()

async function draft(body: string): Promise<number> {
  return insertArticle(portal.env, { status: 'draft', published_at: null, published_day: null, body })
}

const api = async (method: string, path: string, body: object) => {
  const answer = await fetch(new URL(`/api/v1/articles${path}`, portal.url), {
    method,
    headers: { ...headers, ...(method === 'PATCH' && { 'If-Match': '*' }) },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

const fields = { title: 'Bài có chỗ trống', category: 'tin-trong-huyen' }
const form = async (id: number, values: Record<string, string>) =>
  editor.post(`/admin/articles/${id}`, { ...fields, version: `${(await rowOf(id))?.version}`, ...values })

/** Every way to the readers. `id` is a draft with the mark; each gives the answer. */
const ways: Record<string, (id: number) => Promise<{ status: number; text: string }>> = {
  'a form that publishes': (id) => form(id, { body: TYPED, status: 'published' }),
  'a form that schedules': (id) =>
    form(id, { body: TYPED, status: 'published', publishedAt: '2190-01-01T08:00' }),
  'a new article’s form': () =>
    editor.post('/admin/articles', { ...fields, body: TYPED, status: 'published' }),
  'PATCH of the status': (id) => api('PATCH', `/${id}`, { status: 'published' }),
  'PATCH that schedules': (id) =>
    api('PATCH', `/${id}`, { status: 'scheduled', publishedAt: '2190-01-01T08:00' }),
  'POST of a published article': () => api('POST', '', { ...fields, body: TYPED, status: 'published' }),
  'POST of a scheduled article': () =>
    api('POST', '', { ...fields, body: TYPED, status: 'scheduled', publishedAt: '2190-01-01T08:00' }),
  async 'PATCH of the body of a published article'() {
    return api('PATCH', `/${await insertArticle(portal.env, { body: '<p>Cũ</p>' })}`, { body: TYPED })
  },
  async 'a form of a published article'() {
    return form(await insertArticle(portal.env, { body: '<p>Cũ</p>' }), { body: TYPED })
  },
  async 'an older version of a published article'() {
    const id = await draft(MARKED)
    expect((await form(id, { body: '<p>Mới</p>' })).status).toBe(303)
    expect((await form(id, { body: '<p>Mới</p>', status: 'published' })).status).toBe(303)
    return editor.post(`/admin/articles/${id}/history/1`, { version: `${(await rowOf(id))?.version}` })
  },
  async 'a withdrawn article that is published again'() {
    return form(await insertArticle(portal.env, { status: 'withdrawn', body: MARKED }), {
      body: TYPED,
      status: 'published',
    })
  },
  async 'an older version of a static page'() {
    const { id, version } = (await portal.env.DB.prepare('select id, version from pages limit 1').first<{
      id: number
      version: number
    }>()) ?? { id: 0, version: 0 }
    // A file on a disk, as it was stored before its place was marked.
    await portal.env.DB.prepare(
      `insert into page_revisions (page_id, version, title, body, actor, name, replaced_at)
       values (?, ?, 'Cũ', '<p><img src="file:///C:/a/image001.png"></p>', '', '', '2024-01-01T00:00:00Z')`,
    )
      .bind(id, version - 1)
      .run()
    return editor.post(`/admin/pages/${id}/history/${version - 1}`, { version: `${version}` })
  },
  'a new static page': () =>
    editor.post('/admin/pages', {
      title: 'Trang',
      slug: 'trang-co-cho-trong',
      body: TYPED,
      in_menu: '0',
      position: '0',
    }),
  async 'a static page'() {
    const { id, version } = (await portal.env.DB.prepare('select id, version from pages limit 1').first<{
      id: number
      version: number
    }>()) ?? { id: 0, version: 0 }
    return editor.post(`/admin/pages/${id}`, {
      title: 'Trang',
      slug: 'gioi-thieu',
      body: TYPED,
      in_menu: '0',
      position: '0',
      version: `${version}`,
    })
  },
}

const everything = async () => {
  const { results } = await portal.env.DB.prepare(
    "select id, version from articles where status in ('published', 'scheduled') union all select id, version from pages",
  ).all()
  return results
}

describe('a picture that is not here', () => {
  for (const [way, go] of Object.entries(ways)) {
    test(`is named and refused by ${way}`, async () => {
      const id = await draft(MARKED)
      const answer = await go(id)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('image001.png')
      expect(answer.text).toMatch(/"field":"body"|href="#[\w-]*body"|role="alert"/)
      const { results } = await portal.env.DB.prepare(
        "select id from articles where status in ('published', 'scheduled') and body like '%data-missing%' union all select id from pages where body like '%data-missing%'",
      ).all()
      expect(results).toEqual([])
    })
  }

  test('is named where an editor chooses between two versions', async () => {
    const id = await draft('<p>Chữ</p>')
    const opened = `${(await rowOf(id))?.version}`
    expect((await form(id, { body: TYPED })).status).toBe(303)
    const answer = await form(id, { body: '<p>Chữ khác</p>', version: opened })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('<p class="missing-picture">ảnh chưa có: image001.png</p>')
  })

  test('may stand in a draft', async () => {
    const id = await draft('<p>Cũ</p>')
    expect((await form(id, { body: TYPED })).status).toBe(303)
    expect((await rowOf(id))?.body).toBe(MARKED)
    expect((await api('POST', '', { ...fields, body: TYPED })).status).toBe(201)
  })

  test('does not keep an import from publishing; the report names it, and readers do not see it', async () => {
    const before = (await everything()).length
    const report = await importRecords(portal.env, 'x', [
      { title: 'Bài nhập', publishedAt: '2024-01-01T08:00', body: TYPED, category: 'tin-trong-huyen' },
    ])
    expect(report.rejected).toEqual([])
    expect(report.notes).toEqual([
      { where: 'x:1', note: 'body: has the place of a picture that is not here: image001.png' },
    ])
    expect(`${report}`).toContain('image001.png')
    expect((await everything()).length).toBe(before + 1)
    const row = await portal.env.DB.prepare("select id, slug from articles where title = 'Bài nhập'").first<{
      id: number
      slug: string
    }>()
    const page = await portal.reader.get(`/tin-trong-huyen/${row?.slug}-${row?.id}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('image001')
  })
})

describe('what a body cannot keep is named', () => {
  const EMBEDDED = '<p>Chữ</p><iframe src="https://a.example"></iframe><iframe></iframe><form><input></form>'
  const dropped = { iframe: 2, form: 1, input: 1 }

  test('by forms', async () => {
    const added = await editor.post('/admin/articles', { ...fields, body: EMBEDDED })
    expect(added.status).toBe(303)
    const { text } = await editor.get(added.location ?? '')
    expect(text).toContain('Không giữ được trong nội dung: 2 khung nhúng, 1 biểu mẫu, 1 ô của biểu mẫu.')
    const id = await draft('<p>Cũ</p>')
    const edited = await form(id, { body: EMBEDDED })
    expect((await editor.get(edited.location ?? '')).text).toContain('2 khung nhúng')
    const kept = await form(id, { body: '<p>Chữ</p>' })
    expect((await editor.get(kept.location ?? '')).text).not.toContain('Không giữ được')
    const page = await editor.post('/admin/pages', {
      title: 'Trang',
      slug: 'trang-nhung',
      body: EMBEDDED,
      in_menu: '0',
      position: '0',
    })
    expect((await editor.get(page.location ?? '')).text).toContain('2 khung nhúng')
  })

  test('by the API', async () => {
    const added = await api('POST', '', { ...fields, body: EMBEDDED })
    expect(JSON.parse(added.text)).toMatchObject({ dropped })
    const changed = await api('PATCH', `/${JSON.parse(added.text).id}`, { body: EMBEDDED })
    expect(JSON.parse(changed.text)).toMatchObject({ dropped })
    expect(
      JSON.parse((await api('PATCH', `/${JSON.parse(added.text).id}`, { lead: 'x' })).text),
    ).not.toHaveProperty('dropped')
  })

  test('by an import through the API', async () => {
    const answer = await fetch(new URL('/api/v1/imports', portal.url), {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
      body: JSON.stringify({ title: 'Nhập', publishedAt: '2024-01-02T08:00', body: EMBEDDED }),
    })
    expect(await answer.json()).toMatchObject({
      notes: [
        { where: 'line 1', note: 'body: 2 × <iframe> could not be kept' },
        { where: 'line 1', note: 'body: 1 × <form> could not be kept' },
        { where: 'line 1', note: 'body: 1 × <input> could not be kept' },
      ],
    })
  })
})

test('a text without any element, as it comes without JavaScript, becomes paragraphs at its blank lines', async () => {
  const id = await draft('<p>Cũ</p>')
  expect((await form(id, { body: 'Một\r\nhai\r\n\r\n5 < 7 & Mức <Tốt>' })).status).toBe(303)
  expect((await rowOf(id))?.body).toBe('<p>Một<br />hai</p><p>5 &lt; 7 &amp; Mức &lt;Tốt&gt;</p>')
  await editor.post('/admin/pages', {
    title: 'T',
    slug: 'trang-chu-thuong',
    body: 'Một\n\nHai',
    in_menu: '0',
    position: '0',
  })
  expect(
    await portal.env.DB.prepare("select body from pages where slug = 'trang-chu-thuong'").first(),
  ).toEqual({ body: '<p>Một</p><p>Hai</p>' })
})
