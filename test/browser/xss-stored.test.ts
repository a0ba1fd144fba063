import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { payloads } from '../support/fixtures/xss.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, type Editor } from '../support/sign-in.ts'

// Without the content security policy: what is tested is that escaping and sanitising alone are enough.

let portal: Portal
let browser: BrowserContext
let page: Page
let session: Editor
beforeAll(async () => {
  portal = await startPortal()
  session = await portal.signIn('administrator')
  await portal.env.DB.prepare('update editors set name = ?').bind('<img src=x onerror=alert(1)>').run()
  browser = await openBrowser({ bypassCSP: true })
  await browser.addCookies([cookieOf(session, portal.url)])
  page = await browser.newPage()
  await page.addInitScript(
    'for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.fired = true }',
  )
  page.on('dialog', (dialog) => dialog.dismiss())
})

/** Opens a page, does to its elements what a reader may, and says whether anything ran. */
async function runs(path: string): Promise<boolean> {
  await page.goto(new URL(path, portal.url).href, { waitUntil: 'load' })
  return (await page.evaluate(`(async () => {
    for (const element of document.querySelectorAll('body *')) {
      for (const type of ['mouseover', 'focus', 'pointerdown', 'error']) {
        element.dispatchEvent(new Event(type, { bubbles: true }))
      }
      if (element.href?.startsWith?.('javascript:')) element.click()
    }
    // For what does not run there is no event to wait for.
    await new Promise((resolve) => setTimeout(resolve, 20))
    return window.fired === true
  })()`)) as boolean
}

test('nothing that is stored through the API or the form runs on any page', async () => {
  const script = await portal.script('editor')
  const articles: number[] = []
  // Every payload stands in some field of some article.
  for (let at = 0; at < payloads.length; at += 6) {
    const [title = 'x', lead = '', author = '', organisation = '', body = '', more = ''] = payloads.slice(
      at,
      at + 6,
    )
    const article = {
      title: `${title.slice(0, 300).trim() || 'x'}`,
      ...{ lead, author: author.slice(0, 200), organisation: organisation.slice(0, 300) },
      body: `<p>Chữ</p>${body}${more}`,
      category: 'tin-trong-huyen',
    }
    if (at % 12 === 0) {
      const answer = await script.send('POST', '/articles', { ...article, status: 'draft' })
      expect(answer.status).toBe(201)
      articles.push(answer.json.id)
    } else {
      const answer = await session.post('/admin/articles', article)
      expect(answer.status, title).toBe(303)
      articles.push(answer.id)
    }
  }
  await portal.env.DB.prepare(
    `update articles set status = 'published', published_at = updated_at, published_day = date(updated_at),
      first_published_at = updated_at, featured_position = id, version = version + 1 where status = 'draft'`,
  ).run()
  await portal.env.DB.prepare(
    "update articles set status = 'withdrawn', withdrawn_reason = ?, version = version + 1 where id = ?",
  )
    .bind('<img src=x onerror=alert(1)>', articles[0])
    .run()
  await portal.tick(new Date())

  const { results } = await portal.env.DB.prepare(
    "select id, '/tin-trong-huyen/' || slug || '-' || id as path from articles where id >= ?",
  )
    .bind(Math.min(...articles))
    .all<{ id: number; path: string }>()
  expect(results.length).toBeGreaterThan(50)
  const lists = ['/', '/tin-trong-huyen', '/luu-tru', '/tim-kiem?q=chu', '/tim-kiem?q=alert', '/khong-co']
  const admin = ['/admin/articles', '/admin/log', '/admin/editors', '/admin/tokens', '/admin/thong-ke']
  const some = results.filter((_, at) => at % 4 === 0).map(({ id }) => `/admin/articles/${id}`)
  const ran = []
  for (const path of [
    ...[...lists, ...admin, ...some, ...results.map(({ path }) => path)],
    ...[`/admin/articles/${articles[1]}/history`, `/admin/articles/${articles[1]}/preview`],
  ]) {
    if (await runs(path)) ran.push(path)
  }
  expect(ran).toEqual([])
})
