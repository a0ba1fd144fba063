import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { newInvitation } from '../../src/auth/invitations.ts'
import { type Command, write } from '../../src/db/command.ts'
import { newPreview } from '../../src/editing/previews.ts'
import { openBrowser } from '../support/chromium.ts'
import { insertArticle, type Portal, startPortal } from '../support/portal.ts'
import { cookieOf, type Editor } from '../support/sign-in.ts'

// Only to read which routes there are: the pages come from the real Worker.
vi.mock('cloudflare:workers', () => ({ exports: {}, DurableObject: class {}, WorkerEntrypoint: class {} }))
const { admin } = await import('../../src/admin/app.ts')

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let portal: Portal
let browser: BrowserContext
let editor: Editor
/** An article that waits for review, with a revision, and secrets of links. */
let draft = 0
const secrets = { invitation: '', preview: '' }

beforeAll(async () => {
  portal = await startPortal()
  const { env, url } = portal
  const administrator = await portal.signIn('administrator')
  editor = await portal.signIn('editor')
  const before = { status: 'draft', review: 'submitted', created_by: editor.key, body: '<p>Một</p>' }
  draft = await insertArticle(env, {
    ...before,
    title: 'Bài chờ duyệt',
    published_at: null,
    published_day: null,
  })
  await env.DB.prepare("update articles set body = '<p>Hai</p>', version = version + 1 where id = ?")
    .bind(draft)
    .run()
  await env.DB.prepare("update pages set body = '<p>Hai</p>', version = version + 1 where id = 1").run()
  await env.DB.prepare('delete from places where id = 1').run()
  await env.DB.prepare(
    "insert into not_found_paths (week, path, count) values ('2026-11-16', '/bai-da-mat', 12), ('2026-11-23', '/cu/trang.aspx', 3)",
  ).run()
  const made = async (what: { secret: string; command: Command }) => {
    await write(env.DB, [what.command])
    return what.secret
  }
  const now = new Date()
  secrets.invitation = await made(
    await newInvitation({ email: 'moi@example.vn', name: '', role: 'author' }, now),
  )
  secrets.preview = await made(await newPreview(draft, '2199-01-01T00:00:00Z'))
  browser = await openBrowser({ locale: 'vi-VN' })
  await browser.addCookies([cookieOf(administrator, url)])
})

/** Every page that a route gives, by the route; what is no page is left out with a reason. */
const addresses: Record<string, (() => string) | 'a file'> = {
  '/admin': () => '/admin',
  '/admin/sign-in': () => '/admin/sign-in',
  '/admin/invitations/:secret': () => `/admin/invitations/${secrets.invitation}`,
  '/admin/previews/:secret': () => `/admin/previews/${secrets.preview}`,
  '/admin/articles': () => '/admin/articles',
  '/admin/articles/new': () => '/admin/articles/new',
  '/admin/articles/:id': () => `/admin/articles/${draft}`,
  '/admin/articles/:id/history': () => `/admin/articles/${draft}/history`,
  '/admin/articles/:id/history/:version': () => `/admin/articles/${draft}/history/1`,
  '/admin/articles/:id/attachments': () => `/admin/articles/${draft}/attachments`,
  '/admin/articles/:id/preview': () => `/admin/articles/${draft}/preview`,
  '/admin/featured': () => '/admin/featured',
  '/admin/media': () => '/admin/media',
  '/admin/media/:id': () => '/admin/media/1',
  '/admin/bin': () => '/admin/bin',
  '/admin/removals/:kind/:key': () => '/admin/removals/link_groups/1',
  '/admin/schedule': () => '/admin/schedule',
  '/admin/schedule/:monday': () => '/admin/schedule/2026-11-23',
  '/admin/categories': () => '/admin/categories',
  '/admin/pages': () => '/admin/pages',
  '/admin/pages/:id/history': () => '/admin/pages/1/history',
  '/admin/pages/:id/history/:version': () => '/admin/pages/1/history/1',
  '/admin/links': () => '/admin/links',
  '/admin/link-groups': () => '/admin/link-groups',
  '/admin/places': () => '/admin/places',
  '/admin/redirects': () => '/admin/redirects',
  '/admin/synonyms': () => '/admin/synonyms',
  '/admin/settings': () => '/admin/settings',
  '/admin/account': () => '/admin/account',
  '/admin/editors': () => '/admin/editors',
  '/admin/editors/:id': () => '/admin/editors/1',
  '/admin/tokens': () => '/admin/tokens',
  '/admin/log': () => '/admin/log',
  '/admin/thong-ke': () => '/admin/thong-ke',
  '/admin/thong-ke/ngay.csv': 'a file',
  '/admin/thong-ke/bai-viet.csv': 'a file',
  '/admin/chi-muc-tim-kiem': () => '/admin/chi-muc-tim-kiem',
}

/** Pages that only forms lead to, and ones that are not there. */
const others: Record<string, (page: Page) => Promise<void>> = {
  'an article with mistakes': async (page) => {
    await open(page, '/admin/articles/new')
    await page.locator('[name=title]').fill('Bài thiếu nội dung')
    await page.locator('[name=coverKey]').selectOption({ index: 1 })
    await page.locator('button[value=published]').click()
    await page.getByRole('alert').waitFor()
  },
  'a conflict': async (page) => {
    await open(page, `/admin/articles/${draft}`)
    await portal.env.DB.prepare(
      "update articles set lead = lead || 'x', body = body || '<p>x</p>', version = version + 1 where id = ?",
    )
      .bind(draft)
      .run()
    await page.locator('[name=lead]').fill('Khác')
    await page.locator('.article-form button[type=submit]').first().click()
    await page.locator('form.conflict').waitFor()
  },
  'a step that came too late': async (page) => {
    await open(page, `/admin/articles/${draft}`)
    await portal.env.DB.prepare('update articles set version = version + 1 where id = ?').bind(draft).run()
    await page.locator('#note').fill('Thiếu ảnh')
    await page.locator('form[action$="/review"] button').click()
    await page.getByRole('alert').waitFor()
  },
  'a preview link': async (page) => {
    await open(page, `/admin/articles/${draft}`)
    await page.locator('form[action$="/previews"] button').click()
    await page.waitForURL(/\/previews$/)
  },
  'a refused upload': async (page) => {
    await open(page, '/admin/media')
    const file = { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }
    await page.locator('[name=file]').setInputFiles(file)
    await page.locator('form[enctype] button').click()
    await page.getByRole('alert').waitFor()
  },
  'an appointment with mistakes': async (page) => {
    await open(page, '/admin/schedule')
    await page.locator('form.fields [name=content]').fill(' ')
    await page.locator('form.fields button').first().click()
    await page.getByRole('alert').waitFor()
  },
  'what is not there': async (page) => {
    await open(page, '/admin/articles/999999')
  },
  'a form without a session': async (page) => {
    await open(page, '/admin/articles/new')
    await page.locator('[name=title]').fill('Bài dở')
    const cookies = await browser.cookies()
    await browser.clearCookies()
    // As a browser without JavaScript sends it.
    await page.evaluate("document.querySelector('.article-form').submit()")
    await page.locator('form input[type=hidden][name=title]').waitFor({ state: 'attached' })
    await browser.addCookies(cookies)
  },
}

async function open(page: Page, path: string) {
  await page.goto(new URL(path, portal.url).href)
  if ((await page.locator('textarea[data-rich-text]').count()) === 0) return
  await page.locator('.rich').first().waitFor({ state: 'attached' })
}

/** What is wrong with the page as it is: violations, and what stands beside a phone's screen. */
async function faultsOf(page: Page): Promise<string[]> {
  // Records' forms are folded away.
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
  await page.evaluate(axe)
  const found = await page.evaluate<
    string[]
  >(`axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`)
  const beside = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return beside > 0 ? [...found, `${beside} px beside the page`] : found
}

test('every page of the administration is looked at', () => {
  const routes = admin.routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => path.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, ''))
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(addresses).toSorted())
})

describe.each([
  ['vi', 360, 'light'],
  ['vi', 1280, 'dark'],
  ['en', 360, 'dark'],
] as const)('in %s, %d pixels wide, %s', (locale, width, colorScheme) => {
  test('no page has what keeps somebody out', async () => {
    await portal.env.DB.prepare('update settings set locale = ?, version = version + 1').bind(locale).run()
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => {
      // Statuses such as 422 are told here too.
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) {
        complaints.push(message.text())
      }
    })
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const faults: Record<string, string[]> = {}
    const look = async (name: string) => {
      const found = [...(await faultsOf(page)), ...complaints.splice(0)]
      if (found.length > 0) faults[name] = found
      if (process.env.SCREENSHOTS) {
        const file = `${name.replaceAll(/\W+/g, '-')}-${locale}-${width}.png`
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${file}`, fullPage: true })
      }
    }
    for (const [route, address] of Object.entries(addresses)) {
      if (address === 'a file') continue
      await open(page, address())
      await look(route)
    }
    for (const [name, lead] of Object.entries(others)) {
      await lead(page)
      await look(name)
    }
    expect(faults).toEqual({})
    await page.close()
  })
})
