import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { newInvitation } from '../../src/auth/invitations.ts'
import { write } from '../../src/db/command.ts'
import { openBrowser, pageWithKeys } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, signIn } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
/** Passkeys are for names, not for numbers. */
let origin: string
beforeAll(async () => {
  portal = await startPortal()
  origin = `http://localhost:${portal.url.port}`
  browser = await openBrowser({ viewport: { width: 1280, height: 900 } })
})

/** What has the focus: whether it is what is wanted, what of it can be seen, and whether it stands behind what had it before. */
const focused = (selector: string, text: string) => `(() => {
  const element = document.activeElement
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const { top, bottom, width, height } = element.getBoundingClientRect()
  const before = window.focusedBefore
  window.focusedBefore = element
  return {
    isWanted: element.matches(${JSON.stringify(selector)}) && element.textContent.includes(${JSON.stringify(text)}),
    hasRing: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isInSight: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    isBehind: !before || before === document.body || before.contains(element) ||
      (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    html: element.outerHTML.slice(0, 120),
  }
})()`

interface Focused {
  isWanted: boolean
  hasRing: boolean
  isInSight: boolean
  isBehind: boolean
  html: string
}

/** Presses Tab until something is reached, always forwards; on the way everything shows that it has the focus. */
async function tabTo(page: Page, selector: string, text = ''): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const { isWanted, html, ...seen } = (await page.evaluate(focused(selector, text))) as Focused
    expect(seen, [...passed, html].join('\n')).toEqual({ hasRing: true, isInSight: true, isBehind: true })
    if (isWanted) return
    passed.push(html)
  }
  throw new Error(`Tab does not reach ${selector} ${text}, but\n${passed.join('\n')}`)
}

/** Follows the first link of the page, which leads past its menu. */
async function skipMenu(page: Page): Promise<void> {
  await tabTo(page, '.skip')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main')
}

test('from the passkey to the published article there is a way by keyboard alone', async () => {
  const page = await pageWithKeys(browser)
  const { keyboard } = page
  const { secret, command } = await newInvitation(
    { email: 'lan@example.vn', name: 'Lan', role: 'editor' },
    new Date(),
  )
  await write(portal.env.DB, [command])
  await page.goto(`${origin}/admin/invitations/${secret}`)
  await tabTo(page, 'input[name=name]')
  await keyboard.type('Máy phòng 203')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin')

  await tabTo(page, 'button', 'Đăng xuất')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin/sign-in')
  await tabTo(page, 'button', 'Đăng nhập bằng passkey')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin')

  await skipMenu(page)
  await tabTo(page, 'main a[href="/admin/articles/new"]')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin/articles/new')
  await page.locator('.rich-text').waitFor()
  await skipMenu(page)
  await tabTo(page, '#title')
  await keyboard.type('Hội hoa sở năm nay')
  await tabTo(page, '#lead')
  await keyboard.type('Mười xã cùng mở hội.')

  await tabTo(page, '[role=toolbar] button')
  await tabTo(page, '[role=textbox]')
  // Who cannot see the way out is told it.
  const described = await page.evaluate(`document.activeElement.getAttribute('aria-describedby').split(' ')
    .map((id) => document.getElementById(id)?.innerText).join(' ')`)
  expect(described).toContain('Esc rồi Tab')
  await keyboard.type('Mở đầu.')
  await keyboard.press('Enter')
  await keyboard.press('Alt+F10')
  const tool = () => page.evaluate('document.activeElement.ariaLabel')
  for (let presses = 0; presses < 20 && (await tool()) !== 'Đề mục lớn'; presses++) {
    await keyboard.press('ArrowRight')
  }
  await keyboard.press('Enter')
  await keyboard.type('Chương trình')
  await keyboard.press('Enter')
  await keyboard.type('- Hát then')
  await keyboard.press('Enter')
  await keyboard.type('Đẩy gậy')
  await keyboard.press('Escape')
  await tabTo(page, '#category')
  await keyboard.type('Tin s')
  await expect.poll(() => page.evaluate('document.activeElement.value')).toBe('tin-so-ban-nganh')

  await tabTo(page, 'button', 'Lưu bản nháp')
  await keyboard.press('Enter')
  await page.waitForURL(/admin\/articles\/\d+\?saved=0/)
  await skipMenu(page)
  await tabTo(page, 'button[value=published]', 'Đăng')
  await keyboard.press('Enter')
  await page.waitForURL(/saved=[1-9]/)
  await skipMenu(page)
  await tabTo(page, 'a[href^="/tin-so-ban-nganh/"]')
  await keyboard.press('Enter')
  await page.waitForURL('**/tin-so-ban-nganh/hoi-hoa-so-nam-nay-*')
  const text = await page.locator('article.full').innerHTML()
  expect(text).toContain(
    '<p>Mở đầu.</p><h2>Chương trình</h2><ul><li><p>Hát then</p></li><li><p>Đẩy gậy</p></li></ul>',
  )
  expect(await page.locator('article.full').textContent()).toContain('Mười xã cùng mở hội.')
  await page.close()
})

test('the focus stays in the field being typed into when the editor arrives late over a slow line', async () => {
  const page = await browser.newPage()
  await page.context().addCookies([cookieOf(await signIn(portal.env, origin, 'editor'), origin)])
  let letIn = () => {}
  const arrived = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await page.route('**/assets/editor-*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto(`${origin}/admin/articles/new`, { waitUntil: 'commit' })
  await page.locator('button[value=published]').waitFor()
  await tabTo(page, '#title')
  await page.keyboard.type('Hội ')
  letIn()
  await page.locator('.rich-text').waitFor()
  await page.waitForLoadState()
  await page.keyboard.type('hoa sở')
  expect(await page.locator('#title').inputValue()).toBe('Hội hoa sở')
  await page.close()
})
