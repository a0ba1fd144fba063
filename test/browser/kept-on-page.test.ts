import type { BrowserContext } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser({ bypassCSP: false })
  await browser.addCookies([cookieOf(await portal.signIn('administrator'), portal.url)])
})

/** A form, one of its fields, and its button. */
const forms = [
  { path: '/admin/pages', field: '#new-title', button: 'Thêm' },
  { path: '/admin/schedule', field: '#entry-content', button: 'Thêm' },
  { path: '/admin/links', field: '#new-title', button: 'Thêm' },
  { path: '/admin/places', field: '#new-name', button: 'Thêm' },
  { path: '/admin/settings', field: '#name', button: 'Lưu' },
]

describe.each(forms)('what is typed at $path', ({ path, field, button }) => {
  const open = async () => {
    const page = await browser.newPage()
    await page.goto(new URL(path, portal.url).href)
    await page.locator(field).fill('Gõ dở')
    return page
  }
  const send = `document.querySelector('${field}').form.requestSubmit()`

  test('is not left without a question', async () => {
    const page = await open()
    const asked = page.waitForEvent('dialog')
    const leaving = page.goto(new URL('/admin', portal.url).href).catch(() => {})
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving
    expect(await page.locator(field).inputValue()).toBe('Gõ dở')
    await page.close()
  })

  test('stays while the server is away, or the session has ended', async () => {
    const page = await open()
    const form = page.locator('form', { has: page.locator(field) })
    await page.evaluate(`document.querySelector('${field}').form.noValidate = true`)
    expect(await form.getByRole('button', { name: button, exact: true }).count()).toBe(1)
    await browser.setOffline(true)
    await page.evaluate(send)
    await page.getByText(/máy chủ không trả lời/).waitFor()
    await browser.setOffline(false)
    const session = await browser.cookies()
    await browser.clearCookies()
    await page.evaluate(send)
    await page.getByText(/bạn đã bị đăng xuất/).waitFor()
    await browser.addCookies(session)
    expect(await page.locator(field).inputValue()).toBe('Gõ dở')
    await page.close()
  })
})

test('a form that is refused shows its first error', async () => {
  const page = await browser.newPage()
  await page.goto(new URL('/admin/links', portal.url).href)
  await page.locator('#new-title').fill('Liên kết')
  await page.locator('#new-url').fill('không phải địa chỉ')
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.locator('#new-url[aria-invalid=true]').waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('new-url')
  const top = Number(await page.evaluate('document.activeElement.getBoundingClientRect().top'))
  expect(top).toBeGreaterThan(0)
  expect(top).toBeLessThan(Number(await page.evaluate('innerHeight')))
  await page.close()
})

test('a double click on the button adds one record', async () => {
  const page = await browser.newPage()
  await page.goto(new URL('/admin/links', portal.url).href)
  await page.locator('#new-title').fill('Bấm đúp')
  await page.locator('#new-url').fill('https://example.vn/bam-dup')
  await page.locator('#new-group_id').selectOption({ index: 0 })
  await page.locator('#new-position').fill('1')
  await page.getByRole('button', { name: 'Thêm', exact: true }).dblclick()
  await page.waitForURL(/saved=1/)
  const count = portal.env.DB.prepare("select count(*) as n from links where title = 'Bấm đúp'")
  expect(await count.first('n')).toBe(1)
  await page.close()
})
