import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
let minh: Editor
let author: Editor
let script: Client
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
  minh = await portal.signIn('editor')
  author = await portal.signIn('author')
  script = await portal.script('editor')
})

const articleForm = async (id: number, who: Editor, query = '') =>
  formIn((await who.get(`/admin/articles/${id}${query}`)).text, /article-form/)

const stored = (id: number) =>
  portal.env.DB.prepare('select * from articles where id = ?').bind(id).first<Record<string, unknown>>()

let made = 0
async function add(values: Record<string, string> = {}, who = lan): Promise<number> {
  const fields = { title: `Bài ${++made}`, lead: 'Tóm tắt', body: '<p>Một</p>', category: 'tin-trong-huyen' }
  return (await who.post('/admin/articles', { ...fields, author: 'Lan', status: 'published', ...values })).id
}

describe('two editors at the same article', () => {
  test('keep both what they have changed, if it is not the same', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await lan.post(`/admin/articles/${id}`, { ...of, lead: 'Của Lan', category: 'tin-so-ban-nganh' })
    const late = await minh.post(`/admin/articles/${id}`, {
      ...by,
      author: 'Minh',
      body: '<p>Một</p><p>Hai</p>',
    })
    expect(late.status).toBe(409)
    expect(late.text).not.toContain('type="radio"')
    expect(late.text).toContain('bấm lưu để giữ cả hai')
    expect((await minh.post(`/admin/articles/${id}`, formIn(late.text, /conflict/))).status).toBe(303)
    expect(await stored(id)).toMatchObject({ lead: 'Của Lan', author: 'Minh', body: '<p>Một</p><p>Hai</p>' })
    expect((await lan.get(`/admin/articles/${id}`)).text).toContain(
      '<option value="tin-so-ban-nganh" selected',
    )
  })

  test('choose where both have changed the same, and see texts as readers would', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await lan.post(`/admin/articles/${id}`, {
      ...of,
      body: '<p>Của <strong>Lan</strong></p>',
      title: 'Tên của Lan',
    })
    const late = await minh.post(`/admin/articles/${id}`, { ...by, body: '<p>Của <strong>Minh</strong></p>' })
    expect(late.text.match(/type="radio"/g)?.length).toBe(2)
    expect(late.text).toContain('<div class="body"><p>Của <strong>Minh</strong></p></div>')
    expect((await minh.post(`/admin/articles/${id}`, formIn(late.text, /conflict/))).status).toBe(303)
    expect(await stored(id)).toMatchObject({ title: 'Tên của Lan', body: '<p>Của <strong>Minh</strong></p>' })
  })

  test('do not overwrite each other by what was kept aside', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await minh.send('PUT', `/admin/articles/${id}/autosave/form-1`, {
      fields: { ...by, lead: 'Của Minh' },
      baseVersion: Number(by.version),
    })
    await lan.post(`/admin/articles/${id}`, { ...of, title: 'Tên mới của Lan' })
    const restored = await articleForm(id, minh, '?autosave=form-1')
    expect(restored.lead).toBe('Của Minh')
    const late = await minh.post(`/admin/articles/${id}`, restored)
    expect(late.status).toBe(409)
    await minh.post(`/admin/articles/${id}`, formIn(late.text, /conflict/))
    expect(await stored(id)).toMatchObject({ title: 'Tên mới của Lan', lead: 'Của Minh' })
  })

  test('are offered what they typed before a step', async () => {
    const id = await add()
    const form = await articleForm(id, lan)
    await lan.send('PUT', `/admin/articles/${id}/autosave/form-1`, {
      fields: { ...form, lead: 'Gõ dở' },
      baseVersion: Number(form.version),
    })
    const { location } = await lan.post(`/admin/articles/${id}/featuring`, {
      version: form.version ?? '',
      featured: '',
      position: '3',
    })
    const { text } = await lan.get(location)
    expect(text).toContain('Đã làm xong.')
    expect(text).not.toContain('data-saved')
    expect(text).toContain('href="?autosave=form-1"')
  })
})

describe('links that show an article', () => {
  const linkTo = async (id: number) => {
    const { version } = await articleForm(id, lan)
    const { text } = await lan.post(`/admin/articles/${id}/previews`, { version: version ?? '' })
    return /\/admin\/previews\/[\w-]{43}/.exec(text)?.[0] ?? ''
  }
  const open = async (path: string) => (await portal.reader.get(path)).status

  test('are over when they are ended, or the article is withdrawn', async () => {
    const [ended, withdrawn] = [await add(), await add()]
    const [one, other] = [await linkTo(ended), await linkTo(withdrawn)]
    expect([await open(one), await open(other)]).toEqual([200, 200])
    await lan.post(`/admin/articles/${ended}/previews/end`, {})
    const { version } = await articleForm(withdrawn, lan)
    await lan.post(`/admin/articles/${withdrawn}/withdrawal`, { version: version ?? '', reason: 'Nhầm' })
    expect([await open(one), await open(other)]).toEqual([404, 404])
    expect((await lan.get(`/admin/articles/${withdrawn}`)).text).toContain('Lý do gỡ: Nhầm')
  })
})

test('a change of where a link leads is seen in the history', async () => {
  const id = await add({ body: '<p>Xem <a href="https://a.example">đây</a></p>' })
  const form = await articleForm(id, lan)
  await lan.post(`/admin/articles/${id}`, { ...form, body: '<p>Xem <a href="https://b.example">đây</a></p>' })
  const { text } = await lan.get(`/admin/articles/${id}/history`)
  expect(text).toContain('Nội dung hoặc mô tả ảnh')
  const revision = /href="([^"]*\/history\/\d+)"/.exec(text)?.[1] ?? ''
  expect((await lan.get(revision)).text).toMatch(/<del>[^<]*a<\/del>|<del>[^<]*a\.example/)
})

describe('the time of publication', () => {
  test('is what the form shows', async () => {
    const id = await add({ publishedAt: '2199-12-02T09:00' })
    const planned = await articleForm(id, lan)
    await lan.post(`/admin/articles/${id}`, { ...planned, status: 'draft' })
    const draft = await articleForm(id, lan)
    expect(draft.publishedAt).toBe('2199-12-02T09:00')
    await lan.post(`/admin/articles/${id}`, { ...draft, status: 'published' })
    expect(await stored(id)).toMatchObject({ status: 'scheduled', published_at: '2199-12-02T02:00:00Z' })
  })

  test('is kept with a draft, an author’s too', async () => {
    const id = await add({ status: 'draft', publishedAt: '2199-12-20T08:00' }, author)
    expect((await articleForm(id, author)).publishedAt).toBe('2199-12-20T08:00')
    await author.post(`/admin/articles/${id}`, { ...(await articleForm(id, author)), publishedAt: '' })
    expect(await stored(id)).toMatchObject({ status: 'draft', published_at: null, published_day: null })
  })

  test('comes back with an article that was withdrawn', async () => {
    const id = await add({ publishedAt: '2021-04-01T08:30' })
    const { version } = await articleForm(id, lan)
    await lan.post(`/admin/articles/${id}/withdrawal`, { version: version ?? '', reason: 'Nhầm' })
    await lan.post(`/admin/articles/${id}`, { ...(await articleForm(id, lan)), status: 'published' })
    expect(await stored(id)).toMatchObject({ status: 'published', published_at: '2021-04-01T01:30:00Z' })
  })

  test('of what is published is not one to come', async () => {
    const id = await add()
    const form = await articleForm(id, lan)
    const refused = await lan.post(`/admin/articles/${id}`, { ...form, publishedAt: '2199-01-01T08:00' })
    expect([refused.status, refused.text.includes('Bài đang đăng không thể')]).toEqual([422, true])
    expect(await stored(id)).toMatchObject({ status: 'published' })
  })
})

test('a new article that is saved again from the page before is not a second one', async () => {
  const form = formIn((await lan.get('/admin/articles/new')).text, /article-form/)
  const fields = { ...form, title: 'Chỉ một lần', body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const first = await lan.post('/admin/articles', fields)
  expect(first.status).toBe(303)
  const again = await lan.post('/admin/articles', { ...fields, body: '<p>Hai</p>' })
  expect(again.status).toBe(409)
  await lan.post(`/admin/articles/${first.id}`, formIn(again.text, /conflict/))
  const all = await portal.env.DB.prepare("select body from articles where title = 'Chỉ một lần'").all()
  expect(all.results).toEqual([{ body: '<p>Hai</p>' }])

  // Pressed twice at once.
  const other = {
    ...fields,
    ...formIn((await lan.get('/admin/articles/new')).text, /article-form/),
    title: 'Bấm hai lần',
  }
  const values = { ...other, body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const answers = await Promise.all([
    lan.post('/admin/articles', values),
    lan.post('/admin/articles', values),
  ])
  // Both lead to the one article.
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0]?.id).toBe(answers[1]?.id)
})

test('an author whose draft was published meanwhile is told, and keeps the text', async () => {
  const id = await add({ status: 'draft' }, author)
  const form = await articleForm(id, author)
  await lan.post(`/admin/articles/${id}`, { ...(await articleForm(id, lan)), status: 'published' })
  const late = await author.post(`/admin/articles/${id}`, { ...form, lead: 'Còn sửa' })
  expect([late.status, late.text.includes('Còn sửa</textarea>')]).toEqual([403, true])
  const shown = (await author.get(`/admin/articles/${id}`)).text
  expect(shown).toContain('Bạn không sửa được bài này')
  expect(shown).not.toContain('Lưu bản nháp')
})

describe('a script', () => {
  const article = { title: 'Từ API', body: '<p>Một</p>', category: 'tin-trong-huyen', status: 'published' }

  test.each(['draft', 'submitted'])('cannot make a published article %s', async (status) => {
    const { json } = await script.send('POST', '/articles', article)
    const version = (await stored(json.id))?.version
    const refused = await script.send(
      'PATCH',
      `/articles/${json.id}`,
      { status },
      { 'If-Match': `"${version}"` },
    )
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'status'])
    expect(await stored(json.id)).toMatchObject({ status: 'published', review: '' })
  })

  test('cannot publish a picture that nobody describes', async () => {
    const key = 'c'.repeat(64)
    const body = (alt: string) => `<p>Ảnh</p><img src="/media/${key}.jpg" alt="${alt}">`
    const refused = await script.send('POST', '/articles', { ...article, body: body(' ') })
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'body'])
    expect((await script.send('POST', '/articles', { ...article, body: body('Ruộng') })).status).toBe(201)
  })

  test('finds every reference of the OpenAPI document', async () => {
    const { json: document } = await script.get('/openapi.json')
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    )
    expect(references.length).toBeGreaterThan(10)
    for (const path of references) {
      const found = path
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], document)
      expect(found, path).toBeDefined()
    }
  })
})
