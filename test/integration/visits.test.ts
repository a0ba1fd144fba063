import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveSettings } from '../../src/content/settings.ts'
import { addDays } from '../../src/lib/dates.ts'
import type { Count, View } from '../../src/visits/batches.ts'
import { DAILY_RETENTION_DAYS } from '../../src/visits/figures.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'
import {
  ask,
  bundleWithDoor,
  CHROME,
  type Counters,
  countersAt,
  HELD_ALARMS,
  NAVIGATION,
  WAIT_UNTIL_COUNTED,
} from '../support/visitors.ts'
import { eventually } from '../support/waiting.ts'

let portal: Edge
let counters: Counters
beforeAll(async () => {
  portal = await startEdge(HELD_ALARMS, bundleWithDoor())
  counters = countersAt(portal.url)
})
beforeEach(() => counters.fail())

let shards = 0
/** A data centre that nobody has asked before. */
const newShard = (): string => `TEST-${++shards}`

/** Has a reader ask for a page, and gives what has been counted of it by the shard. */
async function countedOf(path: string, init: { method?: string; headers?: Record<string, string> } = {}) {
  const shard = newShard()
  const reader = { ...NAVIGATION, 'CF-Connecting-IP': '198.51.100.7', 'Test-Colo': shard }
  const headers = { ...reader, ...WAIT_UNTIL_COUNTED, ...init.headers }
  const { status } = await ask(new URL(path, portal.url), { ...init, headers })
  return { status, ...(await countsIn(shard)) }
}

async function countsIn(shard: string) {
  const tables = new Map(JSON.parse((await counters.inside(shard)).stored) as [string, Count[]][])
  const rows = tables.get('counts') ?? []
  const sum = (pick: (count: Count) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  const articles = rows.filter(({ article }) => article > 0).map(({ article, views }) => [article, views])
  return { views: sum(({ views }) => views), visits: sum(({ visits }) => visits), articles }
}

async function someArticle(): Promise<{ id: number; path: string }> {
  const id = await insertArticle(portal.env, { published_at: '2012-01-01T00:00:00Z' })
  return { id, path: `/tin-trong-huyen/bai-thu-${id}` }
}

describe('a view is counted', () => {
  test('when a person opens a page, and for its article', async () => {
    const { id, path } = await someArticle()
    expect(await countedOf('/')).toEqual({ status: 200, views: 1, visits: 1, articles: [] })
    expect(await countedOf(path)).toEqual({ status: 200, views: 1, visits: 1, articles: [[id, 1]] })
  })

  test('when the browser has the page already', async () => {
    const { headers } = await ask(portal.url)
    const condition = { 'If-None-Match': headers.get('ETag') ?? '' }
    expect(await countedOf('/', { headers: condition })).toMatchObject({ status: 304, views: 1, visits: 1 })
  })

  test('also of a browser that sends no fetch metadata', async () => {
    const old = { 'Sec-Fetch-Mode': '', 'Sec-Fetch-Dest': '' }
    expect(await countedOf('/ban-do', { headers: old })).toMatchObject({ views: 0 })
    const shard = newShard()
    const headers = { 'User-Agent': CHROME, Accept: 'text/html', 'Test-Colo': shard, ...WAIT_UNTIL_COUNTED }
    await ask(portal.url, { headers })
    expect(await countsIn(shard)).toMatchObject({ views: 1 })
  })
})

describe('a view is not counted', () => {
  const robots = {
    Googlebot: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'a crawler that runs Chrome': `${CHROME} (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)`,
    curl: 'curl/8.5.0',
    'a browser without a name': '',
  }
  test.each(Object.entries(robots))('of %s', async (_, agent) => {
    expect(await countedOf('/', { headers: { 'User-Agent': agent } })).toMatchObject({
      status: 200,
      views: 0,
    })
  })

  test.each([
    ['only the head is asked for', '/', { method: 'HEAD' }, 200],
    ['it is fetched in advance', '/', { headers: { 'Sec-Purpose': 'prefetch' } }, 200],
    ['it is rendered in advance', '/', { headers: { 'Sec-Purpose': 'prefetch;prerender' } }, 200],
    ['an old Firefox fetches it in advance', '/', { headers: { 'X-Moz': 'prefetch' } }, 200],
    ['it stands in a frame of another page', '/', { headers: { 'Sec-Fetch-Dest': 'iframe' } }, 200],
    ['a script asks for it', '/', { headers: { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' } }, 200],
    ['there is no such page', '/khong-co', {}, 404],
    ['the address leads to another', '/ban-do/', {}, 301],
    ['it is a feed', '/rss.xml', {}, 200],
    ['it is the sitemap', '/sitemap.xml', {}, 200],
    ['it is the administration', '/admin/thong-ke', {}, 303],
    ['Cloudflare knows the robot', '/', { headers: { 'Test-Robot': 'Search Engine Crawler' } }, 200],
    ['an editor is signed in', '/', { headers: { Cookie: '__Host-editor=x' } }, 200],
    ['the method is none of a page', '/', { method: 'POST' }, 405],
  ])('when %s', async (_, path, init, status) => {
    expect(await countedOf(path, init)).toEqual({ status, views: 0, visits: 0, articles: [] })
  })
})

const view = (values: Partial<View> = {}): View => ({
  at: Date.now(),
  article: 0,
  ip: '203.0.113.9',
  agent: CHROME,
  ...values,
})

/** Has a shard record views, each a batch of its own. */
async function recordAll(shard: string, views: View[]): Promise<number> {
  let limited = 0
  for (const [index, one] of views.entries()) {
    const batch = { sender: `test of ${shard}`, number: index + 1, views: [one] }
    limited += (await counters.record(shard, batch)).limited
  }
  return limited
}

describe('a visit', () => {
  const minutes = (count: number) => count * 60_000

  test('goes on while less than half an hour lies between its views', async () => {
    const shard = newShard()
    const start = Date.now() - minutes(200)
    await recordAll(
      shard,
      [0, 29, 58, 87].map((at) => view({ at: start + minutes(at) })),
    )
    expect(await countsIn(shard)).toMatchObject({ views: 4, visits: 1 })
    const later = newShard()
    await recordAll(
      later,
      [0, 30, 61].map((at) => view({ at: start + minutes(at) })),
    )
    expect(await countsIn(later)).toMatchObject({ views: 3, visits: 3 })
  })

  test("is a reader's: another browser, or another network, is another reader", async () => {
    const shard = newShard()
    await recordAll(shard, [
      view(),
      view({ agent: 'Mozilla/5.0 (Macintosh) Safari/605' }),
      view({ ip: '203.0.113.10' }),
      view({ ip: '2001:db8:1:2:aaaa::1' }),
      view({ ip: '2001:DB8:1:2::b' }),
      view({ ip: '2001:db8:1:3::b' }),
    ])
    expect(await countsIn(shard)).toMatchObject({ views: 6, visits: 5 })
  })

  test('goes on when its shard has sent up what it had counted', async () => {
    const shard = newShard()
    await recordAll(shard, [view()])
    await counters.flush(shard)
    await counters.record(shard, { sender: 'later', number: 1, views: [view()] })
    expect(await countsIn(shard)).toMatchObject({ views: 1, visits: 0 })
  })

  test('ends at midnight, when the key changes', async () => {
    const shard = newShard()
    const at = (moment: string) => view({ at: Date.parse(moment) })
    await recordAll(shard, [
      at('2024-03-05T16:58:00Z'),
      at('2024-03-05T17:02:00Z'),
      at('2024-03-05T17:03:00Z'),
    ])
    expect(await countsIn(shard)).toMatchObject({ views: 3, visits: 2 })
  })

  test('leaves nothing that tells who the reader was', async () => {
    const shard = newShard()
    await recordAll(shard, [view({ ip: '203.0.113.77', agent: 'Mozilla/5.0 (Very special) Browser/1' })])
    const { stored } = await counters.inside(shard)
    expect(stored).toContain('readers')
    expect(stored).not.toMatch(/203\.0\.113|special|Browser/)
    await counters.flush(shard)
    await counters.age(shard, minutes(31))
    await counters.deleteAlarm(shard)
    await counters.flush(shard)
    expect(await counters.inside(shard)).toMatchObject({
      alarm: null,
      stored: expect.stringMatching(/"keys",\[\]\],\["readers",\[\]\],\["networks",\[\]\]/),
    })
  })
})

describe('nobody can inflate a counter', () => {
  test('by repeating a request', async () => {
    const shard = newShard()
    const { id } = await someArticle()
    const views = Array.from({ length: 300 }, () => view({ article: id }))
    expect(await recordAll(shard, views)).toBe(240)
    expect(await countsIn(shard)).toEqual({ views: 60, visits: 1, articles: [[id, 60]] })
  })

  test('under ever other names from one network', async () => {
    const shard = newShard()
    const views = Array.from({ length: 300 }, (_, n) =>
      view({ ip: `2001:db8::${n.toString(16)}`, agent: `Mozilla/5.0 Firefox/${n}` }),
    )
    expect(await recordAll(shard, views)).toBe(200)
    expect(await countsIn(shard)).toMatchObject({ views: 100, visits: 100 })
  })

  test('for longer than it goes on: after a pause the reader counts again', async () => {
    const shard = newShard()
    await recordAll(
      shard,
      Array.from({ length: 70 }, () => view()),
    )
    await counters.age(shard, 31 * 60_000)
    const again = { sender: 'later', number: 1, views: [view()] }
    expect(await counters.record(shard, again)).toEqual({ limited: 0 })
    expect(await countsIn(shard)).toMatchObject({ views: 61, visits: 2 })
  })
})

describe('a page that was fetched in advance reports itself', () => {
  const sameOrigin = { ...NAVIGATION, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
  const report = (path: unknown, headers: Record<string, string> = {}) => {
    const all = { ...sameOrigin, 'CF-Connecting-IP': '198.51.100.9', ...headers }
    return ask(new URL('/api/visits', portal.url), {
      method: 'POST',
      headers: all,
      body: typeof path === 'string' ? JSON.stringify({ path }) : JSON.stringify(path),
    })
  }

  test('and counts like one that is asked for', async () => {
    const shard = newShard()
    const { id, path } = await someArticle()
    const answer = await report(path, { 'Test-Colo': shard })
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([204, 'no-store'])
    expect(await countsIn(shard)).toEqual({ views: 1, visits: 1, articles: [[id, 1]] })
  })

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['nowhere', { 'Sec-Fetch-Site': 'none' }],
  ])('but not from %s', async (_, headers) => {
    const shard = newShard()
    const answer = await report('/', { ...headers, 'Test-Colo': shard })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({ status: 403, title: 'Not from this site' })
    expect(await countsIn(shard)).toMatchObject({ views: 0 })
  })

  test('and a browser without fetch metadata by its origin', async () => {
    const { 'Sec-Fetch-Site': _, ...headers } = { ...sameOrigin, 'CF-Connecting-IP': '198.51.100.10' }
    const body = '{"path":"/"}'
    const address = new URL('/api/visits', portal.url)
    const from = async (Origin: string) =>
      (await ask(address, { method: 'POST', body, headers: { ...headers, Origin } })).status
    expect([await from(portal.url.origin), await from('https://evil.example')]).toEqual([204, 403])
  })

  test.each([
    ['an article that is not there', '/tin-trong-huyen/bai-thu-999999', 422],
    ['a page that is not there', '/khong-co', 422],
    ['an address that leads elsewhere', '/ban-do/', 422],
    ['a feed', '/rss.xml', 422],
    ['another host', '//evil.example/', 422],
    ['another host by another slash', '/\\evil.example/', 422],
    ['another host behind a tab', '/\t/evil.example/', 422],
    ['a path that is none', 'khong-co-gach', 422],
    ['more than a path', { path: '/', article: 5 }, 422],
    ['no path', {}, 422],
    ['a number', { path: 5 }, 422],
    ['far too much', `/${'x'.repeat(3000)}`, 413],
  ])('but not %s', async (_, path, status) => {
    const answer = await report(path)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
  })

  test('but only as JSON', async () => {
    expect((await report('/', { 'Content-Type': 'text/plain' })).status).toBe(415)
  })

  test('but not without end', async () => {
    const shard = newShard()
    const headers = { 'Test-Colo': shard, 'CF-Connecting-IP': '198.51.100.11' }
    const statuses = []
    for (let n = 0; n < 65; n++) statuses.push((await report('/', headers)).status)
    expect(statuses).toEqual([...Array(60).fill(204), ...Array(5).fill(429)])
    expect((await report('/', headers)).headers.get('Retry-After')).toBe('1800')
  })

  test('though nobody but a person counts', async () => {
    const shard = newShard()
    expect((await report('/', { 'Test-Colo': shard, 'User-Agent': 'curl/8' })).status).toBe(204)
    expect((await report('/', { 'Test-Colo': shard, Cookie: '__Host-editor=x' })).status).toBe(204)
    expect(await countsIn(shard)).toMatchObject({ views: 0 })
  })

  test('other methods and addresses get a clear answer', async () => {
    const put = await ask(new URL('/api/visits', portal.url), { method: 'PUT' })
    expect([put.status, put.headers.get('Allow')]).toEqual([405, 'GET, HEAD, POST'])
    const unknown = await ask(new URL('/api/nothing', portal.url))
    expect([unknown.status, unknown.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
  })
})

/** A count at a moment. */
const countAt = (moment: string, values: Partial<Count> = {}): Count => ({
  quarter: Math.floor(Date.parse(moment) / 900_000),
  article: 0,
  views: 1,
  visits: 1,
  ...values,
})

describe('the totals', () => {
  const none = { day: '', visits: 0, views: 0 }

  test("put what happens before and after the site's midnight to two days, also within one batch", async () => {
    const shard = newShard()
    const at = (moment: string) => view({ at: Date.parse(moment), ip: `192.0.2.${moment.slice(17, 19)}` })
    await counters.record(shard, {
      sender: 'midnight',
      number: 1,
      views: [at('2024-03-05T16:59:58Z'), at('2024-03-05T16:59:59Z'), at('2024-03-05T17:00:00Z')],
    })
    await counters.flush(shard)
    expect(await counters.daily({ from: '2024-03-04', to: '2024-03-07' })).toEqual([
      { ...none, day: '2024-03-04' },
      { day: '2024-03-05', visits: 2, views: 2 },
      { day: '2024-03-06', visits: 1, views: 1 },
      { ...none, day: '2024-03-07' },
    ])
  })

  test('follow a zone through its changes of offset', async () => {
    await portal.write(saveSettings({ time_zone: 'Europe/Berlin' }))
    await counters.restartTotals()
    // Midnight is 23:00Z in winter and 22:00Z in summer; clocks change on 31 March 2024.
    const moments = [
      '2024-03-30T22:45:00Z',
      '2024-03-30T23:00:00Z',
      '2024-03-31T21:45:00Z',
      '2024-03-31T22:00:00Z',
    ]
    await counters.apply(
      'zones',
      1,
      moments.map((moment) => countAt(moment)),
    )
    const days = await counters.daily({ from: '2024-03-30', to: '2024-04-01' })
    expect(days.map(({ visits }) => visits)).toEqual([1, 2, 1])
    await portal.write(saveSettings({ time_zone: 'Asia/Ho_Chi_Minh' }))
    await counters.restartTotals()
  })

  test('take a batch once, and each sender by itself', async () => {
    const before = await counters.figures()
    const counts = [countAt('2024-06-01T03:00:00Z', { views: 5, visits: 2 })]
    for (const [sender, number] of [
      ['one', 1],
      ['one', 1],
      ['other', 1],
      ['one', 2],
      ['one', 1],
      ['one', 2],
    ] as const) {
      await counters.apply(sender, number, counts)
    }
    expect((await counters.figures()).counted - before.counted).toBe(6)
    expect(await counters.daily({ from: '2024-06-01', to: '2024-06-01' })).toEqual([
      { day: '2024-06-01', visits: 6, views: 15 },
    ])
  })

  test('begin with what the old portal had counted', async () => {
    await portal.write(saveSettings({ visit_base: 5_000 }))
    await counters.restartTotals()
    const { counted, total } = await counters.figures()
    expect(total).toBe(5_000 + counted)
  })

  test('know what is read most, by the day for a season and by the month before', async () => {
    const today = (await counters.figures()).day
    const old = addDays(today, -DAILY_RETENTION_DAYS - 40)
    const month = old.slice(0, 7)
    const noon = (day: string) => `${day}T05:00:00Z`
    await counters.apply('read', 1, [
      countAt(noon(today), { article: 901, views: 3, visits: 0 }),
      countAt(noon(addDays(today, -6)), { article: 902, views: 4, visits: 0 }),
      countAt(noon(addDays(today, -7)), { article: 902, views: 9, visits: 0 }),
      countAt(noon(old), { article: 901, views: 20, visits: 0 }),
    ])
    const week = { from: addDays(today, -6), to: today }
    expect((await counters.mostRead(week, 10)).filter(({ article }) => article > 900)).toEqual([
      { article: 902, views: 4, total: 13 },
      { article: 901, views: 3, total: 23 },
    ])
    const readSince = async (from: string) => {
      const read = await counters.mostRead({ from, to: today }, 10)
      return read.find(({ article }) => article === 901)?.views
    }
    expect(await readSince(`${month}-01`)).toBe(23)
    expect(await counters.rowsBefore(addDays(today, -DAILY_RETENTION_DAYS))).toBeGreaterThan(0)

    await counters.rollUpAgain()
    await counters.apply('read', 2, [countAt(noon(today))])

    expect(await counters.rowsBefore(addDays(today, -DAILY_RETENTION_DAYS))).toBe(0)
    expect(await readSince(`${month}-01`)).toBe(23)
    expect(await readSince(`${month}-02`)).toBe(3)
    expect(await counters.daily({ from: old, to: old })).toEqual([{ day: old, visits: 0, views: 20 }])
  })
})

describe('what is counted arrives', () => {
  const figure = async () => (await counters.figures()).counted

  test('within seconds, once, and the shard sleeps', async () => {
    const shard = newShard()
    await counters.letRing(shard)
    const before = await figure()
    await recordAll(shard, [view({ ip: '192.0.2.1' }), view({ ip: '192.0.2.2' })])
    expect(await eventually(figure, (counted) => counted >= before + 2)).toBe(before + 2)
    // The one alarm that is left is to forget the readers.
    const { alarm } = await eventually(
      () => counters.inside(shard),
      ({ alarm }) => (alarm ?? 0) - Date.now() > 30 * 60_000,
    )
    expect((alarm ?? 0) - Date.now()).toBeGreaterThan(30 * 60_000)
    await counters.age(shard, 31 * 60_000)
    await counters.restartShard(shard)
    await counters.flush(shard)
    expect(await figure()).toBe(before + 2)
  })

  test('when the totals fail for a while', async () => {
    const [shard, other] = [newShard(), newShard()]
    const before = await figure()
    await counters.fail('totals')
    await recordAll(shard, [view()])
    await counters.flush(shard)
    await recordAll(other, [view()])
    await counters.fail()
    await counters.flush(shard)
    await counters.flush(other)
    expect(await figure()).toBe(before + 2)
  })

  test('once, when the totals have taken a batch and the shard does not learn of it', async () => {
    const shard = newShard()
    const before = await figure()
    await counters.fail('answer')
    await recordAll(shard, [view()])
    await counters.flush(shard)
    expect(await figure()).toBe(before + 1)
    await counters.record(shard, { sender: 'more', number: 1, views: [view({ ip: '192.0.2.3' })] })
    await counters.flush(shard)
    await counters.fail()
    await counters.flush(shard)
    await counters.flush(shard)
    expect(await figure()).toBe(before + 2)
  })

  test('when shard and totals are evicted at any moment', async () => {
    const shard = newShard()
    const before = await figure()
    for (let n = 1; n <= 10; n++) {
      await counters.record(shard, {
        sender: 'evicted',
        number: n,
        views: [view({ ip: `192.0.2.${n}` })],
      })
      if (n % 3 === 0) await counters.restartShard(shard)
      if (n % 4 === 0) await counters.flush(shard)
      if (n % 5 === 0) await counters.restartTotals()
    }
    await counters.flush(shard)
    expect(await figure()).toBe(before + 10)
    expect(await countsIn(shard)).toMatchObject({ views: 0, visits: 0 })
  })

  test('when a gateway repeats what it has sent', async () => {
    const shard = newShard()
    const batch = { sender: 'gateway', number: 1, views: [view(), view({ ip: '192.0.2.4' })] }
    await counters.record(shard, batch)
    await counters.record(shard, batch)
    await counters.restartShard(shard)
    await counters.record(shard, batch)
    await counters.record(shard, { ...batch, number: 2, views: [view()] })
    expect(await countsIn(shard)).toMatchObject({ views: 3, visits: 2 })
  })

  test('when a shard has lost its alarm', async () => {
    const shard = newShard()
    await recordAll(shard, [view()])
    await counters.deleteAlarm(shard)
    await counters.restartShard(shard)
    expect((await counters.inside(shard)).alarm).toBeGreaterThan(Date.now())
    await counters.flush(shard)
  })

  test('once, when the gateway loses every other answer', async () => {
    const shard = newShard()
    await counters.fail('every other answer of the shard')
    const reader = { ...NAVIGATION, ...WAIT_UNTIL_COUNTED, 'Test-Colo': shard }
    const open = (n: number) =>
      ask(portal.url, { headers: { ...reader, 'CF-Connecting-IP': `198.51.100.${n}` } })
    for (let wave = 0; wave < 4; wave++) {
      await Promise.all(Array.from({ length: 25 }, (_, n) => open(wave * 25 + n)))
    }
    expect(await countsIn(shard)).toMatchObject({ views: 100, visits: 100 })
  })

  test('also when a reader sends far too much of a name', async () => {
    const shard = newShard()
    const headers = { ...NAVIGATION, 'Test-Colo': shard, 'CF-Connecting-IP': '198.51.100.1' }
    await Promise.all(
      Array.from({ length: 700 }, () =>
        ask(portal.url, { headers: { ...headers, 'User-Agent': CHROME + ' x'.repeat(25_000) } }),
      ),
    )
    await ask(portal.url, { headers: { ...headers, 'CF-Connecting-IP': '198.51.100.2' } })
    expect(
      await eventually(
        () => countsIn(shard),
        ({ visits }) => visits === 2,
      ),
    ).toMatchObject({ visits: 2 })
  })

  test('when the shard fails for a while: pages are served as before, and the views follow', async () => {
    const shard = newShard()
    const open = async (n: number) => {
      const headers = { ...NAVIGATION, 'Test-Colo': shard, 'CF-Connecting-IP': `198.51.100.${n}` }
      return (await ask(portal.url, { headers })).status
    }
    await counters.fail('shard')
    for (let n = 0; n < 5; n++) expect(await open(n)).toBe(200)
    await counters.fail()
    expect(await open(5)).toBe(200)
    const counted = await eventually(
      () => countsIn(shard),
      ({ views }) => views === 6,
    )
    expect(counted).toMatchObject({ views: 6, visits: 6 })
  })
})

describe('statistics for editors', () => {
  let open: Edge
  let figures: Counters
  let author: Editor
  beforeAll(async () => {
    open = await startEdge({}, bundleWithDoor())
    author = await open.signIn('author')
    figures = countersAt(open.url)
    const id = await insertArticle(open.env, { title: '=HYPERLINK("https://evil.example";"Xem")' })
    const draft = await insertArticle(open.env, { title: 'Đã gỡ', status: 'withdrawn' })
    const noon = '2024-02-10T05:00:00Z'
    await figures.apply('statistics', 1, [
      countAt(noon, { views: 2, visits: 7 }),
      countAt(noon, { article: id, views: 30, visits: 0 }),
      countAt(noon, { article: draft, views: 20, visits: 0 }),
      countAt(noon, { article: 4_711, views: 10, visits: 0 }),
    ])
  })
  const see = (query: string) => author.get(`/admin/thong-ke${query}`)

  test('show days and articles of the range that is asked for', async () => {
    const { status, headers, text } = await see('?tu=2024-02-01&den=2024-02-29')
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
    expect(text).toContain('Biểu đồ từ 01/02/2024 đến 29/02/2024: 7 lượt truy cập, 62 lượt xem')
    expect(text.match(/<rect class="visits"/g)?.length).toBe(29)
    expect(text).toContain('Bài số 4711, đã xoá')
    expect(text).toMatch(/<th scope="row">Đã gỡ<\/th><td>20<\/td><td>20<\/td>/)
    expect(await see('?tu=2024-03-01&den=2024-03-31')).toMatchObject({
      text: expect.stringContaining('Chưa có lượt xem nào'),
    })
  })

  test('can be taken into a spreadsheet, which gets no formula from a title', async () => {
    const days = await see('/ngay.csv?tu=2024-02-09&den=2024-02-10')
    expect(days.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(days.headers.get('Content-Disposition')).toBe(
      'attachment; filename="ngay-2024-02-09-2024-02-10.csv"',
    )
    expect(days.text).toBe('\uFEFFNgày,Lượt truy cập,Lượt xem\r\n2024-02-09,0,0\r\n2024-02-10,7,62\r\n')
    const articles = (await see('/bai-viet.csv?tu=2024-02-01&den=2024-02-29')).text.split('\r\n')
    expect(articles[1]).toMatch(/^\d+,"'=HYPERLINK\(""https:\/\/evil.example"";""Xem""\)",http:.*,30,30$/)
    expect(articles[3]).toBe('4711,"Bài số 4711, đã xoá",,10,10')
  })

  test.each([
    '?tu=2024-02-30',
    '?tu=hom-qua',
    '?tu=2024-03-02&den=2024-03-01',
    '?tu=2001-01-01&den=2024-01-01',
  ])('say what is wrong with a range such as %s', async (query) => {
    for (const page of ['', '/ngay.csv', '/bai-viet.csv']) {
      const { status, text } = await see(page + query)
      expect([status, text.includes('Hãy chọn hai ngày có thật')]).toEqual([400, true])
    }
  })

  test('are closed to who has not signed in, who is asked to', async () => {
    for (const page of ['', '/ngay.csv', '/bai-viet.csv']) {
      const { status, headers, text } = await ask(new URL(`/admin/thong-ke${page}`, portal.url))
      expect([status, headers.get('Location'), text]).toEqual([
        303,
        `/admin/sign-in?next=${encodeURIComponent(`/admin/thong-ke${page}`)}`,
        '',
      ])
    }
  })
})

describe('pages show the figures', () => {
  const figuresOn = async (path: string) => {
    const { text } = await ask(new URL(path, portal.url))
    const shown = (name: string) => new RegExp(`data-visits="${name}">([\\d.]+)<`).exec(text)?.[1]
    return { today: shown('today'), total: shown('total') }
  }
  const written = (value: number) => value.toLocaleString('vi-VN')

  test('as of the last minute, and scripts get those of the last seconds', async () => {
    await counters.apply('shown', 1, [
      { quarter: Math.floor(Date.now() / 900_000), article: 0, views: 2, visits: 2 },
    ])
    await portal.tick(new Date())
    const { today, total, day } = await counters.figures()
    expect(await figuresOn('/lich-cong-tac')).toEqual({ today: written(today), total: written(total) })
    const answer = await ask(new URL('/api/visits', portal.url))
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    expect(JSON.parse(answer.text)).toEqual({ day, today, total })
    const cacheOf = async () => (await ask(new URL('/api/visits', portal.url))).headers.get('cf-cache-status')
    expect(await eventually(cacheOf, (status) => status === 'HIT')).toBe('HIT')
  })

  test('and the most read articles, asked for once an hour', async () => {
    const { id, path } = await someArticle()
    const { id: draft } = { id: await insertArticle(portal.env, { status: 'draft' }) }
    const now = Math.floor(Date.now() / 900_000)
    await counters.apply('most', 1, [
      { quarter: now, article: draft, views: 5_000, visits: 0 },
      { quarter: now, article: id, views: 4_000, visits: 0 },
    ])
    await portal.env.DB.prepare("update clock set hour = ''").run()
    await portal.tick(new Date())
    const list = async (address: string) => {
      const { text } = await ask(new URL(address, portal.url))
      return /<section class="block most-read".*?<\/section>/s.exec(text)?.[0] ?? ''
    }
    expect(await list('/')).toContain(`href="${path}"`)
    expect(await list(path)).toContain('Đọc nhiều')
    expect(await list('/')).not.toContain(`-${draft}"`)
    expect(await list('/ban-do')).toBe('')
    await counters.apply('most', 2, [{ quarter: now, article: 1, views: 9_000, visits: 0 }])
    await portal.tick(new Date())
    expect(await list('/')).not.toMatch(/-1"/)
    await portal.env.DB.prepare("update clock set hour = ''").run()
    await portal.tick(new Date())
    expect(await list('/')).toMatch(/<li><a href="[^"]*-1"/)
  })

  test('from the cache, whatever a reader claims or adds', async () => {
    const editor = { headers: { Cookie: '__Host-editor=x' } }
    for (const path of ['/thong-ke', '/api/visits']) {
      // They are kept for seconds.
      const statuses = async () => {
        await ask(new URL(path, portal.url))
        const seen = []
        for (const [suffix, init] of [
          ['', editor],
          ['?truoc=1-1', {}],
          ['?x=y', {}],
        ] as const) {
          const { headers } = await ask(new URL(path + suffix, portal.url), init)
          seen.push(headers.get('cf-cache-status'))
        }
        return seen
      }
      const areHits = (seen: unknown[]) => seen.every((status) => status === 'HIT')
      expect(await eventually(statuses, areHits), path).toEqual(['HIT', 'HIT', 'HIT'])
    }
  })

  test('and all pages when the counters fail', async () => {
    await counters.fail('totals', 'shard')
    await portal.pages.purge(['*'])
    for (const path of ['/', '/thong-ke', '/ban-do']) {
      const { status, text } = await ask(new URL(path, portal.url), { headers: NAVIGATION })
      expect([status, text.includes('data-visits="total"')], path).toEqual([200, true])
    }
    expect((await ask(new URL('/thong-ke', portal.url))).text).toContain('Biểu đồ tạm thời chưa có')
    const figures = await ask(new URL('/api/visits', portal.url))
    expect([figures.status, Object.keys(JSON.parse(figures.text))]).toEqual([200, ['day', 'today', 'total']])
    await portal.tick(new Date())
  })
})
