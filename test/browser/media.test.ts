import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, violationsOn } from '../support/chromium.ts'
import * as files from '../support/fixtures/uploads.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

let portal: Portal
let browser: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  browser = await openBrowser({ locale: 'vi-VN', javaScriptEnabled: true, bypassCSP: true })
  await browser.addCookies([cookieOf(await portal.signIn('editor'), portal.url)])
})

const file = (name: string, mimeType: string, bytes: Uint8Array) => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
})

test.each([360, 1280])(
  'pictures and files at %d px: by keyboard and screen reader, nothing beside the page',
  async (width) => {
    const page = await browser.newPage()
    await page.setViewportSize({ width, height: 900 })
    const fit = async (name: string, part = 'html') => {
      expect(await violationsOn(page, part), name).toEqual([])
      const beside = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(beside), name).toBe(0)
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true })
    }
    const open = (path: string) => page.goto(new URL(path, portal.url).href)

    await open('/admin/media')
    await page
      .getByLabel('Tệp', { exact: true })
      .setInputFiles(file('lễ hội.svg', 'image/svg+xml', files.joined('<svg/>')))
    await page.getByLabel('Mô tả ảnh').fill('Lễ hội')
    await page.getByRole('button', { name: 'Tải lên' }).click()
    await page.getByRole('alert').waitFor()
    await fit('refused')
    await page.getByLabel('Tệp', { exact: true }).setInputFiles(file('lễ hội.png', 'image/png', files.png))
    await page.getByRole('button', { name: 'Tải lên' }).click()
    await page.getByRole('status').waitFor()
    await fit('medium')
    await open('/admin/media')
    await fit('list')

    await open('/admin/articles/3/attachments')
    await page
      .getByLabel('Tệp', { exact: true })
      .setInputFiles(file('Quyết định số 12.pdf', 'application/pdf', files.pdf))
    await page.getByRole('button', { name: 'Tải lên và đính kèm' }).click()
    await page.getByRole('status').waitFor()
    await fit('attachments')
    await open('/admin/articles/3')
    await fit('article')
    await open('/admin/articles/3/preview')
    await fit('preview', '.attachments')
    await page.close()
  },
)
