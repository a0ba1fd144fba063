import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { signIn, withToken } from '../support/sign-in.ts'

type Editor = Awaited<ReturnType<typeof signIn>>

let portal: Edge
let lan: Editor
let minh: Editor
let author: Editor
let script: { Authorization: string }
beforeAll(async () => {
  portal = await startEdge()
  lan = await signIn(portal.env, portal.url, 'editor')
  minh = await signIn(portal.env, portal.url, 'editor')
  author = await signIn(portal.env, portal.url, 'author')
  script = await withToken(portal.env, 'editor')
})
afterAll(() => portal.close())

async function see(path: string, who: Editor) {
  const response = await fetch(new URL(path, portal.url), { headers: who.headers, redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}

async function post(path: string, fields: Record<string, string>, who: Editor) {
  const response = await fetch(new URL(path, portal.url), {
    method: 'POST',
    headers: { ...who.headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  })
  const location = response.headers.get('Location') ?? ''
  return {
    status: response.status,
    location,
    id: /articles\/(\d+)/.exec(location)?.[1] ?? '',
    text: await response.text(),
  }
}

async function api(method: string, path: string, body: object, more: Record<string, string> = {}) {
  const headers = { ...script, 'Content-Type': 'application/json', ...more }
  const response = await fetch(new URL(`/api/v1${path}`, portal.url), {
    method,
    headers,
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    json: JSON.parse(await response.text()),
    etag: response.headers.get('ETag') ?? '',
  }
}

/** The values of a page's form, as a browser would send them. */
function formIn(html: string, action: RegExp): Record<string, string> {
  const form =
    [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form).find((form) => action.test(form)) ??
    ''
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    if (/type="(file|checkbox)"/.test(tag) || (/type="radio"/.test(tag) && !/ checked/.test(tag))) continue
    values[attribute('name')] = attribute('value')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    values[name] = plain(text)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    values[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  return values
}

const articleForm = async (id: string, who: Editor, query = '') =>
  formIn((await see(`/admin/articles/${id}${query}`, who)).text, /article-form/)

const stored = (id: string) =>
  portal.env.DB.prepare('select * from articles where id = ?').bind(id).first<Record<string, unknown>>()

let made = 0
async function add(values: Record<string, string> = {}, who = lan): Promise<string> {
  const fields = { title: `Bài ${++made}`, lead: 'Tóm tắt', body: '<p>Một</p>', category: 'tin-trong-huyen' }
  return (await post('/admin/articles', { ...fields, author: 'Lan', status: 'published', ...values }, who)).id
}

describe('two editors at the same article', () => {
  test('keep both what they have changed, if it is not the same', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await post(`/admin/articles/${id}`, { ...of, lead: 'Của Lan', category: 'tin-so-ban-nganh' }, lan)
    const late = await post(
      `/admin/articles/${id}`,
      { ...by, author: 'Minh', body: '<p>Một</p><p>Hai</p>' },
      minh,
    )
    expect(late.status).toBe(409)
    expect(late.text).not.toContain('type="radio"')
    expect(late.text).toContain('bấm lưu để giữ cả hai')
    expect((await post(`/admin/articles/${id}`, formIn(late.text, /conflict/), minh)).status).toBe(303)
    expect(await stored(id)).toMatchObject({ lead: 'Của Lan', author: 'Minh', body: '<p>Một</p><p>Hai</p>' })
    expect((await see(`/admin/articles/${id}`, lan)).text).toContain(
      '<option value="tin-so-ban-nganh" selected',
    )
  })

  test('choose where both have changed the same, and see texts as readers would', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await post(
      `/admin/articles/${id}`,
      { ...of, body: '<p>Của <strong>Lan</strong></p>', title: 'Tên của Lan' },
      lan,
    )
    const late = await post(
      `/admin/articles/${id}`,
      { ...by, body: '<p>Của <strong>Minh</strong></p>' },
      minh,
    )
    expect(late.text.match(/type="radio"/g)?.length).toBe(2)
    expect(late.text).toContain('<div class="body"><p>Của <strong>Minh</strong></p></div>')
    expect((await post(`/admin/articles/${id}`, formIn(late.text, /conflict/), minh)).status).toBe(303)
    expect(await stored(id)).toMatchObject({ title: 'Tên của Lan', body: '<p>Của <strong>Minh</strong></p>' })
  })

  test('do not overwrite each other by what was kept aside', async () => {
    const id = await add()
    const [of, by] = [await articleForm(id, lan), await articleForm(id, minh)]
    await fetch(new URL(`/admin/articles/${id}/autosave`, portal.url), {
      method: 'PUT',
      headers: { ...minh.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields: { ...by, lead: 'Của Minh' }, baseVersion: Number(by.version) }),
    })
    await post(`/admin/articles/${id}`, { ...of, title: 'Tên mới của Lan' }, lan)
    const restored = await articleForm(id, minh, '?autosave=1')
    expect(restored.lead).toBe('Của Minh')
    const late = await post(`/admin/articles/${id}`, restored, minh)
    expect(late.status).toBe(409)
    await post(`/admin/articles/${id}`, formIn(late.text, /conflict/), minh)
    expect(await stored(id)).toMatchObject({ title: 'Tên mới của Lan', lead: 'Của Minh' })
  })

  test('are offered what they typed before a step', async () => {
    const id = await add()
    const form = await articleForm(id, lan)
    await fetch(new URL(`/admin/articles/${id}/autosave`, portal.url), {
      method: 'PUT',
      headers: { ...lan.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields: { ...form, lead: 'Gõ dở' }, baseVersion: Number(form.version) }),
    })
    const { location } = await post(
      `/admin/articles/${id}/featuring`,
      { version: form.version ?? '', position: '3' },
      lan,
    )
    const { text } = await see(location, lan)
    expect(text).toContain('Đã làm xong.')
    expect(text).not.toContain('data-saved')
    expect(text).toContain('href="?autosave=1"')
  })
})

describe('links that show an article', () => {
  const linkTo = async (id: string) => {
    const { version } = await articleForm(id, lan)
    const { text } = await post(`/admin/articles/${id}/previews`, { version: version ?? '' }, lan)
    return /\/admin\/previews\/[\w-]{43}/.exec(text)?.[0] ?? ''
  }
  const open = async (path: string) => (await fetch(new URL(path, portal.url))).status

  test('are over when they are ended, or the article is withdrawn', async () => {
    const [ended, withdrawn] = [await add(), await add()]
    const [one, other] = [await linkTo(ended), await linkTo(withdrawn)]
    expect([await open(one), await open(other)]).toEqual([200, 200])
    await post(`/admin/articles/${ended}/previews/end`, {}, lan)
    const { version } = await articleForm(withdrawn, lan)
    await post(`/admin/articles/${withdrawn}/withdrawal`, { version: version ?? '', reason: 'Nhầm' }, lan)
    expect([await open(one), await open(other)]).toEqual([404, 404])
    expect((await see(`/admin/articles/${withdrawn}`, lan)).text).toContain('Lý do gỡ: Nhầm')
  })
})

test('a change of where a link leads is seen in the history', async () => {
  const id = await add({ body: '<p>Xem <a href="https://a.example">đây</a></p>' })
  const form = await articleForm(id, lan)
  await post(
    `/admin/articles/${id}`,
    { ...form, body: '<p>Xem <a href="https://b.example">đây</a></p>' },
    lan,
  )
  const { text } = await see(`/admin/articles/${id}/history`, lan)
  expect(text).toContain('Nội dung hoặc mô tả ảnh')
  const revision = /href="([^"]*\/history\/\d+)"/.exec(text)?.[1] ?? ''
  expect((await see(revision, lan)).text).toMatch(/<del>[^<]*a<\/del>|<del>[^<]*a\.example/)
})

describe('the time of publication', () => {
  test('is what the form shows', async () => {
    const id = await add({ publishedAt: '2999-12-02T09:00' })
    const planned = await articleForm(id, lan)
    await post(`/admin/articles/${id}`, { ...planned, status: 'draft' }, lan)
    const draft = await articleForm(id, lan)
    expect(draft.publishedAt).toBe('2999-12-02T09:00')
    await post(`/admin/articles/${id}`, { ...draft, status: 'published' }, lan)
    expect(await stored(id)).toMatchObject({ status: 'scheduled', published_at: '2999-12-02T02:00:00Z' })
  })

  test('is kept with a draft, an author’s too', async () => {
    const id = await add({ status: 'draft', publishedAt: '2999-12-20T08:00' }, author)
    expect((await articleForm(id, author)).publishedAt).toBe('2999-12-20T08:00')
    await post(`/admin/articles/${id}`, { ...(await articleForm(id, author)), publishedAt: '' }, author)
    expect(await stored(id)).toMatchObject({ status: 'draft', published_at: null, published_day: null })
  })

  test('comes back with an article that was withdrawn', async () => {
    const id = await add({ publishedAt: '2021-04-01T08:30' })
    const { version } = await articleForm(id, lan)
    await post(`/admin/articles/${id}/withdrawal`, { version: version ?? '', reason: 'Nhầm' }, lan)
    await post(`/admin/articles/${id}`, { ...(await articleForm(id, lan)), status: 'published' }, lan)
    expect(await stored(id)).toMatchObject({ status: 'published', published_at: '2021-04-01T01:30:00Z' })
  })

  test('of what is published is not one to come', async () => {
    const id = await add()
    const form = await articleForm(id, lan)
    const refused = await post(`/admin/articles/${id}`, { ...form, publishedAt: '2999-01-01T08:00' }, lan)
    expect([refused.status, refused.text.includes('Bài đang đăng không thể')]).toEqual([422, true])
    expect(await stored(id)).toMatchObject({ status: 'published' })
  })
})

test('a new article that is saved again from the page before is not a second one', async () => {
  const form = formIn((await see('/admin/articles/new', lan)).text, /article-form/)
  const fields = { ...form, title: 'Chỉ một lần', body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const first = await post('/admin/articles', fields, lan)
  expect(first.status).toBe(303)
  const again = await post('/admin/articles', { ...fields, body: '<p>Hai</p>' }, lan)
  expect(again.status).toBe(409)
  await post(`/admin/articles/${first.id}`, formIn(again.text, /conflict/), lan)
  const all = await portal.env.DB.prepare("select body from articles where title = 'Chỉ một lần'").all()
  expect(all.results).toEqual([{ body: '<p>Hai</p>' }])

  // Pressed twice at once.
  const other = {
    ...fields,
    ...formIn((await see('/admin/articles/new', lan)).text, /article-form/),
    title: 'Bấm hai lần',
  }
  const values = { ...other, body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const answers = await Promise.all([
    post('/admin/articles', values, lan),
    post('/admin/articles', values, lan),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
})

test('an author whose draft was published meanwhile is told, and keeps the text', async () => {
  const id = await add({ status: 'draft' }, author)
  const form = await articleForm(id, author)
  await post(`/admin/articles/${id}`, { ...(await articleForm(id, lan)), status: 'published' }, lan)
  const late = await post(`/admin/articles/${id}`, { ...form, lead: 'Còn sửa' }, author)
  expect([late.status, late.text.includes('Còn sửa</textarea>')]).toEqual([403, true])
  const shown = (await see(`/admin/articles/${id}`, author)).text
  expect(shown).toContain('Bạn không sửa được bài này')
  expect(shown).not.toContain('Lưu bản nháp')
})

describe('a script', () => {
  const article = { title: 'Từ API', body: '<p>Một</p>', category: 'tin-trong-huyen', status: 'published' }

  test.each(['draft', 'submitted'])('cannot make a published article %s', async (status) => {
    const { json } = await api('POST', '/articles', article)
    const version = (await stored(json.id))?.version
    const refused = await api('PATCH', `/articles/${json.id}`, { status }, { 'If-Match': `"${version}"` })
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'status'])
    expect(await stored(json.id)).toMatchObject({ status: 'published', review: '' })
  })

  test('cannot publish a picture that nobody describes', async () => {
    const key = 'c'.repeat(64)
    const body = (alt: string) => `<p>Ảnh</p><img src="/media/${key}.jpg" alt="${alt}">`
    const refused = await api('POST', '/articles', { ...article, body: body(' ') })
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'body'])
    expect((await api('POST', '/articles', { ...article, body: body('Ruộng') })).status).toBe(201)
  })

  test('finds every reference of the OpenAPI document', async () => {
    const document = await (
      await fetch(new URL('/api/v1/openapi.json', portal.url), { headers: script })
    ).json()
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
