import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let lan: BrowserContext
let minh: BrowserContext
beforeAll(async () => {
  portal = await startPortal({ edgeMaxAge: 60 })
  for (const use of [
    (context: BrowserContext) => (lan = context),
    (context: BrowserContext) => (minh = context),
  ]) {
    const context = await openBrowser({ viewport: { width: 1280, height: 900 } })
    await context.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
    use(context)
  }
})

const at = (path: string) => new URL(path, portal.url).href

async function paste(page: Page, html: string) {
  await page.locator('.rich-text').focus()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/html', ${JSON.stringify(html)})
    document.querySelector('.rich-text').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })()`)
}

test('an article goes from Word to the readers, is corrected by two, and is withdrawn', async () => {
  const page = await lan.newPage()
  await page.goto(at('/admin/articles/new'))
  await page.locator('.rich-text').waitFor()
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Khai hội Sóong Cọ muword')
  await page.locator('#lead').fill('Hội năm nay ở xã Húc Động.')
  await paste(page, readFileSync('test/support/fixtures/paste/word.html', 'utf8'))
  // The picture is on the editor's disk: nothing is published while its place waits.
  await page.getByRole('button', { name: 'Bỏ chỗ này' }).click()
  await page.locator('#category').selectOption('tin-trong-huyen')
  await page.locator('#coverFile').setInputFiles('src/sample/newsroom/pictures/ban-do.webp')
  await page.locator('#coverAlt').fill('Ruộng bậc thang mùa lúa chín')
  await page.locator('#coverCaption').fill('Ảnh: Lan')
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await page.waitForURL(/saved=0/)
  const id = Number(/articles\/(\d+)/.exec(page.url())?.[1])
  const stored = await portal.env.DB.prepare('select body, cover_media_id from articles where id = ?')
    .bind(id)
    .first<{ body: string; cover_media_id: number }>()
  expect(stored?.body).toMatch(/<table>/)
  expect(stored?.body).not.toMatch(/mso|style=|class=|<o:p|file:/i)
  expect(stored?.cover_media_id).toBeGreaterThan(0)

  await page.getByRole('link', { name: 'Xem trước' }).click()
  expect(await page.locator('article.full h1').textContent()).toBe('Khai hội Sóong Cọ muword')
  await expect
    .poll(() => page.evaluate('document.querySelector("article.full figure img").naturalWidth'))
    .toBeGreaterThan(0)
  await page.goBack()
  await page.getByRole('button', { name: 'Đăng', exact: true }).click()
  await page.waitForURL(/saved=[1-9]/)
  const path = `/tin-trong-huyen/khai-hoi-soong-co-muword-${id}`
  for (const where of ['/', '/tin-trong-huyen', path, '/tim-kiem?q=muword', '/rss.xml']) {
    const text = await (await portal.get(where)).text()
    expect(text, where).toMatch(/Khai hội Sóong Cọ (<mark>)?muword/)
  }

  // Both open it; Minh saves first.
  const other = await minh.newPage()
  for (const one of [page, other]) await one.goto(at(`/admin/articles/${id}`))
  await other.locator('#lead').fill('Của Minh.')
  await other.getByRole('button', { name: 'Lưu', exact: true }).click()
  await other.waitForURL(/saved/)
  await page.locator('#lead').fill('Của Lan.')
  await page.locator('#author').fill('Lan Anh')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('heading', { name: 'Bài đã được người khác sửa' }).waitFor()
  const choice = page.getByRole('group', { name: 'Tóm tắt' })
  await choice.getByText('Của Minh.').waitFor()
  await choice.getByLabel('Bản đã lưu').check()
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.waitForURL(/saved/)
  const corrected = await (await portal.get(path)).text()
  expect([corrected.includes('Của Minh.'), corrected.includes('Lan Anh')]).toEqual([true, true])

  await page.getByLabel('Lý do').fill('Hội hoãn vì mưa.')
  await page.getByRole('button', { name: 'Gỡ bài' }).click()
  await page.waitForURL(/done=1/)
  const gone = await portal.get(path)
  expect([gone.status, (await gone.text()).includes('Hội hoãn vì mưa.')]).toEqual([410, true])
  expect(await (await portal.get('/')).text()).not.toContain('muword')
  await page.close()
  await other.close()
})
