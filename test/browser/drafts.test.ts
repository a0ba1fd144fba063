import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser({ bypassCSP: false })
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
})

const at = (path: string) => new URL(path, portal.url).href

async function write(title: string) {
  const page = await browser.newPage()
  await page.goto(at('/admin/articles/new'))
  await page.locator('.rich-text').waitFor()
  await page.locator('#title').fill(title)
  await page.getByText(/^Đã lưu tạm lúc/).waitFor()
  return page
}

test('two new articles in two tabs are both kept, listed, and settled one by one', async () => {
  const first = await write('Bài thẻ một')
  const second = await write('Bài thẻ hai')
  const list = await browser.newPage()
  await list.goto(at('/admin/articles'))
  for (const title of ['Bài thẻ một', 'Bài thẻ hai']) await list.getByRole('link', { name: title }).waitFor()
  await first.locator('#category').selectOption({ index: 1 })
  await first.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await first.waitForURL(/saved=0/)
  const { results } = await portal.env.DB.prepare("select fields ->> 'title' as title from autosaves").all()
  expect(results).toEqual([{ title: 'Bài thẻ hai' }])
  for (const page of [first, second, list]) await page.close()
})

test('what one person has left in the browser is not offered to the next', async () => {
  const page = await browser.newPage()
  await page.goto(at('/admin/articles/new'))
  await page.locator('.rich-text').waitFor()
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError("Failed to fetch"))')
  await page.locator('#title').fill('Của người trước')
  await page.getByText(/bài được giữ trên máy này/).waitFor()
  await page.close()

  const mine = await browser.cookies()
  await browser.clearCookies()
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
  const other = await browser.newPage()
  await other.goto(at('/admin/articles/new'))
  await other.locator('.rich-text').waitFor()
  await other.locator('#title').fill('Của người sau')
  await other.getByText(/^Đã lưu tạm lúc/).waitFor()
  expect(await other.content()).not.toContain('Của người trước')
  await other.close()

  await browser.clearCookies()
  await browser.addCookies(mine)
  const again = await browser.newPage()
  await again.goto(at('/admin/articles/new'))
  await again.getByText('Của người trước').waitFor()
  await again.getByRole('link', { name: 'Khôi phục' }).click()
  expect(await again.locator('#title').inputValue()).toBe('Của người trước')
  await again.close()
})

test('two tabs on one article are told that it is their own other window', async () => {
  const id = Number(await portal.env.DB.prepare('select min(id) as id from articles').first('id'))
  const [first, second] = [await browser.newPage(), await browser.newPage()]
  for (const page of [first, second]) {
    await page.goto(at(`/admin/articles/${id}`))
    await page.locator('.rich-text').waitFor()
  }
  for (const page of [first, second]) await page.getByText('Bài này đang mở ở cửa sổ khác của bạn.').waitFor()
  await first.locator('#lead').fill('Ở thẻ một')
  await first.getByRole('button', { name: 'Lưu', exact: true }).click()
  await first.waitForURL(/saved/)
  await second.locator('#author').fill('Ở thẻ hai')
  await second.getByRole('button', { name: 'Lưu', exact: true }).click()
  await second.getByRole('heading', { name: 'Bài đã được lưu ở cửa sổ khác của bạn' }).waitFor()
  await first.close()
  await second.close()
})
