import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { newInvitation } from '../../src/auth/invitations.ts'
import { write } from '../../src/db/command.ts'
import { openBrowser, pageWithKeys, violationsOn } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, signIn } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
/** Passkeys are for names, not for numbers. */
let origin: string
beforeAll(async () => {
  portal = await startPortal({ edgeMaxAge: 60 })
  origin = `http://localhost:${portal.url.port}`
  browser = await openBrowser({ viewport: { width: 1280, height: 900 } })
})

async function invite(email: string, role: 'author' | 'editor' | 'administrator'): Promise<string> {
  const { secret, command } = await newInvitation({ email, name: '', role }, new Date())
  await write(portal.env.DB, [command])
  return `${origin}/admin/invitations/${secret}`
}

const signedIn = (url: URL) => ['/admin', '/admin/articles'].includes(url.pathname)

test('an invited editor makes a passkey, signs out and in again, and publishes by keyboard alone', async () => {
  const page = await pageWithKeys(browser)
  const link = await invite('lan@example.vn', 'editor')
  await page.goto(link)
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.getByLabel('Tên thiết bị').focus()
  await page.keyboard.type('Máy phòng 203')
  await page.keyboard.press('Enter')
  await page.waitForURL(signedIn)

  await page.goto(`${origin}/admin/articles`)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL('**/admin/sign-in')
  expect(await violationsOn(page)).toEqual([])
  await page.goto(`${origin}/admin/articles/new`)
  expect(new URL(page.url()).pathname).toBe('/admin/sign-in')
  await page.getByRole('button', { name: 'Đăng nhập bằng passkey' }).press('Enter')
  await page.waitForURL('**/admin/articles/new')

  await page.getByLabel('Tiêu đề').focus()
  await page.keyboard.type('Bài viết bằng bàn phím')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Tóm tắt của bài')
  await page.locator('textarea[name=body]').evaluate((field) => {
    ;(field as unknown as { value: string }).value = '<p>Nội dung của bài</p>'
  })
  await page.getByRole('button', { name: 'Đăng', exact: true }).press('Enter')
  await page.waitForURL('**/admin/articles/*saved*')
  expect(await page.getByRole('status').first().textContent()).toContain('Đã lưu')
  expect(await violationsOn(page)).toEqual([])
  const public_ = await page.context().newPage()
  await public_.goto(`${origin}/`)
  expect(await public_.textContent('main')).toContain('Bài viết bằng bàn phím')
  await public_.close()

  // The link is good once.
  expect((await page.goto(link))?.status()).toBe(404)
  await page.close()
})

test('a passkey of somebody who was shut out opens nothing', async () => {
  const page = await pageWithKeys(browser)
  await page.goto(await invite('minh@example.vn', 'author'))
  await page.getByRole('button', { name: 'Tạo passkey' }).click()
  await page.waitForURL(signedIn)
  await portal.env.DB.prepare("update editors set active = 0 where email = 'minh@example.vn'").run()
  await page.goto(`${origin}/admin/articles`)
  await page.getByRole('button', { name: 'Đăng nhập bằng passkey' }).click()
  await page.getByRole('alert').getByText('không mở được trang quản trị').waitFor()
  await page.close()
})

test('an editor adds a passkey, signs in with it, and removes the one that is lost', async () => {
  const page = await pageWithKeys(browser)
  await page.goto(await invite('hoa@example.vn', 'administrator'))
  await page.getByLabel('Tên thiết bị').fill('Máy cũ')
  await page.getByRole('button', { name: 'Tạo passkey' }).click()
  await page.waitForURL(signedIn)
  await page.getByRole('link', { name: /hoa@example\.vn/ }).click()
  await page.waitForURL('**/admin/account')
  expect(await violationsOn(page)).toEqual([])

  // Another computer: one makes no second passkey for the same editor.
  const other = await pageWithKeys(browser)
  await other.goto(`${origin}/admin/account`)
  await other.getByLabel('Tên thiết bị').fill('Máy mới')
  await other.getByRole('button', { name: 'Tạo passkey' }).click()
  await other.waitForURL('**/admin/account?saved=1')
  await other.getByText('Máy mới').waitFor()
  await other.context().clearCookies()
  await other.goto(`${origin}/admin/account`)
  await other.getByRole('button', { name: 'Đăng nhập bằng passkey' }).click()
  await other.waitForURL('**/admin/account')
  const made = other.locator('li', { hasText: 'Máy mới' })
  expect(await made.textContent()).toContain('Dùng lần cuối lúc')
  await other.getByRole('button', { name: 'Xoá: Máy cũ' }).press('Enter')
  await other.waitForURL('**/admin/account?saved=1')
  expect(await other.getByText('Máy cũ').count()).toBe(0)
  await page.context().clearCookies()
  await page.goto(`${origin}/admin/sign-in`)
  await page.getByRole('button', { name: 'Đăng nhập bằng passkey' }).click()
  await page.getByRole('alert').getByText('không mở được trang quản trị').waitFor()
  await other.close()
  await page.close()
})

test.each(['vi', 'en'])(
  'the pages of editors, tokens and the log are for everybody and every width, in %s',
  async (locale) => {
    const { id, secret } = await signIn(portal.env, origin, 'administrator')
    await portal.env.DB.batch(
      [
        "insert into passkeys (id, editor_id, public_key, name, created_at) select 'khoa', max(id), 'AA', 'Laptop', '2024-01-01T00:00:00Z' from editors where true on conflict do nothing",
        "insert into access_tokens (token_hash, name, role, created_at) values (hex(randomblob(8)), 'Nhập tin', 'editor', '2024-01-01T00:00:00Z')",
      ].map((statement) => portal.env.DB.prepare(statement)),
    )
    await portal.env.DB.prepare('update settings set locale = ?').bind(locale).run()
    const page = await browser.newPage()
    await page.context().addCookies([cookieOf({ secret }, origin)])
    for (const [name, path] of [
      ['account', '/admin/account'],
      ['editors', '/admin/editors'],
      ['editor', `/admin/editors/${id}`],
      ['tokens', '/admin/tokens'],
      ['log', '/admin/log'],
      ['log-mistake', '/admin/log?from=x&to=y'],
      ['history', '/admin/articles/1/history'],
    ]) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(`${origin}${path}`)
        expect(await violationsOn(page), `${name} at ${width}`).toEqual([])
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          `${name} at ${width}`,
        ).toBeLessThanOrEqual(0)
      }
    }
    await portal.env.DB.prepare("update settings set locale = 'vi'").run()
    await page.context().clearCookies()
    await page.close()
  },
)
