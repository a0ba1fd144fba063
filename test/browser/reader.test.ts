import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

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

test('text keeps its contrast in the light and in the dark scheme', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await visit(browser, article, 1280)
    await page.emulateMedia({ colorScheme })
    const ratios = (await page.evaluate(`(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')
      const luminance = (color) => {
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
        const channels = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
          const share = value / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
      }
      const background = (element) => {
        for (let node = element; node; node = node.parentElement) {
          const color = getComputedStyle(node).backgroundColor
          if (color !== 'rgba(0, 0, 0, 0)') return color
        }
        return 'white'
      }
      return [...document.querySelectorAll('h1, .full p, .body p, time, figcaption, .block a, .block h2, .menu a, .press dd, .brand .name')].map((element) => {
        const [low, high] = [luminance(getComputedStyle(element).color), luminance(background(element))].sort((a, b) => a - b)
        return (high + 0.05) / (low + 0.05)
      })
    })()`)) as number[]
    expect(ratios.length).toBeGreaterThan(30)
    // WCAG 2.2, 1.4.3: at least 4.5 to 1.
    expect(Math.min(...ratios), colorScheme).toBeGreaterThanOrEqual(4.5)
    await page.close()
  }
})

test('what a body may have looks as it is meant: to readers, on paper and in the editor', async () => {
  const body = [
    '<ul class="labelled"><li>a) Một</li><li>đ) Hai</li></ul>',
    '<p class="align-right">Phải<sup><a id="fnref-1" href="#fn-1">[1]</a></sup></p><h2 class="align-center">Giữa</h2>',
    '<section class="footnotes"><p id="fn-1"><a href="#fnref-1">[1]</a> Chú thích</p></section>',
  ].join('')
  const id = await insertArticle(portal.env, { body })
  const looks = (page: Page, within: string) =>
    page.evaluate(`(() => {
      const style = (selector) => getComputedStyle(document.querySelector(${JSON.stringify(within)} + ' ' + selector))
      return [style('ul.labelled').listStyleType, style('.align-right').textAlign, style('.align-center').textAlign,
        style('.footnotes').borderTopStyle, Number.parseFloat(style('.footnotes').fontSize) < Number.parseFloat(style('.align-right').fontSize)]
    })()`)
  const meant = ['none', 'right', 'center', 'solid', true]
  const { page } = await visit(browser, `/tin-trong-huyen/bai-thu-${id}`, 360)
  expect(await looks(page, '.body')).toEqual(meant)
  await page.emulateMedia({ media: 'print' })
  expect(await looks(page, '.body')).toEqual(meant)
  await page.close()

  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
  const { page: editing } = await visit(browser, `/admin/articles/${id}`, 1280)
  await editing.locator('.rich-text ul.labelled').waitFor()
  expect(await looks(editing, '.rich-text')).toEqual(meant)
  await editing.close()
  await browser.clearCookies()
})
