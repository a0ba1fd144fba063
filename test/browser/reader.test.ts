import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { leastContrast } from '../support/looks.ts'
import { type Portal, startPortal } from '../support/portal.ts'

let portal: Portal
let browser: BrowserContext
let plain: BrowserContext
let article: string

beforeAll(async () => {
  portal = await startPortal()
  const row = await portal.env.DB.prepare(
    "select slug || '-' || id as file from articles where external_id like 'text:%'",
  ).first<{ file: string }>()
  article = `/tin-trong-huyen/${row?.file}`
  browser = await openBrowser()
  plain = await openBrowser({ javaScriptEnabled: false })
})

/** Opens a page at a width; complaints are console errors (CSP among them) and requests to elsewhere. */
async function visit(context: BrowserContext, path: string, width: number) {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(portal.url.origin)) complaints.push(request.url())
  })
  await page.setViewportSize({ width, height: 800 })
  await page.goto(new URL(path, portal.url).href)
  return { page, complaints }
}

const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth')

describe.each([320, 360, 768, 1280])('at %d pixels', (width) => {
  test('pages fit, call nobody else and break no policy', async () => {
    const paths = [
      '/',
      article,
      '/huong-dan',
      '/luu-tru',
      '/luu-tru/2021/03',
      '/lich-cong-tac',
      '/ban-do',
      '/trang/gioi-thieu',
      '/thong-ke',
    ]
    for (const path of paths) {
      const { page, complaints } = await visit(browser, path, width)
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
      expect(complaints, path).toEqual([])
      await page.close()
    }
  })
})

test('without JavaScript everything can be read, and nothing is offered that needs it', async () => {
  const { page } = await visit(plain, article, 360)
  expect(await page.locator('article h1').textContent()).toContain('ký kết Chương trình phối hợp')
  expect(await page.locator('.body p').count()).toBe(4)
  expect(await page.getByText('In bài này').isVisible()).toBe(false)
  await page.getByRole('link', { name: 'Lưu trữ' }).first().click()
  expect(await page.locator('h1').textContent()).toBe('Lưu trữ')
  await page.close()
})

test('with JavaScript the article can be printed', async () => {
  const { page } = await visit(browser, article, 1280)
  expect(await page.getByRole('button', { name: 'In bài này' }).isVisible()).toBe(true)
  await page.close()
})

test('by keyboard the first stop leads past the menu to the content', async () => {
  const { page } = await visit(browser, article, 1280)
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Đến nội dung chính')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true)
  await page.close()
})

test('on paper there is the article and not what stands around it', async () => {
  const { page } = await visit(browser, article, 1280)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.full .body').isVisible()).toBe(true)
  for (const hidden of ['nav.menu', 'aside', '.tools', '.around']) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  }
  await page.close()
})

const TEXTS = 'h1, .full p, .body p, time, figcaption, .block a, .block h2, .menu a, .press dd, .brand .name'

test('text keeps its contrast in the light and in the dark scheme', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await visit(browser, article, 1280)
    await page.emulateMedia({ colorScheme })
    const texts = page.locator(TEXTS)
    expect(await texts.count()).toBeGreaterThan(30)
    expect(await leastContrast(page, TEXTS), colorScheme).toBeGreaterThanOrEqual(4.5)
    await page.close()
  }
})
