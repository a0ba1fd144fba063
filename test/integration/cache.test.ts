import { beforeAll, describe, expect, test } from 'vitest'
import { drainPurgeQueue } from '../../src/cache/purge-queue.ts'
import { editArticle, publishArticle } from '../../src/content/articles/commands.ts'
import { write } from '../../src/db/command.ts'
import { generateArticles } from '../bench/generate.ts'
import type { Answer } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { importRecords } from '../support/importing.ts'
import { insertArticle } from '../support/portal.ts'
import { wrapped } from '../support/runtime.ts'
import { eventually } from '../support/waiting.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
  await portal.tick(new Date())
})

const cacheOf = async (path: string, init = {}) =>
  (await portal.get(path, init)).headers.get('cf-cache-status')
const textOf = async (path: string) => (await portal.get(path)).text()
/** `ARTICLES=20000` imports as many as a district writes in ten years. */
const ARTICLES = Number(process.env.ARTICLES ?? 1_000)
const EDITOR = { headers: { Cookie: 'a=b; __Host-editor=x' } }

async function someArticle(title = 'Bài thử'): Promise<{ id: number; path: string }> {
  const id = await insertArticle(portal.env, { title, published_at: '2012-01-01T00:00:00Z' })
  return { id, path: `/tin-trong-huyen/bai-thu-${id}` }
}

describe('a page', () => {
  test('is kept, until what it shows changes; others stay', async () => {
    const one = await someArticle()
    const other = await someArticle('Bài khác')
    for (const path of [one.path, other.path]) {
      expect([await cacheOf(path), await cacheOf(path)]).toEqual(['MISS', 'HIT'])
    }
    await portal.write(editArticle({ id: one.id, version: 1 }, { title: 'Sửa rồi' }, '2024-01-01T00:00:00Z'))
    const fresh = await portal.get(one.path)
    expect(fresh.headers.get('cf-cache-status')).toBe('MISS')
    expect(await fresh.text()).toContain('<h1>Sửa rồi</h1>')
    expect(await cacheOf(one.path)).toBe('HIT')
  })

  test('is the same from the cache, and readers get no header that is meant for the edge', async () => {
    const [rendered, kept] = [await portal.get('/huong-dan'), await portal.get('/huong-dan')]
    expect([rendered, kept].map(({ headers }) => headers.get('cf-cache-status'))).toEqual(['MISS', 'HIT'])
    expect(await kept.text()).toBe(await rendered.text())
    const headersOf = (response: Response) =>
      [...response.headers].filter(([name]) => !['age', 'cf-cache-status', 'date'].includes(name))
    expect(headersOf(kept)).toEqual(headersOf(rendered))
    expect(kept.headers.get('Age')).toMatch(/^\d+$/)
    for (const { headers } of [rendered, kept]) {
      expect(headers.get('Cache-Tag')).toBeNull()
      expect(headers.get('Cloudflare-CDN-Cache-Control')).toBeNull()
    }
  })

  test('that a browser has already is answered with 304, from the cache or not, and is kept for others', async () => {
    const { path } = await someArticle()
    const first = await portal.get(path, EDITOR)
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    for (const cache of ['MISS', 'HIT']) {
      const response = await portal.get(path, { headers })
      expect([response.status, response.headers.get('cf-cache-status')]).toEqual([304, cache])
    }
    expect((await portal.get(path)).status).toBe(200)
  })

  test('to HEAD fills the cache for GET', async () => {
    const { path } = await someArticle()
    expect(await cacheOf(path, { method: 'HEAD' })).toBe('MISS')
    const response = await portal.get(path)
    expect([response.headers.get('cf-cache-status'), (await response.text()).length > 1000]).toEqual([
      'HIT',
      true,
    ])
  })

  test('that is missing, has moved or is malformed is kept too, and appears when it is published', async () => {
    const id = await insertArticle(portal.env, { status: 'draft', title: 'Sắp có' })
    const path = `/tin-trong-huyen/bai-thu-${id}`
    for (const address of [path, `/sai/sai-${id}`, '/Cu.aspx?x=1', '/huong-dan?truoc=abc']) {
      expect([await cacheOf(address), await cacheOf(address)], address).toEqual(['MISS', 'HIT'])
    }
    const time = { published_at: '2012-01-01T00:00:00Z', published_day: '2012-01-01' }
    await portal.write(publishArticle({ id, version: 1 }, time))
    expect((await portal.get(path)).status).toBe(200)
    expect((await portal.get(`/sai/sai-${id}`)).headers.get('Location')).toBe(path)
  })

  test('that was being rendered while its content changed is not kept', async () => {
    const { id, path } = await someArticle('Trước')
    let version = 1
    for (let round = 0; round < 20; round++) {
      const readers = Promise.all(Array.from({ length: 5 }, () => textOf(path)))
      const title = `Lần ${round}`
      await portal.write(editArticle({ id, version: version++ }, { title }, '2024-01-01T00:00:00Z'))
      await readers
      expect(await textOf(path)).toContain(`<h1>${title}</h1>`)
    }
  })
})

describe("an editor's request", () => {
  test('neither reads nor fills the cache', async () => {
    const { id, path } = await someArticle()
    for (const headers of [
      EDITOR.headers,
      { Cookie: 'CF_Authorization=x' },
      { 'Cf-Access-Jwt-Assertion': 'x' },
    ]) {
      const response = await portal.get(path, { headers })
      expect(response.headers.get('cf-cache-status')).toBe('BYPASS')
      expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    }
    expect(await cacheOf(path)).toBe('MISS')
    // Changed behind the cache's back: readers still get what is kept, an editor sees what is stored.
    await portal.env.DB.prepare("update articles set title = 'Khác', version = 2 where id = ?").bind(id).run()
    expect(await textOf(path)).toContain('<h1>Bài thử</h1>')
    expect(await (await portal.get(path, EDITOR)).text()).toContain('<h1>Khác</h1>')
  })
})

describe('nothing that a hostile reader sends reaches the next one', () => {
  const evil = 'evil.example'
  const requests: [string, string, { method?: string; headers?: Record<string, string> }][] = [
    [
      'another host in a header',
      '',
      { headers: { 'X-Forwarded-Host': evil, 'X-Host': evil, Forwarded: `host=${evil}` } },
    ],
    [
      'another address in a header',
      '',
      { headers: { 'X-Original-URL': '/ban-do', 'X-Rewrite-URL': '/ban-do' } },
    ],
    [
      'another scheme in a header',
      '',
      { headers: { 'X-Forwarded-Proto': 'gopher', 'X-Forwarded-Port': '1' } },
    ],
    [
      'another method in a header',
      '',
      { headers: { 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'DELETE' } },
    ],
    ['cookies and credentials', '', { headers: { Cookie: 'lang=en; theme=x', Authorization: 'Bearer x' } }],
    ['a part of the page', '', { headers: { Range: 'bytes=0-9' } }],
    ['a part of a page that it has', '', { headers: { Range: 'bytes=0-9', 'If-Range': '"x"' } }],
    [
      'other languages and encodings',
      '',
      { headers: { 'Accept-Language': 'en', Accept: 'application/json', 'Accept-Encoding': 'br;q=0' } },
    ],
    [
      'orders to caches',
      '',
      { headers: { 'Cache-Control': 'no-cache, no-store', Pragma: 'no-cache', 'X-Purge': '1' } },
    ],
    [
      'conditions',
      '',
      {
        headers: {
          'If-Match': '"x"',
          'If-Modified-Since': 'Tue, 01 Jan 2030 00:00:00 GMT',
          'If-None-Match': '"x"',
        },
      },
    ],
    ['unknown parameters', '?callback=alert&q=<script>', {}],
    ['the same parameter twice', '?truoc=1-1&truoc=<script>', {}],
    ['odd encodings', '?%74ruoc=%3Cscript%3E&%00=%0d%0aX-Evil:1', {}],
    ['a huge query', `?x=${'y'.repeat(6000)}`, {}],
    ['a query that looks like a path', '?/../../ban-do', {}],
    ['a fragment of a path', '/%2e%2e/ban-do', {}],
    ['a method that is none', '', { method: 'PURGE' }],
    ['only the head', '', { method: 'HEAD', headers: { 'X-Forwarded-Host': evil } }],
  ]

  test.each(requests)('%s', async (_, suffix, init) => {
    const { path } = await someArticle()
    const clean = await portal.get(path, EDITOR)
    const expected = await clean.text()
    await (await portal.get(path + suffix, init)).text()
    const next = await portal.get(path)
    expect([next.status, await next.text()]).toEqual([200, expected])
    const after = await portal.get(path)
    expect([after.headers.get('cf-cache-status'), await after.text()]).toEqual(['HIT', expected])
    expect([...after.headers].join().includes(evil)).toBe(false)
  })

  test('another host gets a cache of its own while none is set', async () => {
    const { path } = await someArticle()
    const { request } = await import('node:http')
    const asked = new Promise<string>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: portal.url.port, path, headers: { Host: evil } }
      request(options, (response) => {
        let body = ''
        response.on('data', (data) => {
          body += data
        })
        response.on('end', () => resolve(body))
      })
        .on('error', reject)
        .end()
    })
    expect(await asked).toContain(`http://${evil}/`)
    const next = await portal.get(path)
    expect([next.headers.get('cf-cache-status'), (await next.text()).includes(evil)]).toEqual(['MISS', false])
  })
})

describe('when the database fails', () => {
  let failing: Edge
  beforeAll(async () => {
    failing = await startEdge({ EDGE_MAX_AGE: '60' }, wrapped('clock.js'))
    await later(0)
  })
  /** Puts on the clock, which stands otherwise. */
  const later = (seconds: number) => failing.reader.send('POST', '/test/clock', { seconds })
  const breakDown = () => failing.env.DB.prepare('alter table layout rename to layout_gone').run()
  const repair = () => failing.env.DB.prepare('alter table layout_gone rename to layout').run()
  const statusOf = ({ headers }: Answer) => headers.get('cf-cache-status')
  const onceItIs = (status: string, path: string) =>
    eventually(
      () => failing.reader.get(path),
      (answer) => statusOf(answer) === status,
    )

  test('cached pages are served, fresh or stale; pages that are not cached answer 503, which is not cached', async () => {
    const { text: page } = await failing.reader.get('/')
    await failing.get('/huong-dan')
    await breakDown()
    const fresh = await failing.get('/')
    expect(fresh.headers.get('cf-cache-status')).toBe('HIT')

    await later(61)
    const first = await failing.reader.get('/')
    expect([first.status, statusOf(first), first.text]).toEqual([200, 'UPDATING', page])
    const stale = await onceItIs('STALE', '/')
    expect([stale.status, statusOf(stale), stale.text]).toEqual([200, 'STALE', page])

    for (let attempt = 0; attempt < 2; attempt++) {
      const missing = await failing.get('/ban-do')
      expect([missing.status, missing.headers.get('Retry-After')]).toEqual([503, '30'])
      expect([missing.headers.get('Cache-Control'), missing.headers.get('cf-cache-status')]).toEqual([
        'no-store',
        'BYPASS',
      ])
      expect(await missing.text()).toContain('Trang tạm thời chưa sẵn sàng')
    }

    await repair()
    expect((await failing.get('/ban-do')).status).toBe(200)
    expect((await failing.get('/huong-dan')).headers.get('cf-cache-status')).toBe('UPDATING')
    expect(statusOf(await onceItIs('HIT', '/huong-dan'))).toBe('HIT')
  })

  test('a page that was purged is not served, however long it could be kept', async () => {
    await failing.get('/ban-do')
    await failing.pages.purge(['*'])
    await breakDown()
    expect((await failing.get('/ban-do')).status).toBe(503)
    await repair()
  })

  test('a missing page that is stale is served too', async () => {
    await failing.get('/khong-co')
    await later(61)
    await breakDown()
    const stale = await failing.get('/khong-co')
    expect([stale.status, stale.headers.get('cf-cache-status')]).toEqual([404, 'STALE'])
    await repair()
  })
})

test('publishing 300 articles in a minute stays within the limits of the cache, and leaves nothing stale', async () => {
  await portal.env.DB.prepare('update purge_budget set calls = 25, refilled_at = 0').run()
  const titles = Array.from({ length: 300 }, (_, n) => `Bài ${n}`)
  const ids = await Promise.all(titles.map((title) => insertArticle(portal.env, { status: 'draft', title })))
  const paths = ids.map((id) => `/tin-trong-huyen/bai-thu-${id}`)
  const samples = ['/', '/tin-trong-huyen', '/rss.xml', '/luu-tru', '/sitemap/bai-1.xml']
  const ask = async () => {
    for (const path of [...samples, ...paths.filter((_, index) => index % 30 === 0)]) await textOf(path)
  }
  let calls = 0
  const counting = {
    purge(tags: readonly string[]) {
      calls++
      expect(tags.length).toBeLessThanOrEqual(100)
      return portal.pages.purge(tags)
    },
  }

  const started = performance.now()
  for (const [n, id] of ids.entries()) {
    if (n % 50 === 0) await ask()
    const at = new Date().toISOString()
    const time = { published_at: `${at.slice(0, 19)}Z`, published_day: at.slice(0, 10) }
    await write(portal.env.DB, [publishArticle({ id, version: 1 }, time)], () =>
      drainPurgeQueue(portal.env.DB, counting),
    )
  }
  const minutes = Math.ceil((performance.now() - started) / 60_000)

  // A minute later.
  await portal.env.DB.prepare('update purge_budget set refilled_at = refilled_at - 60').run()
  expect(await drainPurgeQueue(portal.env.DB, counting)).toBe(true)
  expect(calls).toBeLessThanOrEqual(25 + (minutes + 1) * 5)
  for (const path of paths) expect((await portal.get(path)).status).toBe(200)
  for (const path of samples) {
    expect(await textOf(path), path).toBe(await (await portal.get(path, EDITOR)).text())
  }
})

test('an import purges once, when it ends, however often the clock has ticked over it', async () => {
  // What other tests have left would be purged once more.
  await portal.env.DB.prepare('delete from outbox').run()
  await portal.env.DB.prepare('update purge_budget set calls = 25').run()
  await textOf('/')
  const calls: (readonly string[])[] = []
  const counting = {
    purge(tags: readonly string[]) {
      calls.push(tags)
      return portal.pages.purge(tags)
    },
  }
  let ended = false
  async function tickOn(): Promise<void> {
    while (!ended) {
      await drainPurgeQueue(portal.env.DB, counting)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  const ticking = tickOn()
  await importRecords(portal.env, 'generated', [...generateArticles(ARTICLES)])
  ended = true
  await ticking
  await drainPurgeQueue(portal.env.DB, counting)
  expect(calls).toEqual([['*']])
  expect(await cacheOf('/')).toBe('MISS')
})
