import { once as happens } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { bodyElements } from '../../src/text/body/elements.ts'
import { openBrowser } from '../support/chromium.ts'
import { closeAtEnd } from '../support/closing.ts'
import { payloads } from '../support/fixtures/xss.ts'
import { insertArticle, startPortal } from '../support/portal.ts'
import { type Sanitiser, startSanitiser } from '../support/sanitiser.ts'
import { eventually } from '../support/waiting.ts'

// Bodies are put into an article's page as it is served, without its content security policy: what is tested is that
// sanitising alone is enough.

const BODY = '<p>the-body-of-the-article</p>'
/** What the page is around a body, and whether it is whole. */
const around = `({
  elements: document.querySelectorAll('main *').length - document.querySelectorAll('#under-test *').length,
  end: document.querySelector('#after-it')?.textContent,
})`

let sanitiser: Sanitiser
let browser: BrowserContext
let page: Page
let url: string
let shown = ''
beforeAll(async () => {
  sanitiser = await startSanitiser()
  const portal = await startPortal()
  const id = await insertArticle(portal.env, { body: BODY })
  const { href } = new URL(`/tin-trong-huyen/bai-thu-${id}`, portal.url)
  const template = await (await fetch(href)).text()
  await portal.close()
  expect(template.split(BODY).length).toBe(2)
  const [before = '', after = ''] = template.split(BODY)
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (request.url !== '/') response.statusCode = 404
    const body = `<div id="under-test">${shown}</div><p id="after-it">The end</p>`
    response.end(request.url === '/' ? before + body + after : '')
  }).listen(0, '127.0.0.1')
  closeAtEnd(() => server.close())
  await happens(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser({ bypassCSP: true })
  page = await browser.newPage()
  await page.addInitScript(
    'for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.fired = true }',
  )
  page.on('dialog', (dialog) => dialog.dismiss())
})

/** Loads a body, then does to all its elements what a reader may. */
async function load(body: string): Promise<unknown> {
  shown = body
  await page.goto(url, { waitUntil: 'load' })
  return page.evaluate(`(async () => {
    for (const element of document.querySelectorAll('#under-test *')) {
      for (const type of ['mouseover', 'mouseenter', 'focus', 'focusin', 'pointerdown', 'mousemove', 'error', 'load']) {
        element.dispatchEvent(new Event(type, { bubbles: true }))
      }
      if (element.href?.startsWith?.('javascript:')) element.click()
    }
    // A link to a script follows in a task of its own; for what does not run there is no event to wait for.
    await new Promise((resolve) => setTimeout(resolve, 5))
    return window.fired === true
  })()`)
}

test('a page of this test runs what was not sanitised', async () => {
  const fired = []
  for (const payload of [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)>',
    '<p onmouseover=alert(1)>x</p>',
    '<a href=" javascript:alert(1)">x</a>',
  ]) {
    await load(payload)
    fired.push(await eventually(() => page.evaluate('window.fired === true'), Boolean))
  }
  expect(fired).toEqual([true, true, true, true, true])
})

test('nothing runs, and nothing is there but what the allow-list has', async () => {
  const bodies = await sanitiser.sanitise(payloads)
  await load('<p>x</p>')
  const whole = await page.evaluate(around)
  const wrong = []
  for (const [at, { once }] of bodies.entries()) {
    const fired = await load(once)
    const foreign = (await page.evaluate(unexpected)) as string[]
    const now = await page.evaluate(around)
    if (fired || foreign.length > 0 || JSON.stringify(now) !== JSON.stringify(whole)) {
      wrong.push({ payload: payloads[at], once, fired, foreign, now, whole })
    }
  }
  expect(wrong).toEqual([])
})

const allowed = Object.fromEntries(
  Object.entries(bodyElements).map(([name, { attributes = {} }]) => [
    name,
    Object.fromEntries(Object.entries(attributes).map(([attribute, values]) => [attribute, values.source])),
  ]),
)

/** Elements and attributes in the article that no article may have. */
const unexpected = `(() => {
  const allowed = ${JSON.stringify(allowed)}
  return [...document.querySelectorAll('#under-test *')].flatMap((element) => {
    const name = element.localName
    const attributes = allowed[name]
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !attributes) return [name]
    if (name === 'a' && element.hasAttribute('href') && !['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol)) return [element.outerHTML]
    const isMissing = element.hasAttribute('data-missing') && !element.hasAttribute('src')
    if (name === 'img' && !isMissing && !/^\\/media\\/[0-9a-f]{64}\\.[a-z0-9]+$/.test(element.getAttribute('src'))) return [element.outerHTML]
    return element.getAttributeNames()
      .filter((one) => !Object.hasOwn(attributes, one) || !new RegExp(attributes[one]).test(element.getAttribute(one)))
      .map((one) => name + ' ' + one)
  })
})()`
