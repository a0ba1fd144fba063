import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sanitizeFile } from '../../src/media/sanitize/sanitize-file.ts'
import { openBrowser } from '../support/chromium.ts'
import { realPictures } from '../support/fixtures/pictures.ts'

let browser: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser({ javaScriptEnabled: true })
  page = await browser.newPage()
})

/** What Chromium shows of a picture: its size, and all its pixels. */
async function shown(bytes: Uint8Array, type: string) {
  const source = JSON.stringify(`data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
  return page.evaluate(`(async () => {
    const picture = new Image()
    picture.src = ${source}
    await picture.decode()
    const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
    const context = canvas.getContext('2d')
    context.drawImage(picture, 0, 0)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    return { width: canvas.width, height: canvas.height, pixels: data.join() }
  })()`) as Promise<{ width: number; height: number; pixels: string }>
}

async function compare(bytes: Uint8Array<ArrayBuffer>) {
  const checked = await sanitizeFile(bytes)
  if (typeof checked === 'string') throw new Error(`Refused: ${checked}`)
  const after = await shown(checked.bytes, checked.type)
  expect(after).toEqual(await shown(bytes, checked.type))
  expect([after.width, after.height]).toEqual([checked.width, checked.height])
}

test.each(Object.entries(realPictures))('Chromium shows %s as it showed it before', async (_, make) => {
  await compare(new Uint8Array(await make()))
})

test.each(['image/jpeg', 'image/png', 'image/webp'])('and what it writes itself: %s', async (type) => {
  const base64 = (await page.evaluate(`(async () => {
    const canvas = new OffscreenCanvas(321, 123)
    const context = canvas.getContext('2d')
    const colours = context.createLinearGradient(0, 0, 321, 123)
    colours.addColorStop(0, '#c00')
    colours.addColorStop(1, '#08c8')
    context.fillStyle = colours
    context.fillRect(0, 0, 321, 123)
    const blob = await canvas.convertToBlob({ type: '${type}', quality: 0.8 })
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
  })()`)) as string
  await compare(new Uint8Array(Buffer.from(base64, 'base64')))
})
