import { beforeAll, describe, expect, test } from 'vitest'
import { formOf } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
let minh: Editor
let author: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
  minh = await portal.signIn('editor')
  author = await portal.signIn('author')
})

let made = 0
const fields = (values: Record<string, string> = {}) => ({
  title: `Bài của ban biên tập ${++made}`,
  lead: 'Tóm tắt',
  body: '<p>Nội dung</p>',
  category: 'tin-trong-huyen',
  author: 'Lan',
  organisation: 'Phòng A',
  ...values,
})

const stored = (id: number) =>
  portal.env.DB.prepare('select * from articles where id = ?').bind(id).first<Record<string, unknown>>()
const versionOf = async (id: number) => String((await stored(id))?.version)
const address = async (id: number) => `/tin-trong-huyen/${(await stored(id))?.slug}-${id}`

async function published(values: Record<string, string> = {}) {
  const { id, status } = await lan.post('/admin/articles', fields({ status: 'published', ...values }))
  expect(status).toBe(303)
  return id
}

describe('an editor whose session has ended', () => {
  const nobody = () => portal.reader.with({ Origin: portal.url.origin, Cookie: '__Host-editor=ended' })

  test('gets back what was typed, and sends it again after signing in', async () => {
    const typed = fields({ title: 'Bài "dở" <b>dang</b>', body: '<p>Dòng một</p>\r\n<p>Dòng hai</p>' })
    const refused = await nobody().post('/admin/articles', typed)
    expect(refused.status).toBe(401)
    expect(refused.text).not.toContain('<b>')
    const form =
      /<form[^>]* method="post" action="\/admin\/articles">.*?<\/form>/s.exec(refused.text)?.[0] ?? ''
    const kept = Object.fromEntries(
      [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value
          .replaceAll('&quot;', '"')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      ]),
    )
    expect(kept).toEqual(typed)
    const sent = await lan.post('/admin/articles', kept)
    expect(await stored(sent.id)).toMatchObject({
      title: typed.title,
      body: expect.stringContaining('Dòng hai'),
    })
  })

  test('is told to choose files again', async () => {
    const form = formOf({ title: 'Bài có ảnh' }, { coverFile: new File(['x'], 'a.jpg') })
    const { status, text } = await nobody().post('/admin/articles', form)
    expect([status, text.includes('Riêng tệp thì phải chọn lại')]).toEqual([401, true])
    expect(text).toContain('<input type="hidden" name="title" value="Bài có ảnh"/>')
  })

  test('gets nothing back that another site has sent', async () => {
    const foreign = portal.reader.with({ Origin: 'https://evil.example' })
    const { status, text } = await foreign.post('/admin/articles', fields({ title: 'Từ nơi khác' }))
    expect([status, text.includes('Từ nơi khác')]).toEqual([403, false])
  })
})

describe('an editor', () => {
  test('writes a draft, looks at it, publishes it; then readers see it everywhere at once', async () => {
    const draft = await lan.post('/admin/articles', fields({ title: 'Bài etaword' }))
    expect([draft.status, draft.location]).toEqual([303, `/admin/articles/${draft.id}?saved=0`])
    const form = await lan.get(`/admin/articles/${draft.id}`)
    expect(form.text).toContain('&lt;p&gt;Nội dung&lt;/p&gt;')
    const preview = await lan.get(`/admin/articles/${draft.id}/preview`)
    expect([preview.status, preview.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
    expect(preview.text).toContain('<p>Nội dung</p>')
    expect((await portal.reader.get(await address(draft.id))).status).toBe(404)

    const version = await versionOf(draft.id)
    const values = fields({ title: 'Bài etaword', version, status: 'published' })
    expect((await lan.post(`/admin/articles/${draft.id}`, values)).status).toBe(303)
    for (const path of [
      await address(draft.id),
      '/',
      '/tin-trong-huyen',
      '/rss.xml',
      '/tim-kiem?q=etaword',
    ]) {
      expect((await portal.reader.get(path)).text, path).toMatch(/[Bb]ài (<mark>)?etaword/)
    }
  })

  test('keeps the seconds of a time that was not touched', async () => {
    const id = await published()
    const before = (await stored(id))?.published_at
    const [, shown = ''] =
      /name="publishedAt"[^>]*value="([^"]+)"/.exec((await lan.get(`/admin/articles/${id}`)).text) ?? []
    await lan.post(
      `/admin/articles/${id}`,
      fields({ version: await versionOf(id), publishedAt: shown, lead: 'Khác' }),
    )
    expect(await stored(id)).toMatchObject({ published_at: before, lead: 'Khác' })
  })

  test('is shown what is wrong beside what was typed, and nothing is stored', async () => {
    const count = () => portal.env.DB.prepare('select count(*) as n from articles').first('n')
    const before = await count()
    const answer = await lan.post(
      '/admin/articles',
      fields({ title: '', lead: 'Đã gõ "rồi"', status: 'published', expiresAt: '2001-01-01T00:00' }),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Đã gõ &quot;rồi&quot;')
    expect(answer.text).toContain('<a href="#title">Tiêu đề: Hãy điền mục này.</a>')
    const late = await lan.post(
      '/admin/articles',
      fields({ status: 'published', expiresAt: '2001-01-01T00:00' }),
    )
    expect([late.status, late.text.includes('Thời gian hết hạn phải sau')]).toEqual([422, true])
    expect(await count()).toBe(before)
  })

  test('withdraws with a reason, which readers are told', async () => {
    const id = await published()
    const path = await address(id)
    expect((await portal.reader.get(path)).status).toBe(200)
    const version = await versionOf(id)
    expect((await lan.post(`/admin/articles/${id}/withdrawal`, { version, reason: ' ' })).status).toBe(422)
    expect((await lan.post(`/admin/articles/${id}/withdrawal`, { version, reason: 'Nhầm số' })).status).toBe(
      303,
    )
    const gone = await portal.reader.get(path)
    expect([gone.status, gone.text.includes('Nhầm số')]).toEqual([410, true])
  })

  test('features, and does not any more', async () => {
    const id = await published({ title: 'Bài thetaword nổi bật' })
    await lan.post(`/admin/articles/${id}/featuring`, {
      version: await versionOf(id),
      featured: '',
      position: '0',
    })
    expect((await portal.reader.get('/')).text).toMatch(/thetaword/)
    expect((await stored(id))?.featured_position).toBe(0)
    await lan.post(`/admin/articles/${id}/featuring/end`, { version: await versionOf(id), featured: '0' })
    expect((await stored(id))?.featured_position).toBe(null)
  })

  test('duplicates an article as a draft', async () => {
    const id = await published({ title: 'Bài gốc' })
    const copy = await lan.post(`/admin/articles/${id}/copies`, { version: await versionOf(id) })
    expect(await stored(copy.id)).toMatchObject({
      title: 'Bài gốc (bản sao)',
      status: 'draft',
      body: '<p>Nội dung</p>',
    })
  })

  test('puts the featured news in order, and takes some out', async () => {
    const featured = async () =>
      [...(await lan.get('/admin/featured')).text.matchAll(/name="position-(\d+)"[^>]*value="(\d+)"/g)].map(
        ([, id, place]) => `${id}:${place}`,
      )
    const [first, second] = [await published({ title: 'Tin nhất' }), await published({ title: 'Tin nhì' })]
    for (const [id, position] of [
      [first, '1'],
      [second, '2'],
    ] as const) {
      await lan.post(`/admin/articles/${id}/featuring`, {
        version: await versionOf(id),
        featured: '',
        position,
      })
    }
    expect(await featured()).toEqual(expect.arrayContaining([`${first}:1`, `${second}:2`]))
    const list = async () => formIn((await lan.get('/admin/featured')).text, /"\/admin\/featured"/).list ?? ''
    const opened = await list()
    const form = {
      list: opened,
      [`position-${first}`]: '9',
      [`position-${second}`]: '0',
      'position-999999': '3',
    }
    const saved = await lan.post('/admin/featured', form)
    expect([saved.status, saved.location]).toEqual([303, '/admin/featured?saved=1'])
    expect((await featured())[0]).toBe(`${second}:0`)
    const home = (await portal.reader.get('/')).text
    expect(home.indexOf('Tin nhì')).toBeLessThan(home.indexOf('Tin nhất'))

    // Somebody else still has the old list open.
    const late = await lan.post('/admin/featured', { ...form, [`position-${second}`]: '7' })
    expect([late.status, late.text.includes('Người khác vừa sửa danh sách này')]).toEqual([409, true])
    expect(late.text).toMatch(new RegExp(`name="position-${second}"[^>]*value="7"`))
    expect(late.text).toContain('Đã lưu: 0')
    expect((await featured())[0]).toBe(`${second}:0`)

    await lan.post('/admin/featured', { ...form, list: await list(), remove: `${second}` })
    expect(await featured()).not.toContain(`${second}:0`)
    await lan.post(`/admin/articles/${first}/featuring/end`, {
      version: await versionOf(first),
      featured: '9',
    })
  })

  test('is told when an article has changed before a step, and keeps what was typed', async () => {
    const id = await published()
    const version = await versionOf(id)
    await minh.post(`/admin/articles/${id}`, fields({ version, lead: 'Khác' }))
    const late = await lan.post(`/admin/articles/${id}/withdrawal`, {
      version,
      reason: 'Đăng nhầm chuyên mục',
    })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/role="alert">Chưa làm được/)
    expect(late.text).toMatch(/<textarea id="reason"[^>]*>Đăng nhầm chuyên mục</)
    expect((await stored(id))?.status).toBe('published')
  })

  test('schedules, and changes that', async () => {
    const { id } = await lan.post(
      '/admin/articles',
      fields({ status: 'published', publishedAt: '2199-01-02T08:00' }),
    )
    expect(await stored(id)).toMatchObject({ status: 'scheduled', published_at: '2199-01-02T01:00:00Z' })
    await lan.post(`/admin/articles/${id}`, fields({ version: await versionOf(id), status: 'draft' }))
    expect((await stored(id))?.status).toBe('draft')
  })
})

describe('two editors of one article', () => {
  test('do not overwrite each other: the second chooses, and nothing is lost', async () => {
    const id = await published({ lead: 'Ban đầu' })
    const version = await versionOf(id)
    const title = String((await stored(id))?.title)
    await minh.post(`/admin/articles/${id}`, fields({ version, title, lead: 'Của Minh' }))
    const late = await lan.post(
      `/admin/articles/${id}`,
      fields({ version, title, lead: 'Của Lan', author: 'Lan Anh' }),
    )
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/<input type="radio" name="lead" value="Của Lan" checked[^>]*>/)
    expect(late.text).toMatch(/<input type="radio" name="lead" value="Của Minh"[^>]*>/)
    expect((await stored(id))?.lead).toBe('Của Minh')

    const [, seen = ''] = /name="version" value="(\d+)"/.exec(late.text) ?? []
    await lan.post(
      `/admin/articles/${id}`,
      fields({ version: seen, title, lead: 'Của Minh', author: 'Lan Anh' }),
    )
    expect(await stored(id)).toMatchObject({ lead: 'Của Minh', author: 'Lan Anh' })
  })

  test('that save in the same moment: one wins, the other is asked', async () => {
    const id = await published()
    const version = await versionOf(id)
    const answers = await Promise.all(
      [lan, minh].map((who) => who.post(`/admin/articles/${id}`, fields({ version, lead: who.email }))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  })
})

describe('an author', () => {
  test('writes, submits, gets it back with a note, and publishes nothing', async () => {
    expect((await author.post('/admin/articles', fields({ status: 'published' }))).status).toBe(403)
    const { id } = await author.post('/admin/articles', fields({ status: 'submitted' }))
    expect(await stored(id)).toMatchObject({ status: 'draft', review: 'submitted', created_by: author.key })
    const version = await versionOf(id)
    expect((await author.post(`/admin/articles/${id}`, fields({ version }))).status).toBe(403)
    expect((await lan.get('/admin/articles?status=submitted')).text).toContain(`/admin/articles/${id}"`)

    await lan.post(`/admin/articles/${id}/review`, { version, note: 'Thiếu nguồn' })
    expect((await author.get(`/admin/articles/${id}`)).text).toContain('Thiếu nguồn')
    const again = fields({ version: await versionOf(id), status: 'submitted' })
    expect((await author.post(`/admin/articles/${id}`, again)).status).toBe(303)
    const now = await versionOf(id)
    for (const [part, more] of Object.entries({
      withdrawal: { reason: 'x' },
      review: { note: 'x' },
      featuring: { position: '1' },
      'featuring/end': {},
    })) {
      expect(
        (await author.post(`/admin/articles/${id}/${part}`, { version: now, ...more })).status,
        part,
      ).toBe(403)
    }
    await lan.post(`/admin/articles/${id}`, fields({ version: now, status: 'published' }))
    expect(await stored(id)).toMatchObject({ status: 'published', review: '' })
  })

  test('sees nothing of what others write', async () => {
    const { id } = await lan.post('/admin/articles', fields())
    for (const part of ['', '/preview', '/history']) {
      expect((await author.get(`/admin/articles/${id}${part}`)).status, part).toBe(404)
    }
    expect((await author.post(`/admin/articles/${id}/previews`, { version: '1' })).status).toBe(404)
    expect((await author.get('/admin/articles')).text).not.toContain(`/admin/articles/${id}"`)
  })
})

test('an autosave is offered to its author alone until the article is saved', async () => {
  const { id } = await lan.post('/admin/articles', fields({ lead: 'Đã lưu' }))
  const keep = (body: unknown, who = lan) => who.send('PUT', `/admin/articles/${id}/autosave/form-1`, body)
  expect((await keep({ fields: { ...fields(), lead: 'Đang gõ' }, baseVersion: 1 })).status).toBe(204)
  expect((await keep({ fields: 5 })).status).toBe(422)
  expect((await keep({ fields: {}, baseVersion: 1 }, author)).status).toBe(404)
  expect((await stored(id))?.lead).toBe('Đã lưu')
  expect((await minh.get(`/admin/articles/${id}`)).text).not.toContain('?autosave=form-1')
  expect((await lan.get(`/admin/articles/${id}`)).text).toContain('?autosave=form-1')
  expect((await lan.get(`/admin/articles/${id}?autosave=form-1`)).text).toContain('Đang gõ')
  await lan.post(
    `/admin/articles/${id}`,
    fields({ version: await versionOf(id), lead: 'Xong', restored: 'form-1' }),
  )
  expect((await lan.get(`/admin/articles/${id}`)).text).not.toContain('?autosave=form-1')
})

test('a preview link shows a draft to who has it, until it is over', async () => {
  const { id } = await lan.post('/admin/articles', fields({ title: 'Bài iotaword' }))
  const made = await lan.post(`/admin/articles/${id}/previews`, { version: '1' })
  const [, link = ''] = /value="(http[^"]+\/admin\/previews\/[^"]+)"/.exec(made.text) ?? []
  const shown = await portal.reader.get(new URL(link).pathname)
  expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
  expect(shown.text).toContain('Bài iotaword')
  expect(shown.text).toContain('noindex')
  await portal.env.DB.prepare("update previews set expires_at = '2024-01-01T00:00:00Z'").run()
  expect((await portal.reader.get(new URL(link).pathname)).status).toBe(404)
  expect((await portal.reader.get('/admin/previews/khongcokhongcokhongco')).status).toBe(404)
})

test('the history tells who has changed what, and brings it back', async () => {
  const id = await published({ body: '<p>Một hai ba</p>' })
  const title = String((await stored(id))?.title)
  await minh.post(
    `/admin/articles/${id}`,
    fields({ version: await versionOf(id), title, body: '<p>Một bốn ba</p>' }),
  )
  const [, version = ''] =
    new RegExp(`/admin/articles/${id}/history/(\\d+)`).exec(
      (await lan.get(`/admin/articles/${id}/history`)).text,
    ) ?? []
  const revision = await lan.get(`/admin/articles/${id}/history/${version}`)
  expect(revision.text).toMatch(/<del>hai<\/del><ins>bốn<\/ins>/)
  await lan.post(`/admin/articles/${id}/history/${version}`, { version: await versionOf(id) })
  expect((await stored(id))?.body).toBe('<p>Một hai ba</p>')
  expect((await portal.reader.get(await address(id))).text).toContain('Một hai ba')
  const { results } = await portal.env.DB.prepare(
    "select actor from audit_log where subject = 'articles' and subject_id = ? order by id",
  )
    .bind(`${id}`)
    .all<{ actor: string }>()
  expect(new Set(results.map(({ actor }) => actor))).toEqual(new Set([lan.key, minh.key]))
})

test('the log and the revisions cannot be changed', async () => {
  const id = await published()
  await lan.post(`/admin/articles/${id}`, fields({ version: await versionOf(id), lead: 'Khác' }))
  for (const statement of [
    "update audit_log set actor = 'editor:0'",
    'delete from audit_log',
    "update article_revisions set title = 'x'",
    'delete from article_revisions',
  ]) {
    await expect(portal.env.DB.prepare(statement).run(), statement).rejects.toThrow('append-only')
  }
})

test('a page of another site changes nothing', async () => {
  const before = await portal.env.DB.prepare('select count(*) as n from articles').first('n')
  const foreign = lan.with({ Origin: 'https://evil.example' })
  expect((await foreign.post('/admin/articles', fields())).status).toBe(403)
  expect(await portal.env.DB.prepare('select count(*) as n from articles').first('n')).toBe(before)
})
