import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, violationsOn } from '../support/chromium.ts'
import { outside } from '../support/looks.ts'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext

beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser()
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
})

async function open(path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewportSize({ width, height: 800 })
  await page.goto(new URL(path, portal.url).href)
  return page
}

test('the line with the cursor is never under the toolbar', async () => {
  const body = Array.from({ length: 120 }, (_, at) => `<p>Dòng ${at}</p>`).join('')
  const page = await open(`/admin/articles/${await insertArticle(portal.env, { body })}`)
  await page.locator('.rich-text').click()
  await page.keyboard.press('Control+End')
  const hidden: number[] = []
  for (let line = 0; line < 80; line++) {
    await page.keyboard.press(line % 2 === 0 ? 'ArrowUp' : 'Home')
    const overlap = (await page.evaluate(`(() => {
      const { focusNode } = getSelection()
      const line = (focusNode.parentElement.closest('p') ?? focusNode).getBoundingClientRect()
      return document.querySelector('.rich-toolbar').getBoundingClientRect().bottom - line.top
    })()`)) as number
    if (overlap > 0) hidden.push(line)
  }
  expect(hidden).toEqual([])
  await page.close()
})

test.each([
  [360, 'dark'],
  [1280, 'light'],
] as const)(
  'what was typed and not saved is offered beside what is saved: %d pixels, %s',
  async (width, colorScheme) => {
    const id = await insertArticle(portal.env, {
      title: 'Đã lưu',
      lead: 'Tóm tắt',
      status: 'draft',
      published_at: null,
      published_day: null,
    })
    const page = await open(`/admin/articles/${id}`, width)
    await page.emulateMedia({ colorScheme })
    await page.locator('#title').fill('x'.repeat(150))
    await page.locator('#lead').fill('Dòng một\nDòng hai')
    await page.getByText(/^Đã lưu tạm lúc/).waitFor()
    await page.reload()
    const style = (await page.evaluate(`(() => {
    const style = (selector) => getComputedStyle(document.querySelector('.kept-text ' + selector))
    const looks = [style('dd').marginLeft, style('dt').fontWeight, style('dd').whiteSpace]
    return { looks, colors: [style('del').backgroundColor, style('ins').backgroundColor, style('dd').backgroundColor] }
  })()`)) as { looks: string[]; colors: string[] }
    expect(style.looks).toEqual(['0px', '600', 'pre-wrap'])
    expect(new Set(style.colors).size).toBe(3)
    expect(await outside(page, '.kept-text')).toEqual([])
    expect(await violationsOn(page, '.kept-text')).toEqual([])

    await page.goto(new URL('/admin/articles', portal.url).href)
    const [words, discard] = [page.locator('.unsaved li > a'), page.locator('.unsaved button')]
    const [left, right] = [await words.first().boundingBox(), await discard.first().boundingBox()]
    expect(right?.x).toBeGreaterThanOrEqual((left?.x ?? 0) + (left?.width ?? 0))
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await violationsOn(page, '.unsaved')).toEqual([])
    await page.close()
  },
)
