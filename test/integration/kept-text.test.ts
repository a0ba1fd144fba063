import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { Desk, isSaved, type Room, valuesIn } from '../support/fixtures/kept-text/desk.ts'
import { cells } from '../support/fixtures/kept-text/kinds.ts'
import { postedForms } from '../support/forms.ts'
import type { Editor } from '../support/sign-in.ts'

// The table of test/browser/kept-text.test.ts without JavaScript: browsers send the forms by themselves.

let portal: Edge
let lan: Editor
let minh: Editor
let room: Room
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
  minh = await portal.signIn('administrator')
  const rows = async (sql: string) => (await portal.env.DB.prepare(sql).all()).results
  room = { origin: portal.url, rows, headers: lan.headers }
})

async function twoPeople(desk: Desk): Promise<void> {
  const [first, second] = [await desk.plainForm(lan), await desk.plainForm(minh)]
  expect(isSaved(await lan.post(first.action, desk.typedInto(first, desk.a)))).toBe(true)
  const late = await minh.post(second.action, desk.typedInto(second, desk.b, `${desk.base}-hai`))
  if (desk.id === undefined) {
    expect(isSaved(late)).toBe(true)
    expect(await desk.texts()).toEqual([desk.a, desk.b])
    return
  }
  expect(late.status).toBe(409)
  for (const word of [desk.a, desk.b]) expect(late.text).toContain(word)
  expect(await desk.stored()).toEqual(desk.whole)
}

/** A form that is not taken comes back on a page that sends it again, with all that was typed. */
async function sentAgain(desk: Desk, status: number, around: Around): Promise<void> {
  const form = await desk.plainForm()
  const values = desk.typedInto(form, desk.a)
  const refused = await around((client) => client.post(form.action, values))
  expect(refused.status).toBe(status)
  expect(await desk.stored()).toEqual(desk.unchanged)
  const again = postedForms(refused.text, form.action).find(({ action }) => action === form.action)
  const kept = again ? valuesIn(again) : {}
  expect(kept).toEqual(values)
  expect(isSaved(await lan.post(form.action, kept))).toBe(true)
  expect(await desk.stored()).toEqual(desk.whole)
}

/** Sends a form while something is missing. */
type Around = (send: (client: Editor | Edge['reader']) => Promise<Answer>) => Promise<Answer>

const withoutSession: Around = (send) => send(portal.reader.with({ Origin: portal.url.origin }))

const withoutDatabase: Around = async (send) => {
  await portal.env.DB.prepare('alter table sessions rename to away').run()
  return send(lan).finally(() => portal.env.DB.prepare('alter table away rename to sessions').run())
}

async function sentTwice(desk: Desk): Promise<void> {
  const form = await desk.plainForm()
  const send = () => lan.post(form.action, desk.typedInto(form, desk.a))
  const answers = await Promise.all([send(), send()])
  expect(answers.map((answer) => [answer.status, isSaved(answer)])).toEqual(Array(2).fill([303, true]))
  expect(await desk.stored()).toEqual(desk.whole)
}

/** Back shows the form as it was typed. It is sent once more after a colleague has saved something newer. */
async function back(desk: Desk): Promise<void> {
  const form = await desk.plainForm()
  const values = desk.typedInto(form, desk.a)
  expect(isSaved(await lan.post(form.action, values))).toBe(true)
  expect(isSaved(await lan.post(form.action, values))).toBe(true)
  expect(await desk.stored()).toEqual(desk.whole)
  if (desk.id === undefined) return
  await desk.find()
  const newer = await desk.plainForm(minh)
  expect(isSaved(await minh.post(newer.action, desk.typedInto(newer, desk.b)))).toBe(true)
  const late = await lan.post(form.action, values)
  expect(late.status).toBe(409)
  expect(late.text).toContain(desk.a)
  expect(await desk.texts()).toEqual([desk.b])
}

/** What may befall a form without JavaScript: a new hazard is a line. */
const hazards: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  'two people': twoPeople,
  'a lost session': (desk) => sentAgain(desk, 401, withoutSession),
  'a database that is away': (desk) => sentAgain(desk, 503, withoutDatabase),
  'Back after saving': back,
  'a double click': sentTwice,
}

describe.each(Object.entries(hazards))('%s', (_, befall) => {
  test.each(cells)('$of', async (cell) => befall(await Desk.of(room, cell)))
})
