import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drainPurgeQueue } from '../../src/cache/purge-queue.ts'
import type { Purger } from '../../src/cache/purger.ts'
import { EVERYTHING } from '../../src/cache/tags.ts'
import {
  editArticle,
  publishArticle,
  scheduleArticle,
  setExpiry,
} from '../../src/content/articles/commands.ts'
import { addPlace } from '../../src/content/places.ts'
import { saveSettings } from '../../src/content/settings.ts'
import { write } from '../../src/db/command.ts'
import { removeUnusedMedia } from '../../src/media/storage.ts'
import { pagesOf, prepareNewsroom } from '../staleness/pages.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import { indexAll, wrapped } from '../support/runtime.ts'

interface Platform extends Purger {
  purges(entrypoint?: 'Media'): Promise<{ tags?: string[]; purgeEverything?: boolean }[]>
  refuse(value: boolean): Promise<void>
}

let portal: Edge
let platform: Platform
beforeAll(async () => {
  portal = await startEdge({}, wrapped('platform.js'))
  platform = portal.pages as Platform
  await prepareNewsroom(portal)
  await indexAll(portal.env)
  await portal.tick(new Date())
})
beforeEach(async () => {
  await portal.env.DB.batch(
    ['delete from outbox', 'delete from reindex', 'update purge_budget set calls = 25'].map((sql) =>
      portal.env.DB.prepare(sql),
    ),
  )
  await platform.refuse(false)
  await platform.purges()
})

const NOW = '2024-01-01T00:00:00Z'
const outbox = async () => {
  const { results } = await portal.env.DB.prepare('select tag from outbox where again = 0 order by tag').all<{
    tag: string
  }>()
  return results.map(({ tag }) => tag)
}
const callsLeft = async () => {
  const row = await portal.env.DB.prepare('select calls from purge_budget').first<{ calls: number }>()
  return row?.calls ?? Number.NaN
}
/** Queues as many tags as this. */
const queue = (count: number) =>
  write(portal.env.DB, [
    { statements: [], stale: Array.from({ length: count }, (_, n) => `test:${String(n).padStart(4, '0')}`) },
  ])

describe('behind Workers Cache', () => {
  test('every page says how long the edge may keep it, and what it shows', async () => {
    for (const [name, path] of Object.entries(await pagesOf(portal))) {
      const { status, headers } = await portal.get(path)
      expect([200, 301, 404], name).toContain(status)
      expect(headers.get('Cache-Control'), name).toBe('public, max-age=0, must-revalidate')
      const seconds =
        path === '/thong-ke'
          ? 'max-age=300, stale-while-revalidate=600'
          : name.startsWith('search:')
            ? 'max-age=300, stale-if-error=3600'
            : status === 404
              ? 'max-age=60, stale-if-error=3600'
              : 'max-age=86400, stale-while-revalidate='
      expect(headers.get('Cloudflare-CDN-Cache-Control'), name).toContain(seconds)
      expect(headers.get('Set-Cookie'), name).toBeNull()
      expect(headers.get('Vary'), name).toBeNull()
      const tags = headers.get('Cache-Tag')?.split(',') ?? []
      expect(tags.length, name).toBeLessThanOrEqual(1000)
      for (const tag of tags) expect(tag, name).toMatch(/^[\x21-\x2b\x2d-\x7e]{1,1024}$/)
      if (headers.get('Content-Type')?.startsWith('text/html')) {
        expect(tags, name).toEqual(expect.arrayContaining(['settings', 'today']))
      }
      if (name === 'the schedule for calendars') expect(tags, name).toContain('today')
      if (status === 200) expect(headers.get('ETag'), name).toMatch(/^"[^"]+"$/)
    }
  })

  test.each(['/healthz', '/media/none', '/media', '/tin-trong-huyen/', `/${'a'.repeat(2000)}`])(
    'what is no page, such as %s, is not for the edge to keep',
    async (path) => {
      const { headers } = await portal.get(path)
      expect(headers.get('Cache-Control')).toMatch(/no-store|max-age=\d+/)
      expect(headers.get('Cloudflare-CDN-Cache-Control') ?? '').not.toContain('stale')
    },
  )

  test('files are kept for ever, until they are removed: then `Media` is told', async () => {
    const page = await (await portal.get('/')).text()
    const [, path = '', key = ''] = /src="(\/media\/([0-9a-f]{64}\.webp))"/.exec(page) ?? []
    for (const address of [path, `${path}/360`]) {
      const asked = new URL(`${address}${address === path ? '' : '?format=webp'}`, portal.url)
      const { headers } = await portal.media.fetch(asked.href)
      expect(headers.get('Cloudflare-CDN-Cache-Control')).toBe('max-age=31536000')
      expect(headers.get('Cache-Tag')).toBe(`media:${key}`)
      expect(headers.get('Vary')).toBeNull()
      // Nobody else hears of it.
      const forReader = await portal.get(address, { headers: { Accept: 'image/webp' } })
      expect([forReader.headers.get('Cache-Tag'), forReader.headers.get('Content-Type')]).toEqual([
        null,
        'image/webp',
      ])
    }
    await write(portal.env.DB, [removeUnusedMedia({ id: 0, key })], () =>
      drainPurgeQueue(portal.env.DB, platform),
    )
    expect(await platform.purges('Media')).toEqual([{ tags: [`media:${key}`] }])
    await write(portal.env.DB, [{ statements: [], stale: [EVERYTHING] }], () =>
      drainPurgeQueue(portal.env.DB, platform),
    )
    expect(await platform.purges('Media')).toEqual([{ purgeEverything: true }])
    await write(portal.env.DB, [{ statements: [], stale: ['featured'] }], () =>
      drainPurgeQueue(portal.env.DB, platform),
    )
    expect(await platform.purges('Media')).toEqual([])
  })

  test('the figures of visits are kept for seconds', async () => {
    const { headers } = await portal.get('/api/visits')
    expect(headers.get('Cloudflare-CDN-Cache-Control')).toBe(
      'max-age=10, stale-while-revalidate=50, stale-if-error=300',
    )
  })

  test('an article carries the tags of what it shows', async () => {
    const { id } = (await portal.env.DB.prepare(
      "select id from articles where external_id = 'matrix:20'",
    ).first<{
      id: number
    }>()) as { id: number }
    const { headers } = await portal.get(`/danh-cho-ban-bien-tap/bai-${id}`)
    expect(headers.get('Cache-Tag')?.split(',')).toEqual(
      expect.arrayContaining([
        `article:${id}`,
        `around:${id}`,
        'category:4:slug',
        'list:featured',
        'rows:links',
      ]),
    )
  })

  test('an entrypoint purges its own cache, by tags or wholly, and tells a refusal', async () => {
    expect(await platform.purge(['article:1', 'list:newest'])).toBe('provisional')
    expect(await platform.purge(['*'])).toBe('provisional')
    await platform.refuse(true)
    expect(await platform.purge(['article:1'])).toBe('refused')
    expect(await platform.purges()).toEqual([
      { tags: ['article:1', 'list:newest'] },
      { purgeEverything: true },
      { tags: ['article:1'] },
    ])
  })
})

describe('the outbox', () => {
  test('is written with the change, and emptied by its purge', async () => {
    await write(portal.env.DB, [saveSettings({ name: 'Cổng' }), addPlace(somewhere)])
    expect(await outbox()).toEqual(['places', 'places:details', 'settings', 'settings:name'])
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    const [call, ...others] = await platform.purges()
    expect(call?.tags?.toSorted()).toEqual(['places', 'places:details', 'settings', 'settings:name'])
    expect(others).toEqual([])
    expect(await outbox()).toEqual([])
  })

  test('has nothing of a change that the database refused', async () => {
    const id = await insertArticle(portal.env)
    const stale = editArticle({ id, version: 7 }, { title: 'Quá cũ' }, NOW)
    await expect(write(portal.env.DB, [saveSettings({ name: 'Khác' }), stale])).rejects.toThrow(
      /stale version/,
    )
    expect(await outbox()).toEqual([])
    const { name } =
      (await portal.env.DB.prepare('select name from settings').first<{ name: string }>()) ?? {}
    expect(name).not.toBe('Khác')
  })

  test('names a tag once, however often it has gone stale', async () => {
    for (let n = 0; n < 3; n++) await write(portal.env.DB, [saveSettings({ phone: `${n}` })])
    expect(await outbox()).toEqual(['settings'])
  })

  test('costs no call when nothing is stale', async () => {
    const before = await callsLeft()
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    expect([await platform.purges(), await callsLeft()]).toEqual([[], before])
  })

  test('is purged in calls of a hundred tags', async () => {
    await queue(250)
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    const calls = await platform.purges()
    expect(calls.map(({ tags }) => tags?.length)).toEqual([100, 100, 50])
    expect(new Set(calls.flatMap(({ tags }) => tags)).size).toBe(250)
  })

  test('is purged wholly, in one call, when the calls that are left cannot name it all', async () => {
    await queue(250)
    await portal.env.DB.prepare("update purge_budget set calls = 2, refilled_at = unixepoch('subsec')").run()
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    expect(await platform.purges()).toEqual([{ purgeEverything: true }])
    expect(await outbox()).toEqual([])
  })

  test('waits when no call is left, and goes on when there is one', async () => {
    await queue(3)
    await portal.env.DB.prepare("update purge_budget set calls = 0, refilled_at = unixepoch('subsec')").run()
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(false)
    expect([await platform.purges(), (await outbox()).length]).toEqual([[], 3])
    // A call comes back every twelve seconds.
    await portal.env.DB.prepare('update purge_budget set refilled_at = refilled_at - 12').run()
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    expect((await platform.purges()).length).toBe(1)
  })

  test('keeps what the cache refuses, asks no more for a while, and tries again', async () => {
    await queue(3)
    await platform.refuse(true)
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(false)
    expect((await platform.purges()).length).toBe(1)
    expect((await outbox()).length).toBe(3)
    await platform.refuse(false)
    await portal.env.DB.prepare('update purge_budget set refilled_at = refilled_at - 12').run()
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    expect([(await platform.purges()).length, await outbox()]).toEqual([1, []])
  })

  test('keeps what somebody took who died, until that is certain', async () => {
    await queue(2)
    const dying = { purge: () => Promise.reject(new Error('killed')) }
    await expect(drainPurgeQueue(portal.env.DB, dying)).rejects.toThrow('killed')
    expect(await drainPurgeQueue(portal.env.DB, platform)).toBe(true)
    expect(await platform.purges()).toEqual([])
    // The same tag goes stale again meanwhile: that is purged at once.
    await queue(1)
    await drainPurgeQueue(portal.env.DB, platform)
    expect(await platform.purges()).toEqual([{ tags: ['test:0000'] }])
    await portal.env.DB.prepare('update outbox set leased_until = leased_until - 30').run()
    await portal.tick(new Date())
    expect(await platform.purges()).toEqual([{ tags: ['test:0000', 'test:0001'] }])
    expect(await outbox()).toEqual([])
  })

  test('is purged once more a little later, as the cache may have kept what was being rendered', async () => {
    const later = () => portal.env.DB.prepare('update outbox set due_at = due_at - 30').run()
    await queue(2)
    await drainPurgeQueue(portal.env.DB, platform)
    await drainPurgeQueue(portal.env.DB, platform)
    expect(await platform.purges()).toEqual([{ tags: ['test:0000', 'test:0001'] }])
    // One of them goes stale anew: it is purged at once, and then once more, together with the other.
    await queue(1)
    await drainPurgeQueue(portal.env.DB, platform)
    expect(await platform.purges()).toEqual([{ tags: ['test:0000'] }])
    await later()
    await drainPurgeQueue(portal.env.DB, platform)
    expect((await platform.purges()).map(({ tags }) => tags?.toSorted())).toEqual([
      ['test:0000', 'test:0001'],
    ])
    await later()
    await drainPurgeQueue(portal.env.DB, platform)
    expect(await platform.purges()).toEqual([])

    await queue(250)
    await portal.env.DB.prepare("update purge_budget set calls = 1, refilled_at = unixepoch('subsec')").run()
    await drainPurgeQueue(portal.env.DB, platform)
    await portal.env.DB.prepare('update purge_budget set calls = 25').run()
    await later()
    await drainPurgeQueue(portal.env.DB, platform)
    expect(await platform.purges()).toEqual([{ purgeEverything: true }, { purgeEverything: true }])
  })

  test('gives each tag to one of those who purge at the same time', async () => {
    await queue(150)
    await Promise.all(Array.from({ length: 5 }, () => drainPurgeQueue(portal.env.DB, platform)))
    const tags = (await platform.purges()).flatMap(({ tags }) => tags)
    expect([tags.length, new Set(tags).size]).toEqual([150, 150])
  })

  test('says which articles are to be searched anew', async () => {
    await portal.env.DB.prepare('delete from reindex').run()
    const id = await insertArticle(portal.env, { status: 'draft' })
    const queued = async () => {
      const { results } = await portal.env.DB.prepare('select article_id as id from reindex').all()
      return results
    }
    expect(await queued()).toEqual([])
    await write(portal.env.DB, [
      publishArticle({ id, version: 1 }, { published_at: NOW, published_day: '2024-01-01' }),
    ])
    expect(await queued()).toEqual([{ id }])
  })
})

const somewhere = {
  name: 'Chợ',
  address: '',
  phone: '',
  description: '',
  latitude: 21,
  longitude: 107,
  position: 1,
}

describe('every minute', () => {
  const minute = new Date('2024-05-05T05:05:00Z')

  test('what the clock changes is purged by the same tick', async () => {
    const due = await insertArticle(portal.env, { status: 'draft' })
    const over = await insertArticle(portal.env)
    await write(portal.env.DB, [
      scheduleArticle(
        { id: due, version: 1 },
        { published_at: '2024-05-05T05:04:30Z', published_day: '2024-05-05' },
      ),
      setExpiry({ id: over, version: 1 }, '2024-05-05T05:04:59Z'),
    ])
    await portal.env.DB.prepare('delete from outbox').run()
    await portal.env.DB.prepare("update clock set day = '2024-05-05'").run()
    await portal.tick(minute)
    const [call, ...others] = await platform.purges()
    expect(call?.tags).toEqual(
      expect.arrayContaining([`article:${due}`, `article:${over}`, 'list:category:1', 'list:day:2024-05-05']),
    )
    expect(others).toEqual([])
    await portal.tick(minute)
    expect(await platform.purges()).toEqual([])
  })

  test("what is on today is purged at the site's midnight, once, also when that tick was missed", async () => {
    await portal.env.DB.prepare("update clock set day = '2024-05-05'").run()
    const ticks = ['16:58', '16:59', '17:00', '17:01']
    const seen: unknown[] = []
    for (const tick of ticks) {
      await portal.tick(new Date(`2024-05-05T${tick}:00Z`))
      seen.push(await platform.purges())
    }
    expect(seen).toEqual([[], [], [{ tags: ['today'] }], []])
    await portal.tick(new Date('2024-05-08T09:30:00Z'))
    expect(await platform.purges()).toEqual([{ tags: ['today'] }])
  })

  test('what a script has changed is purged', async () => {
    await portal.env.DB.prepare("update clock set day = '2024-05-05'").run()
    await write(portal.env.DB, [saveSettings({ phone: '1' })])
    await portal.tick(minute)
    expect(await platform.purges()).toEqual([{ tags: ['settings'] }])
  })
})
