import type { BrowserContext } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { killBrowser, newProfile, openBrowser } from '../support/chromium.ts'
import { type DyingPortal, startDyingPortal } from '../support/dying-portal.ts'
import { type Desk, desksFor, type Room } from '../support/fixtures/kept-text/desk.ts'
import { cells } from '../support/fixtures/kept-text/kinds.ts'
import { sendAll, type TypedForm, typeInto } from '../support/fixtures/kept-text/sent-at-once.ts'
import { cookieOf } from '../support/sign-in.ts'

// The hazards that kill, of the table in kept-text.test.ts: each kills once, over the forms of all kinds.

let portal: DyingPortal
let room: Room
const profile = newProfile()
beforeAll(async () => {
  portal = await startDyingPortal()
  room = { origin: portal.origin, rows: portal.rows, headers: portal.administrator }
})

async function open(): Promise<BrowserContext> {
  const browser = await openBrowser({}, profile)
  await browser.addCookies([cookieOf(portal, portal.origin)])
  return browser
}

const forms = cells.map(({ of }, at) => ({ of, at }))

/** A form, and what was stored after the kill. */
interface Survivor extends TypedForm {
  stored: Awaited<ReturnType<Desk['stored']>>
}

let survivors: Survivor[]
const survivorAt = (at: number) => survivors[at] as Survivor

async function survive(typed: readonly TypedForm[]): Promise<void> {
  survivors = []
  for (const { desk, form } of typed) survivors.push({ desk, form, stored: await desk.stored() })
}

const isStored = ({ desk, stored }: Survivor) => stored.some(({ text }) => text === desk.a)

/** All of a form is stored, or nothing. */
function expectWhole(survivor: Survivor): void {
  const { desk, stored } = survivor
  expect(stored).toEqual(isStored(survivor) ? desk.whole : desk.unchanged)
}

describe.each([0, 6])('the server is killed when %i forms have been answered', (answers) => {
  beforeAll(async () => {
    const browser = await open()
    const typed = await typeInto(browser, await desksFor(room, cells))
    await sendAll(browser, typed, answers)
    await portal.kill()
    await portal.start()
    await survive(typed)
    return () => browser.close()
  })

  test.each(forms)('$of', async ({ at }) => {
    const survivor = survivorAt(at)
    const { desk, form } = survivor
    expectWhole(survivor)
    await expect.poll(async () => form.isTaken() || form.hasProblem()).toBe(true)
    if (form.isTaken()) {
      expect(isStored(survivor)).toBe(true)
      await form.page.reload()
      await form.saved()
    } else {
      await form.saysThat(/máy chủ không trả lời/)
      expect(await form.typed()).toBe(desk.kind.text(desk.a))
      await form.save()
    }
    expect(await desk.stored()).toEqual(desk.whole)
  })

  test('it was killed over forms that were not stored', () => {
    expect(survivors.filter((one) => !isStored(one)).length).toBeGreaterThan(0)
  })
})

/** What the forms are at when their browser is killed. */
const moments: Record<string, (browser: BrowserContext, typed: readonly TypedForm[]) => Promise<void>> = {
  typed: async () => {},
  sent: (browser, typed) => sendAll(browser, typed, 6),
}

describe.each(Object.entries(moments))('the browser is killed while all is %s', (_, reach) => {
  let browser: BrowserContext
  beforeAll(async () => {
    const killed = await open()
    const typed = await typeInto(killed, await desksFor(room, cells))
    for (const { form } of typed) if (await form.keepsItself()) await form.saysThatItIsKept()
    await reach(killed, typed)
    await killBrowser(killed, profile)
    browser = await open()
    await survive(typed)
    return () => browser.close()
  })

  test.each(forms)('$of', async ({ at }) => {
    const survivor = survivorAt(at)
    const { desk } = survivor
    expectWhole(survivor)
    if (isStored(survivor)) return
    const form = await desk.open(browser)
    if (await form.keepsItself()) {
      await form.restore(desk.a)
      expect(await form.typed()).toBe(desk.kind.text(desk.a))
    } else {
      await form.type(desk.a, desk.base)
      await form.typeOther(desk.base)
    }
    await form.save()
    expect(await desk.stored()).toEqual(desk.whole)
    await form.page.close()
  })

  test('it was killed over forms that were not stored', () => {
    expect(survivors.filter((one) => !isStored(one)).length).toBeGreaterThan(0)
  })
})

test('what an article says is kept on this computer is there after its browser was killed', async () => {
  const killed = await open()
  const desks = await desksFor(
    room,
    cells.filter(({ kind }) => kind.name === 'articles'),
  )
  const typed = []
  for (const desk of desks) typed.push({ desk, form: await desk.open(killed) })
  await killed.setOffline(true)
  for (const { desk, form } of typed) {
    await form.type(desk.a, desk.base)
    await form.saysThatItIsKept('computer')
  }
  await killBrowser(killed, profile)
  const browser = await open()
  for (const desk of desks) {
    const form = await desk.open(browser)
    await form.restore(desk.a)
    expect(await form.typed()).toBe(desk.kind.text(desk.a))
    await form.page.close()
  }
  await browser.close()
})
