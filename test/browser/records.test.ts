import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, violationsOn } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, signIn } from '../support/sign-in.ts'

const MONDAY = '2031-03-03'

let portal: Portal
let browser: BrowserContext
let origin: string
beforeAll(async () => {
  portal = await startPortal()
  origin = `http://localhost:${portal.url.port}`
  browser = await openBrowser({ javaScriptEnabled: true })
  await browser.addCookies([cookieOf(await signIn(portal.env, origin, 'administrator'), origin)])
  const insert = portal.env.DB.prepare(
    `insert into schedule_entries (day, part, starts_at, leader, content, place, participants, prepared_by, status)
     values (?, ?, ?, 'Chủ tịch UBND', 'Họp giao ban, nghe báo cáo tình hình kinh tế - xã hội', 'Phòng họp số 1',
       'Thường trực, trưởng các phòng', 'Văn phòng', ?)`,
  )
  await portal.env.DB.batch([
    insert.bind('2031-03-03', 'morning', '07:30', 'planned'),
    insert.bind('2031-03-03', 'morning', '09:30', 'changed'),
    insert.bind('2031-03-05', 'afternoon', null, 'cancelled'),
  ])
  await portal.env.DB.prepare(
    "insert into not_found_paths (week, path, count) values (date('now'), '/cu/mat.aspx', 5)",
  ).run()
})

const paths = [
  `/admin/schedule/${MONDAY}`,
  `/lich-cong-tac/${MONDAY}`,
  '/admin/settings',
  '/admin/categories',
  '/admin/redirects',
  '/admin/links',
  '/admin/places',
  '/admin/pages',
  '/admin/synonyms',
]

test.each(paths)('%s is for everybody, on a phone as at a desk', async (path) => {
  const page = await browser.newPage()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(origin + path)
    expect(await violationsOn(page, 'main')).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(width)
  }
  await page.close()
})

test('a week is printed on one landscape page', async () => {
  const page = await browser.newPage()
  await page.goto(`${origin}/lich-cong-tac/${MONDAY}`)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1)
  await page.close()
})
