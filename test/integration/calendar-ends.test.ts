import { beforeAll, expect, test } from 'vitest'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
  for (const day of ['2014-05-01', '2014-05-03', '2019-12-31', '2021-04-02']) {
    await insertArticle(portal.env, { published_at: `${day}T03:00:00Z`, published_day: day })
  }
  for (const day of ['2019-06-05', '2019-06-17', '2024-01-01']) {
    await portal.env.DB.prepare(
      "insert into schedule_entries (day, part, content) values (?, 'morning', 'Họp')",
    )
      .bind(day)
      .run()
  }
})

/** Follows all links below some paths. Gives the robots' directive of every page that they lead to. */
async function crawl(starts: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...starts]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const response = await portal.get(path)
    const page = await response.text()
    found.set(
      path,
      `${response.status}${/<meta name="robots" content="noindex"/.test(page) ? ' noindex' : ''}`,
    )
    expect(found.size, 'the links go on and on').toBeLessThan(100)
    for (const [, href = ''] of page.matchAll(/href="(\/(?:luu-tru|lich-cong-tac)(?:[/?][^"]*)?)"/g))
      waiting.push(href)
  }
  return found
}

test('the links of the archive and of the schedule lead to nothing that is empty, and reach all that is not', async () => {
  const found = await crawl(['/luu-tru', '/lich-cong-tac'])

  expect([...found].filter(([, answer]) => answer !== '200')).toEqual([])
  for (const path of [
    '/luu-tru/2014/05',
    '/luu-tru/2014/05/03',
    '/luu-tru/2019/12/31',
    '/lich-cong-tac/2019-06-03',
    '/lich-cong-tac/2019-06-17',
    '/lich-cong-tac/2024-01-01',
  ]) {
    expect([...found.keys()]).toContain(path)
  }
})

test.each([
  '/luu-tru/2013/01',
  '/luu-tru/2014/05/02',
  '/luu-tru/2099/01/01',
  '/lich-cong-tac/2019-06-10',
  '/lich-cong-tac/2099-01-05',
])('%s, which is empty, is not for search engines and leads no further', async (path) => {
  const found = await crawl([path])

  expect(found.get(path)).toBe('200 noindex')
  expect([...found].filter(([other, answer]) => other !== path && answer !== '200')).toEqual([])
})

test.each(['/sitemap/bai-2.xml', '/sitemap/bai-999999999.xml'])('%s is not there', async (path) => {
  expect((await portal.get(path)).status).toBe(404)
})
