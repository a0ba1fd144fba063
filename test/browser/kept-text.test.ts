import type { BrowserContext } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordKinds } from '../../src/admin/records/record-kinds.ts'
import { openBrowser } from '../support/chromium.ts'
import { type Need, sentInVain } from '../support/fixtures/kept-text/away.ts'
import { backAfterSaving, backBeforeSaving } from '../support/fixtures/kept-text/back.ts'
import { Desk, type Room } from '../support/fixtures/kept-text/desk.ts'
import { cells, kinds } from '../support/fixtures/kept-text/kinds.ts'
import { bothSave } from '../support/fixtures/kept-text/together.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

// Whatever befalls a form: nothing is missing of which its page said that it was kept, nothing typed is lost unasked, nothing
// is stored twice, nothing of a colleague's is overwritten unasked, and nothing half-written stays.

let portal: Portal
let room: Room
/** The computers of two people. */
let lan: BrowserContext
let minh: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  const [first, second] = [await portal.signIn('administrator'), await portal.signIn('administrator')]
  lan = await openBrowser()
  minh = await openBrowser()
  await lan.addCookies([cookieOf(first, portal.url)])
  await minh.addCookies([cookieOf(second, portal.url)])
  room = {
    origin: portal.url,
    rows: async (sql) => (await portal.env.DB.prepare(sql).all()).results,
    headers: second.headers,
  }
})

const run = (sql: string) => portal.env.DB.prepare(sql).run()

const serverIsAway: Need = {
  problem: /máy chủ không trả lời/,
  leave: () => lan.setOffline(true),
  comeBack: () => lan.setOffline(false),
}

const databaseIsAway: Need = {
  problem: /máy chủ không trả lời/,
  leave: () => run('alter table sessions rename to away'),
  comeBack: () => run('alter table away rename to sessions'),
}

async function sessionIsLost(desk: Desk): Promise<void> {
  const cookies = await lan.cookies()
  await sentInVain(desk, lan, {
    problem: /bạn đã bị đăng xuất/,
    leave: () => lan.clearCookies(),
    comeBack: () => lan.addCookies(cookies),
  })
}

/** The server takes the form, and its answer does not arrive: it is pressed again. */
async function answerIsLost(desk: Desk): Promise<void> {
  const form = await desk.open(lan)
  await form.type(desk.a, desk.base)
  await form.typeOther(desk.base)
  await form.page.route(
    (_) => true,
    async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    },
  )
  await form.button.click()
  await form.saysThat(/máy chủ không trả lời/)
  expect(await form.typed()).toBe(desk.kind.text(desk.a))
  await form.page.unrouteAll({ behavior: 'wait' })
  await form.save()
  expect(await desk.stored()).toEqual(desk.whole)
  await form.page.close()
}

async function doubleClick(desk: Desk): Promise<void> {
  const form = await desk.open(lan)
  await form.type(desk.a, desk.base)
  await form.button.dblclick()
  await form.saved()
  expect(await desk.texts()).toEqual([desk.a])
  await form.page.close()
}

/** What may befall a form: a new hazard is a line. Those that kill are in kept-text-kills.test.ts. */
const hazards: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  'two tabs': (desk) => bothSave(desk, lan, lan),
  'two people': (desk) => bothSave(desk, lan, minh),
  'a lost session': sessionIsLost,
  'a server that is away': (desk) => sentInVain(desk, lan, serverIsAway),
  'a database that is away': (desk) => sentInVain(desk, lan, databaseIsAway),
  'an answer that is lost': answerIsLost,
  'Back after saving': (desk) => backAfterSaving(desk, lan, minh),
  'Back before saving': (desk) => backBeforeSaving(desk, lan),
  'a double click': doubleClick,
}

test('every kind of record is in the table', () => {
  expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(recordKinds.map(({ name }) => name)))
})

describe.each(Object.entries(hazards))('%s', (_, befall) => {
  test.each(cells)('$of', async (cell) => befall(await Desk.of(room, cell)))
})
