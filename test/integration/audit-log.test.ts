import { beforeAll, describe, expect, test } from 'vitest'
import { newToken } from '../../src/auth/tokens.ts'
import { write } from '../../src/db/command.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let admin: Editor
beforeAll(async () => {
  portal = await startEdge()
  admin = await portal.signIn('administrator')
})

const see = (query: string | URLSearchParams = '') => admin.get(`/admin/log?${query}`)

/** What the entries of a page are about, as it says it. */
const entriesIn = (text: string) =>
  [...text.matchAll(/<p class="what">(.*?)<\/p>/g)].map(([, what = '']) => what.replace(/<[^>]*>/g, ''))

/** An entry as a trigger writes it. */
async function log(values: Record<string, string | null>) {
  const row = {
    ...{ actor: '', name: '', ip: '', action: 'add', subject: 'synonyms', subject_id: '1', title: '' },
    ...values,
  }
  const names = Object.keys(row)
  await portal.env.DB.prepare(
    `insert into audit_log (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  )
    .bind(...Object.values(row))
    .run()
}

describe('the log', () => {
  test('says in words what was changed, from what, to what', async () => {
    const id = await insertArticle(portal.env, {
      status: 'draft',
      published_at: null,
      published_day: null,
      title: 'Tin mới',
      expires_at: '2030-01-01T01:30:00Z',
    })
    await portal.env.DB.prepare(
      "update articles set version = version + 1, review = 'submitted', title = 'Tin <mới> hơn' where id = ?",
    )
      .bind(id)
      .run()
    await log({ action: 'change', subject: 'editors', before: '{"active":1}', after: '{"active":0}' })
    await log({ subject: 'schedule_entries', after: '{"day":"2024-02-03","part":"morning"}' })
    await log({ action: 'remove', before: '{"forms":"[\\"UBND\\",\\"Ủy ban nhân dân\\"]"}' })
    const { text } = await see()
    for (const said of [
      'Thêm bài viết: <a href="/admin/articles/',
      'Tình trạng: bản nháp',
      'Hết hạn: 01/01/2030 08:30',
      'Duyệt: (trống) → chờ duyệt',
      'Tiêu đề: Tin mới → Tin &lt;mới&gt; hơn',
      'Đăng nhập được: có → không',
      'Ngày: 03/02/2024',
      'Buổi: sáng',
      'Các cách viết: UBND, Ủy ban nhân dân',
    ])
      expect(text).toContain(said)
    const [entries = ''] = /<ol class="log">.*<\/ol>/s.exec(text) ?? []
    expect(entries).not.toMatch(/review|expires_at|schedule_entries/)
    // The history of the article says it in the same words.
    const history = await admin.get(`/admin/articles/${id}/history`)
    expect(history.text).toContain('Duyệt: (trống) → chờ duyệt')
    expect(entriesIn(history.text)).toEqual(['Sửa', 'Thêm'])
  })

  test('says of a change what differs, and nothing of the rest of the row', async () => {
    const at = '2019-05-01T05:00:00Z'
    const row = { name: 'Trạm y tế', address: 'Khu 1', position: 3 }
    await log({
      ...{ at, action: 'change', subject: 'places', title: 'Trạm y tế' },
      before: JSON.stringify(row),
      after: JSON.stringify({ ...row, address: 'Khu 2' }),
    })
    const { text } = await see('from=2019-05-01&to=2019-05-01')
    expect(text).toContain('Địa chỉ: Khu 1 → Khu 2')
    expect(text).not.toContain('Tên: ')
    expect(text).not.toContain('Thứ tự: ')
  })

  test('says that a text has changed: with the way to the history of the article or page', async () => {
    const id = await insertArticle(portal.env, { title: 'Bài dài', body: '<p>Một</p>' })
    const { DB } = portal.env
    const changes = async (subject: string) => {
      const { text } = await see(`subject=${subject}`)
      return /<ul class="plain">(.*?)<\/ul>/s.exec(text)?.[1]
    }
    await DB.prepare("update articles set version = version + 1, body = '<p>Hai</p>' where id = ?")
      .bind(id)
      .run()
    expect(await changes('articles')).toBe(
      `<li><a href="/admin/articles/${id}/history">Nội dung hoặc mô tả ảnh</a></li>`,
    )
    await DB.prepare("update articles set version = version + 1, title = 'Bài ngắn' where id = ?")
      .bind(id)
      .run()
    expect(await changes('articles')).toBe('<li>Tiêu đề: Bài dài → Bài ngắn</li>')
    await DB.prepare(
      "update pages set version = version + 1, body = '<p>Mới</p>' where slug = 'lien-he'",
    ).run()
    expect(await changes('pages')).toBe('<li><a href="/admin/pages/2/history">Nội dung</a></li>')
    await DB.prepare(
      "update pages set version = version + 1, in_menu = 1 - in_menu where slug = 'lien-he'",
    ).run()
    expect(await changes('pages')).toMatch(/^<li>Có trong thực đơn: (có → không|không → có)<\/li>$/)
  })

  test('can be searched by kind, by who, and by the days of the site', async () => {
    const { command } = await newToken('Máy nhập tin', 'editor', new Date())
    await write(portal.env.DB, [command])
    const token = await portal.env.DB.prepare('select max(id) as id from access_tokens').first('id')
    // The first and the last second of 2 April in Việt Nam, and those beside them.
    await log({ at: '2021-04-01T16:59:59Z', actor: admin.key, title: 'hôm trước' })
    await log({ at: '2021-04-01T17:00:00Z', actor: admin.key, title: 'đầu ngày' })
    await log({ at: '2021-04-02T16:59:59Z', actor: `token:${token}`, title: 'cuối ngày', subject: 'places' })
    await log({ at: '2021-04-02T17:00:00Z', title: 'hôm sau' })
    const found = async (filter: Record<string, string>) =>
      entriesIn((await see(new URLSearchParams(filter))).text).map((what) => what.split(': ')[1])
    const day = { from: '2021-04-02', to: '2021-04-02' }
    expect(await found(day)).toEqual(['cuối ngày', 'đầu ngày'])
    expect(await found({ ...day, subject: 'places' })).toEqual(['cuối ngày'])
    expect(await found({ ...day, actor: admin.key })).toEqual(['đầu ngày'])
    expect(await found({ ...day, actor: `token:${token}` })).toEqual(['cuối ngày'])
    expect(await found({ from: '2021-04-01', to: '2021-04-03', actor: 'system' })).toEqual(['hôm sau'])
    const { text } = await see(new URLSearchParams({ ...day, actor: `token:${token}`, subject: 'places' }))
    expect(text).toContain(`<option value="token:${token}" selected="">Khoá: Máy nhập tin</option>`)
    expect(text).toContain('<option value="places" selected="">địa điểm</option>')
    expect(text.match(/value="2021-04-02"/g)).toHaveLength(2)
  })

  test.each([
    [{ from: '31/12/2024' }, 'from'],
    [{ to: '2021-02-30' }, 'to'],
    [{ from: '2021-04-03', to: '2021-04-02' }, 'to'],
  ])('says beside the field that %o is no time', async (filter, field) => {
    const { status, text } = await see(new URLSearchParams(filter as Record<string, string>))
    expect(status).toBe(422)
    expect(text).toContain(`id="${field}-error"`)
    expect(text).toContain(`href="#${field}"`)
    expect(entriesIn(text)).toEqual([])
  })

  test('goes on page by page, with its filter, until it is at its end', async () => {
    await portal.env.DB.batch(
      Array.from({ length: 120 }, (_, n) =>
        portal.env.DB.prepare(
          "insert into audit_log (at, actor, name, ip, action, subject, subject_id, title) values ('2020-01-01T05:00:00Z', '', '', '', 'add', ?, '1', ?)",
        ).bind(n % 2 ? 'links' : 'pages', `số ${n}`),
      ),
    )
    const titles: string[] = []
    const sizes: number[] = []
    for (
      let query: string | undefined = 'subject=links&from=2020-01-01&to=2020-01-01';
      query !== undefined;
    ) {
      const { text } = await see(query)
      const entries = entriesIn(text)
      sizes.push(entries.length)
      titles.push(...entries.map((what) => what.split(': ')[1] ?? ''))
      query = /href="\/admin\/log\?([^"]*before=\d+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(sizes).toEqual([50, 10])
    expect(titles).toEqual(Array.from({ length: 60 }, (_, n) => `số ${119 - 2 * n}`))
  })
})

test('a change of nothing that the log shows is an entry without an empty list', async () => {
  const row = (version: number) => JSON.stringify({ title: 'Bài chỉ đổi giờ', version })
  await log({
    action: 'change',
    subject: 'articles',
    title: 'Bài chỉ đổi giờ',
    before: row(1),
    after: row(2),
  })
  const { text } = await see()
  expect(entriesIn(text)[0]).toContain('Bài chỉ đổi giờ')
  expect(text).not.toContain('<ul class="plain"></ul>')
})
