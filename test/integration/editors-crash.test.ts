import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fill } from '../../src/cli/fill.ts'
import { joined, pdf } from '../fixtures/uploads.ts'
import { killProcess, portalOver, startProcess } from '../portal-over.ts'
import { signIn, withToken } from '../sign-in.ts'

const KILLS = 6
const LINES = 60
const PORT = 20_000 + ((process.pid + 7) % 20_000)
const ORIGIN = `http://127.0.0.1:${PORT}`
const folder = mkdtempSync(join(tmpdir(), 'editors-crash-'))

let session: Record<string, string>
let token: Record<string, string>
beforeAll(async () => {
  const portal = await portalOver(folder)
  await fill(portal.env, new Date())
  session = (await signIn(portal.env, ORIGIN, 'editor')).headers
  token = await withToken(portal.env, 'editor')
  await portal.tick()
  await portal.close()
})
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 5 }))

/** What was asked for, and whether the portal has said that it is done. */
interface Asked {
  acknowledged: boolean
}
interface Published extends Asked {
  title: string
  by: 'form' | 'API'
}
interface Withdrawn extends Asked {
  id: number
}
interface Imported extends Asked {
  /** The first characters of its articles' external ids. */
  batch: string
}

const published: Published[] = []
const withdrawn: Withdrawn[] = []
/** Keys of acknowledged ones. */
const uploaded: string[] = []
const imported: Imported[] = []
let made = 0

async function send(path: string, headers: Record<string, string>, body: BodyInit): Promise<Response> {
  const response = await fetch(ORIGIN + path, { method: 'POST', headers, body, redirect: 'manual' })
  const text = await response.text()
  return new Response(text, { status: response.status, headers: response.headers })
}

/** What editors and scripts do, each again and again until the portal is gone. */
const doings: Record<string, () => Promise<unknown>> = {
  async publishByForm() {
    const asked: Published = { title: `Bài ${++made} từ biểu mẫu`, by: 'form', acknowledged: false }
    published.push(asked)
    const fields = {
      title: asked.title,
      body: '<p>Nội dung</p>',
      category: 'tin-trong-huyen',
      status: 'published',
    }
    const { status } = await send('/admin/articles', session, new URLSearchParams(fields))
    expect(status).toBe(303)
    asked.acknowledged = true
  },
  async publishByScriptThenWithdraw() {
    const asked: Published = { title: `Bài ${++made} từ API`, by: 'API', acknowledged: false }
    published.push(asked)
    const response = await send(
      '/api/v1/articles',
      { ...token, 'Content-Type': 'application/json', 'Idempotency-Key': asked.title.replaceAll(/\W/g, '-') },
      JSON.stringify({
        ...{ title: asked.title, body: '<p>Nội dung</p>', category: 'tin-trong-huyen', status: 'published' },
        ...{ author: 'Lan', organisation: 'Văn phòng' },
      }),
    )
    expect(response.status).toBe(201)
    asked.acknowledged = true
    if (made % 3 > 0) return
    const { id } = (await response.json()) as { id: number }
    const going: Withdrawn = { id, acknowledged: false }
    withdrawn.push(going)
    const form = new URLSearchParams({ version: '2', reason: 'Đăng nhầm' })
    const { status } = await send(`/admin/articles/${id}/withdrawal`, session, form)
    expect(status).toBe(303)
    going.acknowledged = true
  },
  async upload() {
    const isPicture = ++made % 2 === 0
    const bytes = isPicture ? pngOfGrey(made) : joined(pdf.subarray(0, 9), `% ${made}\n`, pdf.subarray(9))
    const form = new FormData()
    form.set('file', new File([bytes], isPicture ? 'a.png' : 'a.pdf'))
    const response =
      made % 4 < 2
        ? await send('/admin/media', { ...session, Accept: 'application/json' }, form)
        : await send('/api/v1/media', token, form)
    expect(response.status).toBe(201)
    uploaded.push(((await response.json()) as { key: string }).key)
  },
  async importMany() {
    const asked: Imported = { batch: `lo-${++made}`, acknowledged: false }
    imported.push(asked)
    const { status } = await sendBatch(asked.batch)
    expect(status).toBe(200)
    asked.acknowledged = true
  },
}

/** A picture of one pixel, of which there is one for each number: 16 bits of grey. */
function pngOfGrey(value: number): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, content: Uint8Array) => {
    const named = joined(name, content)
    const numbers = Buffer.alloc(8)
    numbers.writeUInt32BE(content.length, 0)
    numbers.writeUInt32BE(crc32(named), 4)
    return joined(numbers.subarray(0, 4), named, numbers.subarray(4))
  }
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 16, 0, 0, 0, 0])
  const pixel = deflateSync(new Uint8Array([0, value >> 8, value & 255]))
  return joined(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', header),
    chunk('IDAT', pixel),
    chunk('IEND', new Uint8Array()),
  )
}

function sendBatch(batch: string): Promise<Response> {
  const lines = Array.from({ length: LINES }, (_, index) =>
    JSON.stringify({
      ...{ externalId: `${batch}-${index}`, title: `Bài nhập ${batch} số ${index}`, body: '<p>Nội dung</p>' },
      ...{ publishedAt: '2022-02-02T08:00:00+07:00', category: 'tin-trong-huyen' },
    }),
  )
  return send('/api/v1/imports', { ...token, 'Content-Type': 'application/x-ndjson' }, lines.join('\n'))
}

/** Goes on with something until the portal does not answer any more; what it answers wrongly is thrown. */
async function untilGone(doing: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await doing()
    } catch (error) {
      if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) return
      throw error
    }
  }
}

type Portal = Awaited<ReturnType<typeof portalOver>>

async function rows<Row>({ env }: Portal, sql: string, ...values: unknown[]): Promise<Row[]> {
  return (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results
}

/** Articles that are there by halves: told of in no log, not as the search index has them, without the answer that was given. */
async function halfArticles(portal: Portal): Promise<Record<string, unknown[]>> {
  const questions = {
    'no log': `select id from articles where not exists (
      select 1 from audit_log where subject = 'articles' and subject_id = articles.id and action = 'add')`,
    'a log of nothing': `select subject_id from audit_log
      where subject = 'articles' and action = 'add' and subject_id not in (select id from articles)`,
    'no answer kept': `select id from articles where title glob 'Bài * từ API'
      and not exists (select 1 from idempotent_requests where answer ->> 'id' = articles.id)`,
    'an answer of nothing': `select key from idempotent_requests
      where answer is not null and answer ->> 'id' not in (select id from articles)`,
    'published without a day': `select id from articles
      where status = 'published' and (published_day is null or first_published_at is null)`,
    'withdrawn by halves': "select id from articles where (status = 'withdrawn') <> (withdrawn_reason <> '')",
    twice: "select title from articles where title glob 'Bài *' group by title having count(*) > 1",
  }
  const half: Record<string, unknown[]> = {}
  for (const [what, sql] of Object.entries(questions)) {
    const found = await rows(portal, sql)
    if (found.length > 0) half[what] = found
  }
  const shown = await rows<{ id: number }>(
    portal,
    "select id from articles where status = 'published' order by id",
  )
  const indexed = await portal.env.SEARCH_DB.prepare('select article_id as id from entries order by id').all()
  expect(indexed.results).toEqual(shown)
  return half
}

/** Rows of files whose bytes are not there, or not all. */
async function halfFiles(portal: Portal): Promise<string[]> {
  const half = []
  for (const { key, bytes } of await rows<{ key: string; bytes: number }>(
    portal,
    'select key, bytes from media',
  )) {
    const object = await portal.env.MEDIA.get(key)
    const stored = Buffer.from((await object?.arrayBuffer()) ?? new ArrayBuffer())
    const hash = createHash('sha256').update(stored).digest('hex')
    if (stored.length !== bytes || !key.startsWith(hash)) half.push(key)
  }
  return half
}

test('what editors and scripts do is wholly there or not at all, however often the portal is killed over it', async () => {
  for (let kill = 1; kill <= KILLS; kill++) {
    const server = await startProcess('test/fixtures/portal-server.ts', `${PORT}`, folder)
    const storm = Promise.all(Object.values(doings).map(untilGone))
    await setTimeout(150 + Math.random() * 700)
    killProcess(server)
    await storm

    const portal = await portalOver(folder)
    // The clock would wait for it.
    await portal.env.DB.prepare('update purge_budget set calls = 25').run()
    await portal.tick()
    expect(await halfArticles(portal)).toEqual({})
    expect(await halfFiles(portal)).toEqual([])
    expect(await rows(portal, 'select * from reindex')).toEqual([])
    expect(await rows(portal, 'select * from outbox where again = 0')).toEqual([])
    const titles = new Set(
      (await rows<{ title: string }>(portal, 'select title from articles')).map(({ title }) => title),
    )
    const lost = published.filter(({ title, acknowledged }) => acknowledged && !titles.has(title))
    expect(lost).toEqual([])
    const keys = new Set((await rows<{ key: string }>(portal, 'select key from media')).map(({ key }) => key))
    expect(uploaded.filter((key) => !keys.has(key))).toEqual([])
    const gone = await rows<{ id: number }>(portal, "select id from articles where status = 'withdrawn'")
    const still = withdrawn.filter(
      ({ id, acknowledged }) => acknowledged && !gone.some((one) => one.id === id),
    )
    expect(still).toEqual([])
    for (const { batch, acknowledged } of imported) {
      const like = `${batch}-*`
      const [found] = await rows<{ count: number }>(
        portal,
        'select count(*) as count from articles where external_id glob ?',
        like,
      )
      if (acknowledged) expect(found?.count, batch).toBe(LINES)
    }
    await portal.close()
  }
  // There was something to be killed.
  for (const all of [published, imported]) {
    expect(all.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(KILLS)
  }
  expect(uploaded.length).toBeGreaterThan(KILLS)
}, 180_000)

test('what broke off is sent again, and takes effect once', async () => {
  const server = await startProcess('test/fixtures/portal-server.ts', `${PORT}`, folder)
  for (const { batch } of imported) expect((await sendBatch(batch)).status).toBe(200)
  killProcess(server)
  const portal = await portalOver(folder)
  const counts = await rows<{ count: number }>(
    portal,
    "select count(*) as count from articles where external_id glob 'lo-*' group by substr(external_id, 1, instr(substr(external_id, 4), '-') + 3)",
  )
  expect(counts).toEqual(imported.map(() => ({ count: LINES })))
  await portal.close()
}, 60_000)
