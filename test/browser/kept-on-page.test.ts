import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, type Editor } from '../support/sign-in.ts'

let portal: Portal
let lan: Editor
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  lan = await portal.signIn('administrator')
  browser = await openBrowser()
  await browser.addCookies([cookieOf(lan, portal.url)])
})

/** A form by one of its fields. */
const forms = [
  { path: '/admin/pages', field: '#new-title' },
  { path: '/admin/categories', field: '#new-name' },
  { path: '/admin/schedule', field: '#entry-content' },
  { path: '/admin/links', field: '#new-title' },
  { path: '/admin/places', field: '#new-name' },
  { path: '/admin/redirects', field: '#new-from' },
  { path: '/admin/settings', field: '#name' },
  { path: '/admin/editors', field: '#name', isAnsweredHere: true },
  { path: '/admin/tokens', field: '#name', isAnsweredHere: true },
  { path: '/admin/account', field: '#name' },
]

const open = async (path: string) => {
  const page = await browser.newPage()
  await page.goto(new URL(path, portal.url).href)
  return page
}

/** Presses the form's button, whatever its other fields have. */
const send = (page: Page, field: string) =>
  page.evaluate(`(() => {
    const { form } = document.querySelector('${field}')
    form.noValidate = true
    form.requestSubmit()
  })()`)

const problemOn = (page: Page, text: RegExp) => page.locator('.send-problem', { hasText: text }).waitFor()

/** Lets every request of editors fail as it does when the database does not answer. */
async function withoutDatabase(run: () => Promise<unknown>): Promise<void> {
  await portal.env.DB.prepare('alter table sessions rename to away').run()
  await run().finally(() => portal.env.DB.prepare('alter table away rename to sessions').run())
}

async function withoutSession(run: () => Promise<unknown>): Promise<void> {
  const session = await browser.cookies()
  await browser.clearCookies()
  await run().finally(() => browser.addCookies(session))
}

describe.each(forms)('what is typed at $path', ({ path, field }) => {
  const typed = async () => {
    const page = await open(path)
    await page.locator(field).fill('Gõ dở')
    return page
  }

  test('is not left without a question', async () => {
    const page = await typed()
    const asked = page.waitForEvent('dialog')
    const leaving = page.goto(new URL('/admin', portal.url).href).catch(() => {})
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving
    expect(await page.locator(field).inputValue()).toBe('Gõ dở')
    await page.close()
  })

  test('stays while the server or its database is away, or the session has ended', async () => {
    const page = await typed()
    await browser.setOffline(true)
    await send(page, field)
    await problemOn(page, /máy chủ không trả lời/)
    await browser.setOffline(false)
    await withoutDatabase(async () => {
      const answered = page.waitForResponse((response) => response.status() === 503)
      await send(page, field)
      await answered
      await problemOn(page, /máy chủ không trả lời/)
    })
    await withoutSession(async () => {
      await send(page, field)
      await problemOn(page, /bạn đã bị đăng xuất/)
    })
    expect(await page.locator(field).inputValue()).toBe('Gõ dở')
    await page.close()
  })
})

// The answer of the others is shown by the browser itself: these ask first whether the server is there.
test.each(forms.filter(({ isAnsweredHere }) => !isAnsweredHere))(
  'what is typed at $path stays when the connection breaks while it is sent',
  async ({ path, field }) => {
    const page = await open(path)
    await page.locator(field).fill('Gõ dở')
    await page.route('**', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await send(page, field)
    await problemOn(page, /máy chủ không trả lời/)
    expect(await page.locator(field).inputValue()).toBe('Gõ dở')
    await page.close()
  },
)

/** Forms that are refused, each with the field that has the first error, and fields before it that are right. */
const refused = [
  { path: '/admin/links', field: '#new-url', typed: 'không phải địa chỉ', before: ['#new-title'] },
  { path: '/admin/places', field: '#new-latitude', typed: '1000', before: ['#new-name'] },
  { path: '/admin/schedule', field: '#entry-day', typed: '' },
  { path: '/admin/settings', field: '#phone', typed: 'gọi sau' },
  { path: '/admin/pages', field: '#new-title', typed: ' ' },
  { path: '/admin/articles/new', field: '#title', typed: ' ' },
  { path: '/admin/articles/new', field: '#slug', typed: 'Không hợp lệ', before: ['#title'] },
]

describe.each([true, false])('a form that is refused, with JavaScript %s', (javaScriptEnabled) => {
  let reader: BrowserContext
  beforeAll(async () => {
    reader = await openBrowser({ javaScriptEnabled, viewport: { width: 1280, height: 700 } })
    await reader.addCookies([cookieOf(lan, portal.url)])
  })

  test.each(refused)('shows and focuses $field of $path', async ({ path, field, typed, before = [] }) => {
    const page = await reader.newPage()
    await page.goto(new URL(path, portal.url).href)
    for (const one of before) await page.locator(one).fill('Được')
    await page.locator(field).fill(typed)
    await send(page, field)
    await page.locator('.mistakes').waitFor()
    const mistakes = await page.locator('.mistakes li').allTextContents()
    expect(new Set(mistakes).size).toBe(mistakes.length)
    await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe(field.slice(1))
    const seen = await page.evaluate<{ top: number; height: number }>(
      '({ top: document.activeElement.getBoundingClientRect().top, height: innerHeight })',
    )
    expect(seen.top).toBeGreaterThanOrEqual(0)
    expect(seen.top).toBeLessThan(seen.height)
    await page.close()
  })
})

test('an error in rich text has the focus in its editor', async () => {
  const page = await open('/admin/pages')
  await page.locator('#new-title').fill('Trang có ảnh thiếu')
  await page.locator('#new-slug').fill('trang-co-anh-thieu')
  await page
    .locator('#new-body')
    .evaluate((element) => Object.assign(element, { value: '<p>Chữ</p><img data-missing="a.png">' }))
  await send(page, '#new-body')
  await page.locator('.mistakes').waitFor()
  await expect.poll(() => page.evaluate('document.activeElement?.className')).toContain('rich-text')
  await page.close()
})

test('a refused form is not left without a question, and a corrected one is', async () => {
  const page = await open('/admin/links')
  await page.locator('#new-title').fill('Sửa rồi')
  await page.locator('#new-url').fill('không phải địa chỉ')
  await send(page, '#new-url')
  await page.locator('#new-url[aria-invalid=true]').waitFor()
  // Browsers ask only who has used the page.
  await page.locator('#new-title').click()
  const asked = page.waitForEvent('dialog')
  const leaving = page.goto(new URL('/admin', portal.url).href).catch(() => {})
  await (await asked).dismiss()
  await leaving
  await page.locator('#new-url').fill('https://example.vn/sua-roi')
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.waitForURL(/saved=1/)
  await page.goto(new URL('/admin', portal.url).href)
  await page.close()
})

describe('a form that was sent twice is taken once', () => {
  test.each([
    {
      path: '/admin/links',
      fields: { title: 'Hai lần', url: 'https://example.vn/hai-lan', position: '1' },
      prefix: 'new-',
      table: 'links',
      column: 'title',
    },
    {
      path: '/admin/schedule',
      fields: { content: 'Hai lần' },
      prefix: 'entry-',
      table: 'schedule_entries',
      column: 'content',
    },
  ])('$path', async ({ path, fields, prefix, table, column }) => {
    const page = await open(path)
    for (const [name, value] of Object.entries(fields)) await page.locator(`#${prefix}${name}`).fill(value)
    await page.getByRole('button', { name: 'Thêm', exact: true }).dblclick()
    await page.waitForURL(/saved=1/)
    const count = portal.env.DB.prepare(`select count(*) as n from ${table} where ${column} = 'Hai lần'`)
    expect(await count.first('n')).toBe(1)
    await page.goBack()
    await page.locator(`#${prefix}${column}`).waitFor()
    expect(await page.locator(`#${prefix}${column}`).inputValue()).toBe('')
    await page.close()
  })
})

test('the link of an invitation is shown, and made once', async () => {
  const page = await open('/admin/editors')
  await page.locator('#email').fill('moi@example.vn')
  await page.locator('#name').fill('Người mới')
  await page.locator('form[data-answered-here] button').dblclick()
  expect(await page.locator('#once').inputValue()).toMatch(/\/admin\/invitations\//)
  await page.close()
})
