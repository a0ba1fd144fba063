import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { wholeBody } from '../support/fixtures/bodies/whole.ts'
import { leastContrast, outside } from '../support/looks.ts'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
/** The article of everything, as readers and as editors open it. */
let read: string
let edit: string

beforeAll(async () => {
  portal = await startPortal()
  const picture = await portal.env.DB.prepare("select key from media where key like '%.webp' limit 1").first(
    'key',
  )
  const id = await insertArticle(portal.env, { body: wholeBody(`/media/${picture}`), lead: 'Tóm tắt' })
  read = `/tin-trong-huyen/bai-thu-${id}`
  edit = `/admin/articles/${id}`
  browser = await openBrowser()
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
})

/** What elements of a body look like, whoever shows it. */
const meant: Record<string, Record<string, string>> = {
  'ul.labelled': { listStyleType: 'none' },
  'ul.labelled ul.labelled': { listStyleType: 'none', marginBottom: '0px' },
  'ul:not(.labelled)': { listStyleType: 'disc' },
  'ul:not(.labelled) ul': { listStyleType: 'circle', marginBottom: '0px' },
  'ol:not([type])': { listStyleType: 'decimal' },
  'ol:has(ol)': { listStyleType: 'lower-alpha' },
  'ol[reversed]': { listStyleType: 'upper-alpha' },
  'ol ol': { listStyleType: 'lower-roman', marginBottom: '0px' },
  'ol[start]': { listStyleType: 'upper-roman' },
  'li > p:last-child': { marginBottom: '0px' },
  'figure table': { marginBottom: '0px' },
  'p.align-right': { textAlign: 'right' },
  'p.align-center': { textAlign: 'center' },
  'p.align-justify': { textAlign: 'justify' },
  'h3.align-center': { textAlign: 'center' },
  'th.align-right': { textAlign: 'right' },
  'td.align-right': { textAlign: 'right' },
  'td.align-center': { textAlign: 'center' },
  th: { fontWeight: '700', textAlign: 'left', borderTopStyle: 'solid' },
  td: { fontWeight: '400', borderTopStyle: 'solid' },
  'td > p': { marginBottom: '0px' },
  figcaption: { textAlign: 'center' },
  'blockquote:not(figure *)': { borderLeftStyle: 'solid' },
  'blockquote > p:last-child': { marginBottom: '0px' },
  hr: { borderTopStyle: 'solid', borderBottomStyle: 'none' },
  strong: { fontWeight: '700' },
  em: { fontStyle: 'italic' },
  u: { textDecorationLine: 'underline' },
  s: { textDecorationLine: 'line-through' },
  sub: { verticalAlign: 'sub', lineHeight: '0px' },
  sup: { verticalAlign: 'super', lineHeight: '0px' },
  pre: { whiteSpace: 'pre', overflowX: 'auto' },
  section: { borderTopStyle: 'solid' },
}
const onPaper: typeof meant = {
  ...meant,
  pre: { whiteSpace: 'pre-wrap', overflowX: 'visible' },
  table: { display: 'table', overflowX: 'visible' },
}

async function open(path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewportSize({ width, height: 800 })
  await page.goto(new URL(path, portal.url).href)
  return page
}

/** The styles of the first element of each kind, of the same properties as those that are given. */
const looks = (page: Page, within: string, kinds: typeof meant) =>
  page.evaluate(`Object.fromEntries(Object.entries(${JSON.stringify(kinds)}).map(([selector, styles]) => {
    const element = document.querySelector(${JSON.stringify(within)} + ' ' + selector)
    const style = element && getComputedStyle(element)
    return [selector, style && Object.fromEntries(Object.keys(styles).map((name) => [name, style[name]]))]
  }))`)

/** How much smaller than the text the text of an element is. */
const size = (page: Page, selector: string, text: string) =>
  page.evaluate(`Number.parseFloat(getComputedStyle(document.querySelector(${JSON.stringify(selector)})).fontSize) /
    Number.parseFloat(getComputedStyle(document.querySelector(${JSON.stringify(text)})).fontSize)`) as Promise<number>

test.each(['light', 'dark'] as const)(
  'readers see all that a body may have as it is meant: %s',
  async (colorScheme) => {
    const page = await open(read, 360)
    await page.emulateMedia({ colorScheme })
    expect(await looks(page, '.body', meant)).toEqual(meant)
    expect(await outside(page, '.body')).toEqual([])
    expect(await size(page, '.footnotes p', '.body > p')).toBeLessThan(1)
    // Browsers make text smaller whose only font is `monospace`.
    for (const small of ['pre', 'code'])
      expect(await size(page, `.body ${small}`, '.body > p')).toBeGreaterThan(0.85)
    expect(
      await leastContrast(page, '.body :is(p, h2, li, th, td, caption, figcaption, a, code, pre)'),
    ).toBeGreaterThan(4.5)
    await page.close()
  },
)

test.each(['light', 'dark'] as const)('paper cuts nothing off, and is light: %s', async (colorScheme) => {
  const page = await open(read, 720)
  await page.emulateMedia({ media: 'print', colorScheme })
  expect(await looks(page, '.body', onPaper)).toEqual(onPaper)
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light')
  expect(await outside(page, '.body')).toEqual([])
  expect(
    await leastContrast(page, '.body :is(p, h2, li, th, td, caption, figcaption, a, code, pre)'),
  ).toBeGreaterThan(4.5)
  await page.close()
})

test.each([360, 1280])(
  'the editor shows it as readers see it, within its frame, at %d pixels',
  async (width) => {
    const page = await open(edit, width)
    await page.locator('.rich-text ul.labelled').first().waitFor()
    expect(await looks(page, '.rich-text', meant)).toEqual(meant)
    expect(await outside(page, '.rich')).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.close()
  },
)

test('a caption whose picture is missing is text to readers, and editors see which one is missing', async () => {
  const cover = await insertArticle(portal.env, { body: '<p>a</p>', cover_caption: 'Ảnh bìa chưa có' })
  for (const [path, captions] of [
    [read, ['Lễ hội Kiêng Gió', 'Chú thích không có ảnh']],
    [`/tin-trong-huyen/bai-thu-${cover}`, ['Ảnh bìa chưa có']],
  ] as const) {
    const page = await open(path)
    for (const words of captions) expect(await page.getByText(words).isVisible()).toBe(true)
    const frames = await page.evaluate(
      `[...document.querySelectorAll('figcaption')].map((caption) => getComputedStyle(caption, '::before').content)`,
    )
    expect(new Set(frames as string[])).toEqual(new Set(['none']))
    expect(await page.getByText('image001.png').count()).toBe(0)
    await page.close()
  }
  const page = await open(edit)
  const figure = page.locator('.rich-text figure', { hasText: 'Lễ hội Kiêng Gió' })
  await figure.getByText('ảnh chưa có: image001.png').waitFor()
  await page.close()
})
