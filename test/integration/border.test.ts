import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordKinds } from '../../src/admin/records/record-kinds.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { type FoundForm, postedForms } from '../support/forms.ts'
import { importRecords } from '../support/importing.ts'
import type { Editor } from '../support/sign-in.ts'
import { withToken } from '../support/sign-in.ts'

// Text comes in through forms, the API, imports and scripts. Every door admits it in the same way, so that no output can
// be broken by a character that its format does not have.

/** Everything between U+0000 and U+00A0 that is no text, what separates lines, and what is no character. */
const hostile = [
  ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)),
  ...Array.from({ length: 0x21 }, (_, at) => String.fromCharCode(0x7f + at)),
  '\u2028',
  '\u2029',
  '\ufffe',
  '\uffff',
]
const MARK = 'ranhgiới'
const typed = `Mức <Tốt> & "${hostile.join('x')}" ${MARK.normalize('NFD')}`
/** What no stored text may have. */
const FOREIGN = /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Fields whose values have a form of their own. */
const formal =
  /^(version|base|key|slug|url|from|to|email|phone|latitude|longitude|position|day|starts_at|undecided|seen|expires|publishedAt|expiresAt|time_zone|coverKey|role|status)$/

let portal: Edge
let editor: Editor
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.signIn('administrator')
})

let sendings = 0

/** Sends a form with hostile text in every field that takes any text. */
async function sendHostile({
  action,
  fields,
}: FoundForm): Promise<{ sent: string[]; status: number; text: string }> {
  const free = fields.filter(({ name, type }) => ['text', 'textarea'].includes(type) && !formal.test(name))
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
  // Some texts are unique.
  const unique = `${++sendings} ${typed}`
  for (const { name } of free) values[name] = name === 'forms' ? `${unique}\nHai` : unique
  const { status, text } = await editor.post(action, values)
  return { sent: free.map(({ name }) => name), status, text }
}

/** One form of each kind on a page: a list has one a record. */
async function formsOf(page: string): Promise<Map<string, FoundForm>> {
  const { text } = await editor.get(page)
  const kinds = new Map<string, FoundForm>()
  for (const form of postedForms(text, page)) {
    if (/\/(removal|end|sign-out)$/.test(form.action)) continue
    kinds.set(`${form.action.replace(/\d+/g, 'N')} ${form.fields.map(({ name }) => name)}`, form)
  }
  return kinds
}

async function storedTexts(): Promise<string[]> {
  const { results: tables } = await portal.env.DB.prepare(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'",
  ).all<{ name: string }>()
  const found: string[] = []
  for (const { name } of tables) {
    const { results } = await portal.env.DB.prepare(`select * from "${name}"`).all<Record<string, unknown>>()
    for (const row of results)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string') found.push(`${name}.${column}: ${value}`)
  }
  return found
}

describe('every door admits text', () => {
  test('forms', async () => {
    const { id } =
      (await portal.env.DB.prepare('select id from articles order by id limit 1').first<{ id: number }>()) ??
      {}
    const { id: medium } =
      (await portal.env.DB.prepare('select id from media limit 1').first<{ id: number }>()) ?? {}
    const { day } =
      (await portal.env.DB.prepare('select day from schedule_entries limit 1').first<{ day: string }>()) ?? {}
    const pages = [
      ...recordKinds.map(({ name }) => `/admin/${name}`),
      '/admin/settings',
      '/admin/account',
      '/admin/tokens',
      '/admin/editors',
      '/admin/articles/new',
      `/admin/articles/${id}`,
      `/admin/articles/${id}/attachments`,
      `/admin/media/${medium}`,
      `/admin/schedule/${day}`,
    ]
    const sent: string[] = []
    for (const page of pages) {
      for (const kind of (await formsOf(page)).keys()) {
        const form = (await formsOf(page)).get(kind)
        if (!form) continue
        const answer = await sendHostile(form)
        expect([kind, answer.status, FOREIGN.exec(answer.text.replaceAll('\r', ''))]).toEqual([
          kind,
          expect.toBeOneOf([200, 303, 422]),
          null,
        ])
        if (answer.status === 303) sent.push(...answer.sent.map((name) => `${form.action} ${name}`))
      }
    }
    expect(sent.length).toBeGreaterThan(20)
  })

  test('the API', async () => {
    const headers = { ...(await withToken(portal.env, 'editor')), 'Content-Type': 'application/json' }
    const text = `${typed}\ud800`
    const answer = await fetch(new URL('/api/v1/articles', portal.url), {
      method: 'POST',
      headers,
      body: JSON.stringify({
        title: text,
        lead: text,
        body: `<p>a&#11;b&#x1f;c&#0;${text}</p>`,
        category: 'tin-trong-huyen',
        author: text,
        organisation: text,
        status: 'published',
        publishedAt: '2024-03-01T08:00',
      }),
    })
    expect(answer.status).toBe(201)
    const malformed = await fetch(new URL('/api/v1/articles', portal.url), {
      method: 'POST',
      headers,
      body: new Uint8Array([
        ...new TextEncoder().encode('{"title":"'),
        0xff,
        ...new TextEncoder().encode('"}'),
      ]),
    })
    expect([malformed.status, await malformed.json()]).toEqual([
      400,
      expect.objectContaining({ detail: 'The body is not UTF-8.' }),
    ])
  })

  test('imports', async () => {
    const report = await importRecords(portal.env, 'x', [
      {
        title: typed,
        lead: `${typed}\ud800`,
        body: `<p>${typed}</p>`,
        author: typed,
        organisation: typed,
        externalId: typed,
        publishedAt: '2024-03-02T08:00',
        category: { slug: 'ranh-gioi', name: typed },
        cover: { alt: typed, caption: typed },
      },
    ])
    expect(report.rejected).toEqual([])
  })

  test('nothing that is stored has a character that an output could not carry', async () => {
    const texts = await storedTexts()
    expect(texts.filter((text) => FOREIGN.test(text)).map((text) => JSON.stringify(text))).toEqual([])
    const columns = new Set(texts.filter((text) => text.includes(MARK)).map((text) => text.split(':')[0]))
    expect(columns.size).toBeGreaterThan(20)
  })
})

describe('every output is what its format says', () => {
  test('XML, to a strict parser', checkXml)

  test('iCalendar: lines of at most 75 bytes, without control characters (RFC 5545, 3.1)', checkCalendar)

  test('JSON and HTML', async () => {
    const feed = (await portal.reader.get('/ranh-gioi/rss.xml')).text
    const article = new URL(/<item>.*?<link>([^<]*)/s.exec(feed)?.[1] ?? '').pathname
    const pages = [
      '/',
      '/ranh-gioi',
      '/lich-cong-tac',
      '/ban-do',
      '/luu-tru',
      '/tim-kiem?q=ranhgi%E1%BB%9Bi%0Bx%C2%85',
      article,
    ]
    for (const path of pages) {
      const { text, status } = await portal.reader.get(path)
      expect([path, status, FOREIGN.exec(text)]).toEqual([path, 200, null])
      expect(text).not.toMatch(/&#(0*([0-8]|1[1-9]|2\d|3[01]|1[2-5]\d)|x0*(1?[0-9a-f]|[89][0-9a-f]));/i)
    }
    const found = await portal.reader.get('/api/v1/search?q=ranhgi%E1%BB%9Bi')
    expect(FOREIGN.exec(JSON.stringify(JSON.parse(found.text)))).toBe(null)
    expect(JSON.parse(found.text).total).toBeGreaterThan(0)
  })
})

function errorsOfXml(text: string): string[] {
  const parser = new SaxesParser({ xmlns: true })
  const errors: string[] = []
  parser.on('error', (error) => errors.push(error.message))
  parser.write(text).close()
  return errors.slice(0, 3)
}

describe('also of rows that were stored by other means: a restored database, a script', () => {
  beforeAll(async () => {
    const raw = "char(11) || 'hàng ' || char(1) || char(65535) || 'thô' || char(27)"
    await portal.env.DB.batch([
      portal.env.DB.prepare(
        `update articles set version = version + 1, title = title || ${raw}, lead = lead || ${raw}, author = ${raw}`,
      ),
      portal.env.DB.prepare(
        `update schedule_entries set version = version + 1, leader = ${raw}, place = ${raw}, participants = ${raw}`,
      ),
    ])
  })

  test('XML', checkXml)
  test('iCalendar', checkCalendar)
})

async function checkXml() {
  const paths = ['/rss.xml', '/tin-trong-huyen/rss.xml', '/ranh-gioi/rss.xml', '/opensearch.xml']
  for (const path of [...paths, '/sitemap.xml', '/sitemap/muc.xml', '/sitemap/bai-1.xml']) {
    const { text, status } = await portal.reader.get(path)
    expect([path, status, errorsOfXml(text)]).toEqual([path, 200, []])
  }
  expect((await portal.reader.get('/ranh-gioi/rss.xml')).text).toContain(MARK)
}

async function checkCalendar() {
  await portal.env.DB.prepare(
    `update schedule_entries set version = version + 1, day = date('now'), content = (
         select content from schedule_entries where content like '%${MARK}%')`,
  ).run()
  const { text } = await portal.reader.get(`/lich-cong-tac.ics?${Math.random()}`)
  expect(text.replaceAll('\r\n ', '')).toContain(MARK)
  expect(text.endsWith('\r\n')).toBe(true)
  const lines = text.slice(0, -2).split('\r\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 has a class of them
  expect(lines.filter((line) => /[\u0000-\u0008\u000a-\u001f\u007f]/.test(line))).toEqual([])
  expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([])
  const unfolded = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  expect(unfolded.filter((line) => !/^[A-Z-]+(;[A-Z-]+=("[^"]*"|[^";:,]*))*:/.test(line))).toEqual([])
}
