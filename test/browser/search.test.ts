import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { indexAll } from '../support/runtime.ts'

let portal: Portal
let browser: BrowserContext
let plain: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  await indexAll(portal.env)
  browser = await openBrowser()
  plain = await openBrowser({ javaScriptEnabled: false })
})

const open = async (context: BrowserContext, path: string, width = 1280): Promise<Page> => {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 800 })
  await page.goto(new URL(path, portal.url).href)
  return page
}

test('without JavaScript the form on every page searches by category, text and date', async () => {
  const page = await open(plain, '/ban-do')
  await page.getByLabel('Nội dung cần tìm').fill('phoi hop')
  await page.locator('form.search select').selectOption('tin-trong-huyen')
  await page.getByLabel('Đăng từ ngày').fill('2021-04-01')
  await page.getByRole('button', { name: 'Tìm' }).click()
  expect(new URL(page.url()).searchParams.get('chuyen-muc')).toBe('tin-trong-huyen')
  expect(await page.locator('.hit').count()).toBe(1)
  expect(await page.locator('.hit mark').first().textContent()).toBe('phối')
  expect(await page.locator('input[name=tu]').inputValue()).toBe('2021-04-01')
  await page.close()
})

test('what is typed suggests titles and categories, by keyboard and for screen readers', async () => {
  const page = await open(browser, '/')
  const field = page.getByRole('combobox', { name: 'Nội dung cần tìm' })
  const list = page.getByRole('listbox', { name: 'Gợi ý' })
  // Before it there may be lists for the first letters.
  const isLast = (url: string) => new URL(url).searchParams.get('q') === 'huong d'
  const answered = page.waitForResponse((response) => isLast(response.url()))
  await field.pressSequentially('huong d', { delay: 20 })
  await (await answered).finished()
  await expect.poll(() => list.getByRole('option').first().textContent()).toBe('Hướng dẫn')
  expect(await field.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowDown')
  const active = await field.getAttribute('aria-activedescendant')
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
  expect(await page.locator(`#${active}`).textContent()).toBe('Hướng dẫn')
  await page.keyboard.press('Escape')
  expect(await list.isVisible()).toBe(false)
  expect(await field.inputValue()).toBe('huong d')
  await field.pressSequentially('a', { delay: 20 })
  await list.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/huong-dan')
  await page.close()
})

test('a suggestion that was not chosen changes nothing: Enter searches for what was typed', async () => {
  const page = await open(browser, '/')
  await page.getByRole('combobox').first().pressSequentially('phối hợp', { delay: 20 })
  await page.getByRole('listbox', { name: 'Gợi ý' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/tim-kiem?**')
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('“phối hợp”')
  await page.close()
})

test.each([320, 1280])('the page of a search fits at %d pixels, also with a mistake', async (width) => {
  for (const path of ['/tim-kiem?q=huy%E1%BB%87n', '/tim-kiem?q=x&tu=31/02/2021', '/tim-kiem?q=hoi+nghii']) {
    const page = await open(browser, path, width)
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      path,
    ).toBeLessThanOrEqual(0)
    await page.close()
  }
})
