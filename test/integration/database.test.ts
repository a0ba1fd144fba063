import { beforeAll, describe, expect, test } from 'vitest'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})

const run = (sql: string, ...values: unknown[]) =>
  portal.env.DB.prepare(sql)
    .bind(...values)
    .run()

describe('the database refuses', () => {
  test.each([
    ['a published article without a time', { published_at: null }],
    ['a time that is no UTC instant', { published_at: '2021-05-01 01:00' }],
    ['a day that does not exist', { published_day: '2021-02-30' }],
    ['an unknown status', { status: 'gone' }],
    ['an empty title', { title: '' }],
    ['a slug with other than letters, digits and hyphens', { slug: 'Bài' }],
    ['a category that does not exist', { category_id: 999 }],
    ['an end before the beginning', { expires_at: '2021-04-30T00:00:00Z' }],
  ])('%s', async (_, values) => {
    await expect(insertArticle(portal.env, values)).rejects.toThrow(/constraint/i)
  })

  test('a change that was made without knowing the newest version', async () => {
    const id = await insertArticle(portal.env)
    await run("update articles set title = 'Một', version = 2 where id = ?", id)
    await expect(run("update articles set title = 'Hai', version = 2 where id = ?", id)).rejects.toThrow(
      /stale version/,
    )
    const row = await portal.env.DB.prepare('select title from articles where id = ?').bind(id).first()
    expect(row).toEqual({ title: 'Một' })
  })

  test('a category below itself', async () => {
    await expect(
      run('update categories set parent_id = 3, version = version + 1 where id = 2'),
    ).rejects.toThrow(/category cycle/)
  })

  test('a redirect that leads off the site or to itself', async () => {
    await expect(
      run("insert into redirects (from_path, to_path) values ('/a', '//evil.example/')"),
    ).rejects.toThrow(/constraint/i)
    await expect(run("insert into redirects (from_path, to_path) values ('/a', '/a')")).rejects.toThrow(
      /constraint/i,
    )
  })

  test('to lose a category that has articles', async () => {
    await expect(run('delete from categories where id = 1')).rejects.toThrow(/constraint/i)
  })
})

describe('the layout row', () => {
  const layout = async () => {
    const row = await portal.env.DB.prepare('select value, version from layout').first<{
      value: string
      version: string
    }>()
    return row as { value: string; version: string }
  }
  const now = async () => {
    const row = await portal.env.DB.prepare('select value from layout_now').first<{ value: string }>()
    return row?.value
  }

  test.each([
    ['settings', "update settings set name = name || '!'"],
    ['a category', "update categories set name = 'Khác', version = version + 1 where id = 2"],
    ['a static page', "update pages set title = 'Khác', version = version + 1 where slug = 'lien-he'"],
    ['a place', 'delete from places where id = 1'],
    ['a link', "update links set title = 'Khác', version = version + 1 where id = 1"],
    ['a group of links', "update link_groups set name = 'Khác', version = version + 1 where id = 1"],
    ['an appointment', "update schedule_entries set content = 'Khác', version = version + 1"],
    [
      'a featured article',
      "update articles set title = 'Khác', version = version + 1 where featured_position = 2",
    ],
    [
      'which articles are featured',
      'update articles set featured_position = null where featured_position = 3',
    ],
    ['department news', "update articles set title = 'Khác', version = version + 1 where category_id = 5"],
  ])('follows a change of %s, under a new version', async (_, change) => {
    const before = await layout()
    await run(change)
    const after = await layout()
    expect(after.value).toBe(await now())
    expect(after.value).not.toBe(before.value)
    expect(after.version).not.toBe(before.version)
  })

  test('stays as it is when an article changes that no block shows', async () => {
    const before = await layout()
    await insertArticle(portal.env)
    expect(await layout()).toEqual(before)
  })
})

describe('the clock', () => {
  test('publishes what is due and takes away what is over, and nothing else', async () => {
    const due = await insertArticle(portal.env, { status: 'scheduled', published_at: '2031-01-01T00:00:00Z' })
    const later = await insertArticle(portal.env, {
      status: 'scheduled',
      published_at: '2031-01-01T00:02:00Z',
    })
    const over = await insertArticle(portal.env, { expires_at: '2031-01-01T00:00:30Z' })
    expect((await portal.get(`/tin-trong-huyen/bai-thu-${over}`)).status).toBe(200)
    await portal.tick(new Date('2031-01-01T00:01:00Z'))
    const status = async (id: number) => (await portal.get(`/tin-trong-huyen/bai-thu-${id}`)).status
    expect([await status(due), await status(later), await status(over)]).toEqual([200, 404, 410])
  })
})

describe('when the database fails', () => {
  let broken: Portal
  beforeAll(async () => {
    broken = await startPortal({ filled: false, migrated: false })
  })

  test('a page answers 503 with a way on, and nothing of it is kept', async () => {
    const response = await broken.get('/')
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('30')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.text()).toContain('Trang tạm thời chưa sẵn sàng')
  })

  test('/healthz says so', async () => {
    expect((await broken.get('/healthz')).status).toBe(503)
    const healthy = await portal.get('/healthz')
    expect([healthy.status, await healthy.json()]).toEqual([200, { status: 'ok', database: 'ok' }])
  })
})

test('a portal without any content yet still stands', async () => {
  const empty = await startPortal({ filled: false })
  const response = await empty.get('/')
  expect([response.status, (await response.text()).includes('Chưa có bài viết nào ở đây')]).toEqual([
    200,
    true,
  ])
  for (const path of ['/luu-tru', '/ban-do', '/lich-cong-tac', '/rss.xml', '/sitemap.xml']) {
    expect((await empty.get(path)).status, path).toBe(200)
  }
})
