import { readdirSync, readFileSync } from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

// From the clipboard of the computer, by the editor's own keys and buttons, to the readers' page.

const FOLDERS = ['test/support/fixtures/clipboard-walk', 'test/support/fixtures/clipboard']
const PICTURE = 'src/sample/newsroom/pictures/ban-do.webp'
const walker = readFileSync('test/support/fixtures/words-shown.js', 'utf8')

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${folder}/${name}`),
)

let portal: Portal
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser({ bypassCSP: true, permissions: ['clipboard-read', 'clipboard-write'] })
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
})

/** Puts HTML on the computer's clipboard as another program does: as it is. */
async function copy(html: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(new URL('/gioi-thieu', portal.url).href)
  await page.setContent('<p>chép</p>')
  await page.evaluate(`document.addEventListener('copy', (event) => {
    event.clipboardData.setData('text/html', ${JSON.stringify(html)})
    event.clipboardData.setData('text/plain', 'chỉ có chữ')
    event.preventDefault()
  })`)
  await page.locator('p').selectText()
  await page.keyboard.press('Control+C')
  await page.close()
}

/** The words that the source shows. Comments and deletions of word processors are no words. */
async function wordsOfSource(html: string): Promise<string[]> {
  const page = await browser.newPage()
  await page.goto(new URL('/gioi-thieu', portal.url).href)
  await page.setContent(html)
  await page.evaluate(walker)
  const isReviewed = /ProgId content=Word|LibreOffice/i.test(html)
  const words = await page.evaluate<string[]>(`wordsShown(document.body, { isReviewed: ${isReviewed} })`)
  await page.close()
  return words
}

/** Fills the places of pictures that did not come along, one by one, as an editor does. */
async function fillPictures(page: Page): Promise<void> {
  const places = page.locator('.missing-picture')
  for (let left = await places.count(); left > 0; left--) {
    await places.first().getByRole('button').first().click()
    const dialog = page.locator('dialog[open]')
    await dialog.locator('input[type=file]').setInputFiles(PICTURE)
    await dialog.locator('input[name=alt]').fill('Ảnh kèm theo')
    await dialog.locator('button[type=submit]').click()
    await expect.poll(() => places.count()).toBe(left - 1)
  }
}

/** Describes the pictures that came along without a description. */
async function describePictures(page: Page): Promise<void> {
  const pictures = page.locator('.rich-text img[alt=""]')
  for (let left = await pictures.count(); left > 0; left--) {
    await pictures.first().click()
    await page.locator('.ProseMirror-selectednode img[alt=""]').waitFor()
    await page.locator('.rich').getByRole('button', { name: 'Ảnh', exact: true }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.locator('input[name=alt]').fill('Ảnh được dán')
    await dialog.locator('button[type=submit]').click()
    await expect.poll(() => pictures.count()).toBe(left - 1)
  }
}

test.each(sources)('%s', async (path) => {
  const html = readFileSync(path, 'utf8')
  const expected = await wordsOfSource(html)
  await copy(html)

  const page = await browser.newPage()
  await page.goto(new URL('/admin/articles/new', portal.url).href)
  await page.locator('.rich-text').waitFor()
  await page.locator('#title').fill(`Dán ${path.split('/').at(-1)}`)
  await page.locator('#category').selectOption('tin-trong-huyen')
  await page.locator('.rich-text').focus()
  await page.keyboard.press('Control+V')
  await expect.poll(() => page.locator('.rich-text').textContent()).not.toBe('')
  const pictures = expected.filter((word) => word === '[picture]').length
  // Pictures that came along are being uploaded; the others have a place each.
  await expect
    .poll(
      async () =>
        (await page.locator('.rich-text img').count()) + (await page.locator('.missing-picture').count()),
    )
    .toBe(pictures)
  await expect.poll(() => page.locator('.rich-notice').textContent()).not.toMatch(/Đang tải/)
  await fillPictures(page)
  await describePictures(page)
  await page.getByRole('button', { name: 'Đăng', exact: true }).click()
  await page.waitForURL(/saved=/)
  await page.getByRole('link', { name: 'Xem bài' }).click()
  await page.locator('article.full').waitFor()

  await page.evaluate(walker)
  const shown = await page.evaluate<string[]>(
    "wordsShown(document.querySelector('article.full .body'), { isReviewed: false })",
  )
  const patch = createTwoFilesPatch('source', 'published', expected.join('\n'), shown.join('\n'), '', '', {
    context: 2,
  })
  const differing = patch.split('\n').filter((line) => /^[+-](?!\+\+|--)/.test(line))
  console.log(`${path}: ${differing.length} differing lines, ${shown.length} words, ${pictures} pictures`)
  expect(differing, patch).toEqual([])
  await page.close()
})

test('a text that is saved while its pictures are being uploaded has them', async () => {
  const plan = readFileSync(`${FOLDERS[0]}/word-plan.html`, 'utf8')
  const [data = ''] = /(?<=<img [^>]*src=")data:image[^"]*/.exec(plan) ?? []
  await copy(`<p>Một</p><img src="${data}" alt="J"><p>Hai</p><img src="${data}" alt="L">`)
  const page = await browser.newPage()
  await page.goto(new URL('/admin/articles/new', portal.url).href)
  await page.locator('.rich-text').waitFor()
  await page.locator('#title').fill('Lưu ngay')
  await page.locator('#category').selectOption('tin-trong-huyen')
  await page.locator('.rich-text').focus()
  await page.keyboard.press('Control+V')
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await page.waitForURL(/saved=/)
  const body = await portal.env.DB.prepare("select body from articles where title = 'Lưu ngay'").first('body')
  expect(
    String(body)
      .match(/<img [^>]*>/g)
      ?.map((img) => /src="\/media\//.test(img)),
  ).toEqual([true, true])
  await page.close()
})
