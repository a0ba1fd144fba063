import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { newProfile, openBrowser } from '../support/chromium.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, type Editor } from '../support/sign-in.ts'

let portal: Portal
let lan: Editor
beforeAll(async () => {
  portal = await startPortal()
  lan = await portal.signIn('editor')
})

const at = (path: string) => new URL(path, portal.url).href

/** A browser over a profile that outlives it. */
async function browserOver(profile: string) {
  const browser = await openBrowser({}, profile)
  await browser.addCookies([cookieOf(lan, portal.url)])
  return browser
}

test('what the page said was kept on this computer is there after the browser was killed at that moment', async () => {
  const profile = newProfile()
  const browser = await browserOver(profile)
  const page = await browser.newPage()
  await page.goto(at('/admin/articles/new'))
  await page.locator('.rich-text').waitFor()
  await browser.setOffline(true)
  await page.locator('#title').fill('Mất điện giữa chừng')
  await page.getByText(/bài được giữ trên máy này/).waitFor()
  const closed = browser.waitForEvent('close')
  spawnSync('pkill', ['-9', '-f', profile])
  await closed

  const again = await (await browserOver(profile)).newPage()
  await again.goto(at('/admin/articles/new'))
  await again.getByRole('link', { name: 'Khôi phục' }).click()
  expect(await again.locator('#title').inputValue()).toBe('Mất điện giữa chừng')
})
