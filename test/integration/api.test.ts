import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'

let portal: Edge
let editor: Client
let author: Client
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.script('editor')
  author = await portal.script('author')
})

let made = 0
const article = (values: object = {}) => ({
  title: `Bài từ máy ${++made}`,
  lead: 'Tóm tắt',
  body: '<p>Nội dung</p>',
  category: 'tin-trong-huyen',
  ...values,
})
const page = async (path: string) => (await portal.reader.get(path)).text
const pathOf = (url: string) => new URL(url).pathname

describe('a script with an access token', () => {
  test('posts an article, and readers see it at once on its page, the home page, its category, the feed and in search', async () => {
    await page('/')
    const { status, json, headers } = await editor.send(
      'POST',
      '/articles',
      article({ title: 'Bài máy zetaword', status: 'published' }),
    )
    expect([status, headers.get('Location'), headers.get('Cache-Control')]).toEqual([
      201,
      `/api/v1/articles/${json.id}`,
      'private, no-store',
    ])
    const { id } = json
    expect(pathOf(json.url)).toBe(`/tin-trong-huyen/bai-may-zetaword-${id}`)
    for (const path of [pathOf(json.url), '/', '/tin-trong-huyen', '/rss.xml', '/tim-kiem?q=zetaword']) {
      expect(await page(path), path).toMatch(/[Bb]ài máy (<mark>)?zetaword/)
    }
  })

  test('makes a draft unless it says otherwise, which readers do not see', async () => {
    const { status, json } = await editor.send('POST', '/articles', article())
    expect(status).toBe(201)
    expect((await fetch(json.url)).status).toBe(404)
    expect((await editor.get(`/articles/${json.id}`)).json).toMatchObject({
      status: 'draft',
      body: '<p>Nội dung</p>',
    })
  })

  test('has the log say that it was the one', async () => {
    const { json } = await editor.send('POST', '/articles', article())
    const row = await portal.env.DB.prepare(
      "select actor, name, action from audit_log where subject = 'articles' and subject_id = ?",
    )
      .bind(String(json.id))
      .first()
    expect(row).toMatchObject({ actor: expect.stringMatching(/^token:\d+$/), action: 'add' })
  })

  test('schedules what is to be published later', async () => {
    const publishedAt = '2199-01-02T03:04:00+07:00'
    const { json } = await editor.send('POST', '/articles', article({ status: 'published', publishedAt }))
    expect((await editor.get(`/articles/${json.id}`)).json).toMatchObject({
      status: 'scheduled',
      publishedAt: '2199-01-01T20:04:00Z',
    })
  })

  test('is told which fields are wrong, and nothing is stored', async () => {
    const count = () => portal.env.DB.prepare('select count(*) as n from articles').first('n')
    const before = await count()
    const answers = await Promise.all([
      editor.send('POST', '/articles', { body: 5, category: 'tin-trong-huyen', titel: 'x' }),
      editor.send('POST', '/articles', article({ category: 'khong-co' })),
      editor.send(
        'POST',
        '/articles',
        article({ status: 'published', body: '<img src="/media/x" onerror=1>' }),
      ),
      editor.send('POST', '/articles', article({ publishedAt: 'hôm qua', status: 'published' })),
      editor.send('POST', '/articles', article({ status: 'published', expiresAt: '2001-01-01T00:00' })),
      editor.send('POST', '/articles', article({ cover: { key: `${'a'.repeat(64)}.png` } })),
      editor.send('POST', '/articles', article({ title: '   ' })),
    ])
    for (const { status, headers } of answers) {
      expect([status, headers.get('Content-Type')]).toEqual([422, 'application/problem+json'])
    }
    const fields = answers.map(({ json }) =>
      json.errors.map(({ field }: { field: string }) => field).toSorted(),
    )
    expect(fields).toEqual([
      ['body', 'titel', 'title'],
      ['category'],
      ['body'],
      ['publishedAt'],
      ['expiresAt', 'expiresAt'],
      ['cover.key'],
      ['title'],
    ])
    expect(await count()).toBe(before)
  })

  test.each([
    ['no JSON', '{"title": ', {}, 400],
    ['another type', 'title=x', { 'Content-Type': 'text/plain' }, 415],
    ['far too much', `"${'x'.repeat(2_100_000)}"`, {}, 413],
  ])('is refused %s', async (_, body, headers, status) => {
    const answer = await editor.send('POST', '/articles', body, headers)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
  })

  test('stores only what is allowed of HTML', async () => {
    const body = '<p onclick="x()">Một<script>alert(1)</script> <a href="javascript:x">hai</a></p><h1>Ba</h1>'
    const { json } = await editor.send('POST', '/articles', article({ body }))
    const { json: stored } = await editor.get(`/articles/${json.id}`)
    expect(stored.body).toBe('<p>Một hai</p><h2>Ba</h2>')
  })
})

describe('the same request again', () => {
  test('with its Idempotency-Key adds nothing and is answered the same', async () => {
    const body = article()
    const headers = { 'Idempotency-Key': 'mot-lan' }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => editor.send('POST', '/articles', body, headers)),
    )
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201))
    const stored = await portal.env.DB.prepare('select count(*) as n from articles where title = ?')
      .bind(body.title)
      .first('n')
    expect(stored).toBe(1)
    expect((await editor.send('POST', '/articles', article(), headers)).status).toBe(422)
  })

  test('with its externalId too, but another article under it is refused', async () => {
    const body = article({ externalId: 'cms-1' })
    const first = await editor.send('POST', '/articles', body)
    const again = await editor.send('POST', '/articles', body)
    expect([first.status, again.status, again.json]).toEqual([201, 200, first.json])
    const other = await editor.send('POST', '/articles', { ...body, title: 'Khác' })
    expect([other.status, other.json.errors[0].field]).toEqual([409, 'externalId'])
  })

  test('at the same moment gets ids of their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => editor.send('POST', '/articles', article())),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(8)
  })
})

describe('a change', () => {
  test('takes the version that was seen, and leaves the rest as it is', async () => {
    const { json } = await editor.send('POST', '/articles', article({ status: 'published' }))
    const seen = await editor.get(`/articles/${json.id}`)
    const headers = { 'If-Match': seen.headers.get('ETag') ?? '' }
    const changed = await editor.send(
      'PATCH',
      `/articles/${json.id}`,
      { title: 'Tên mới', organisation: 'Phòng A' },
      headers,
    )
    expect(changed.json).toMatchObject({
      title: 'Tên mới',
      organisation: 'Phòng A',
      lead: 'Tóm tắt',
      status: 'published',
    })
    expect(await page(pathOf(json.url))).toContain('Tên mới')
    expect((await editor.send('PATCH', `/articles/${json.id}`, { title: 'Khác' }, headers)).status).toBe(412)
    expect((await editor.send('PATCH', `/articles/${json.id}`, { title: 'Khác' })).status).toBe(428)
    expect((await editor.get(`/articles/${json.id}`)).json.title).toBe('Tên mới')
  })

  test('withdraws with a reason, and only with one', async () => {
    const { json } = await editor.send('POST', '/articles', article({ status: 'published' }))
    const any = { 'If-Match': '*' }
    const without = await editor.send('PATCH', `/articles/${json.id}`, { status: 'withdrawn' }, any)
    expect([without.status, without.json.errors[0].field]).toEqual([422, 'reason'])
    expect(
      (
        await editor.send(
          'PATCH',
          `/articles/${json.id}`,
          { status: 'withdrawn', reason: 'Sai số liệu' },
          any,
        )
      ).status,
    ).toBe(200)
    const gone = await fetch(json.url)
    expect([gone.status, (await gone.text()).includes('Sai số liệu')]).toEqual([410, true])
  })
})

describe('a role', () => {
  test('of an author writes own drafts, submits them, and publishes nothing', async () => {
    expect((await author.send('POST', '/articles', article({ status: 'published' }))).status).toBe(403)
    const own = await author.send('POST', '/articles', article())
    expect(own.status).toBe(201)
    const any = { 'If-Match': '*' }
    expect(
      (await author.send('PATCH', `/articles/${own.json.id}`, { status: 'published' }, any)).status,
    ).toBe(403)
    const submitted = await author.send('PATCH', `/articles/${own.json.id}`, { status: 'submitted' }, any)
    expect([submitted.status, submitted.json.status]).toEqual([200, 'submitted'])
    // Whoever reviews it has the word now.
    expect((await author.send('PATCH', `/articles/${own.json.id}`, { title: 'x' }, any)).status).toBe(403)
    const other = await editor.send('POST', '/articles', article())
    expect((await author.get(`/articles/${other.json.id}`)).status).toBe(404)
    expect((await author.send('PATCH', `/articles/${other.json.id}`, { title: 'x' }, any)).status).toBe(404)
    const list = await author.get('/articles')
    expect(list.json.items.map(({ id }: { id: number }) => id)).toEqual([own.json.id])
    expect(
      (await author.send('POST', '/imports', '{}', { 'Content-Type': 'application/x-ndjson' })).status,
    ).toBe(403)
  })

  test('is that of a token that is good: others get nowhere', async () => {
    for (const headers of [{}, { Authorization: 'Bearer portal_x' }, { Authorization: 'Basic eDp4' }]) {
      const stranger = clientOf(portal.url, headers as Record<string, string>, '/api/v1')
      const answer = await stranger.send('POST', '/articles', article())
      expect([answer.status, answer.headers.get('WWW-Authenticate')?.slice(0, 6)]).toEqual([401, 'Bearer'])
    }
    const revoked = await portal.script('administrator')
    await portal.env.DB.prepare(
      "update access_tokens set revoked_at = '2024-01-01T00:00:00Z' where id = (select max(id) from access_tokens)",
    ).run()
    expect((await revoked.get('/articles')).status).toBe(401)
  })
})

test('a list goes on where a page of it ended, until there is no more', async () => {
  const seen: number[] = []
  for (let after = ''; ; ) {
    const { json } = await editor.get(`/articles?limit=7${after}`)
    seen.push(...json.items.map(({ id }: { id: number }) => id))
    if (json.next === null) break
    after = `&after=${json.next}`
  }
  const count = await portal.env.DB.prepare('select count(*) as n from articles').first('n')
  expect([seen.length, new Set(seen).size]).toEqual([count, count])
  expect((await editor.get('/articles?limit=x')).status).toBe(400)
  expect((await editor.get('/articles?after=x')).status).toBe(400)
})

test('many articles come as lines; bad ones are named, and the rest is stored', async () => {
  const lines = [
    JSON.stringify({
      title: 'Nhập một',
      externalId: 'n1',
      publishedAt: '2024-03-01T08:00',
      category: 'tin-trong-huyen',
    }),
    '{"title": ',
    JSON.stringify({ title: '', publishedAt: '2024-03-01T08:00' }),
    JSON.stringify({
      title: 'Nhập hai',
      externalId: 'n2',
      publishedAt: '2024-03-01T08:00',
      category: 'tin-trong-huyen',
    }),
  ].join('\n')
  const headers = { 'Content-Type': 'application/x-ndjson' }
  const { status, json } = await editor.send('POST', '/imports', lines, headers)
  expect([status, json.added, json.rejected.map(({ where }: { where: string }) => where)]).toEqual([
    200,
    2,
    ['line 2', 'line 3'],
  ])
  expect((await editor.send('POST', '/imports', lines, headers)).json).toMatchObject({
    added: 0,
    unchanged: 2,
  })
  const who = await portal.env.DB.prepare("select actor from audit_log where title = 'Nhập một'").first(
    'actor',
  )
  expect(who).toMatch(/^token:/)
  expect((await editor.send('POST', '/imports', lines)).status).toBe(415)
})

test('describes itself, by the schemas that it checks with', async () => {
  const { json } = await portal.reader.get('/api/v1/openapi.json')
  expect(json.openapi).toMatch(/^3\.1/)
  expect(json.components.schemas.NewArticle).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['title', 'category']),
    properties: { status: { enum: ['draft', 'submitted', 'scheduled', 'published', 'withdrawn'] } },
    additionalProperties: false,
  })
  const named = JSON.stringify(json).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)
  for (const [, kind = '', name = ''] of named) expect(json.components[kind], name).toHaveProperty(name)
})

test('an unknown path, method or article answers 404 as a problem', async () => {
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['DELETE', '/articles/1'],
    ['GET', '/articles/999999'],
  ] as const) {
    const answer = await editor.send(method, path)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
  }
})
