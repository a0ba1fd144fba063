import { buildSync } from 'esbuild'
import type { BrowserContext } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, type Editor } from '../support/sign-in.ts'
import { ask, CHROME, NAVIGATION } from '../support/visitors.ts'
import { eventually } from '../support/waiting.ts'

let portal: Portal
let session: Editor
/** An article that nobody opens but to see that all has arrived. */
let mark: number
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal({ edgeMaxAge: 60 })
  session = await portal.signIn('author')
  mark = await insertArticle(portal.env, { title: 'Dấu mốc' })
})
// Without its own name: as a headless browser, Chromium is a robot.
beforeEach(async () => {
  browser = await openBrowser({ userAgent: CHROME, bypassCSP: true })
})
afterEach(() => browser.close())

/** Visits and page views of today, as editors see them. */
async function counted(): Promise<{ visits: number; views: number }> {
  const { text } = await session.get('/admin/thong-ke/ngay.csv')
  const [, visits, views] = (text.trim().split('\r\n').at(-1) ?? '').split(',')
  return { visits: Number(visits), views: Number(views) }
}

let marks = 0
/** The same when all has arrived that was seen before: so has what another reader has opened after it. */
async function countedInTheEnd(): Promise<{ visits: number; views: number }> {
  const headers = {
    ...NAVIGATION,
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/150.0',
  }
  await ask(new URL(`/tin-trong-huyen/bai-thu-${mark}`, portal.url), { headers })
  marks++
  const viewsOfMark = async () => {
    const { text } = await session.get('/admin/thong-ke/bai-viet.csv')
    return Number(new RegExp(`^${mark},.*,(\\d+),\\d+$`, 'm').exec(text)?.[1] ?? 0)
  }
  await eventually(viewsOfMark, (views) => views >= marks)
  const { visits, views } = await counted()
  return { visits: visits - 1, views: views - marks }
}

const address = (path: string) => new URL(path, portal.url).href

test('a reader of three articles is one visit and three views, and gets no cookie', async () => {
  const { results } = await portal.env.DB.prepare(
    `select '/' || c.slug || '/' || a.slug || '-' || a.id as path from articles a
     join categories c on c.id = a.category_id where a.status = 'published' limit 3`,
  ).all<{ path: string }>()
  const before = await counted()
  const page = await browser.newPage()
  for (const { path } of results) await page.goto(address(path))
  const after = await eventually(counted, ({ views }) => views >= before.views + 3)
  expect(after).toEqual({ visits: before.visits + 1, views: before.views + 3 })
  expect(await browser.cookies()).toEqual([])
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)

  await page.reload()
  await page.goBack()
  expect(await countedInTheEnd()).toEqual({ visits: after.visits, views: after.views + 1 })
})

test('a page that was fetched in advance counts when it is shown, once', async () => {
  const page = await browser.newPage()
  await page.goto(address('/lich-cong-tac'))
  const before = await countedInTheEnd()
  const devtools = await browser.newCDPSession(page)
  const statuses: string[] = []
  devtools.on('Preload.prefetchStatusUpdated', ({ status }) => statuses.push(status))
  await devtools.send('Preload.enable')
  const prefetch = JSON.stringify({ prefetch: [{ urls: ['/luu-tru'], eagerness: 'immediate' }] })
  await page.evaluate(`(() => {
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    rules.textContent = ${JSON.stringify(prefetch)}
    document.head.append(rules)
  })()`)
  const isFetched = (seen: string[]) => seen.includes('Ready') || seen.includes('Success')
  expect(await eventually(() => statuses, isFetched)).toSatisfy(isFetched)
  const fetched = await countedInTheEnd()
  expect(fetched.views).toBe(before.views)

  await page.locator('nav.menu a[href="/luu-tru"]').click()
  await page.waitForURL('**/luu-tru')
  expect(await page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType")).toBe(
    'navigational-prefetch',
  )
  await page.waitForLoadState('networkidle')
  expect((await countedInTheEnd()).views).toBe(fetched.views + 1)
})

test('the figures are kept up to date by a small script, and stay as they are when it cannot', async () => {
  const page = await browser.newPage()
  let answer = { day: '2026-01-01', today: 12_345, total: 6_789_012 } as object | undefined
  await page.route('**/api/visits', (route) => (answer ? route.fulfill({ json: answer }) : route.abort()))
  await page.goto(address('/'))
  const shown = () => page.locator('aside [data-visits]').allInnerTexts()
  expect(await eventually(shown, ([today]) => today === '12.345')).toEqual(['12.345', '6.789.012'])
  answer = undefined
  await page.reload()
  expect((await shown())[1]).toMatch(/^1\.854\.\d{3}$/)
})

test('that script is smaller than a kilobyte', () => {
  const { outputFiles } = buildSync({
    entryPoints: ['src/client/visits.ts'],
    ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' },
  })
  expect(outputFiles[0]?.contents.length).toBeLessThan(1024)
})

test('the statistics for editors fit, and can be used without a script', async () => {
  for (const width of [360, 1280]) {
    const page = await browser.newPage()
    await page.setViewportSize({ width, height: 800 })
    await browser.addCookies([cookieOf(session, portal.url)])
    await page.goto(address('/admin/thong-ke'))
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.getByRole('link', { name: '7 ngày' }).click()
    expect(await page.locator('.chart tbody tr').count()).toBe(7)
    await page.locator('input[name=tu]').fill('2026-02-01')
    await page.locator('input[name=den]').fill('2026-02-28')
    await page.getByRole('button', { name: 'Xem' }).click()
    expect(await page.locator('.chart tbody tr').count()).toBe(28)
    await page.close()
  }
})
