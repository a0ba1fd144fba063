import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { type StepForm, steps } from '../support/fixtures/forms/steps.ts'
import { postedForms } from '../support/forms.ts'
import type { Editor } from '../support/sign-in.ts'

// Two people press a button of one page at the same moment: one is told, and what the other has done stays.

const ROUNDS = 10

let portal: Edge
let lan: Editor
let minh: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
  minh = await portal.signIn('editor')
})

describe.each(steps)('$name', ({ add, page, sent, stored, results }) => {
  const open = async (id: number) => postedForms((await lan.get(page(id))).text, page(id))

  /** Sends a form of a page as it was opened. */
  async function send(
    forms: Awaited<ReturnType<typeof open>>,
    person: Editor,
    { action, typed }: StepForm,
    id: number,
  ) {
    const form = forms.find((one) => one.action === action(id))
    if (!form) throw new Error(`No form that is sent to ${action(id)}`)
    const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]))
    return person.post(action(id), { ...values, ...typed })
  }
  const storedOf = (id: number) => portal.env.DB.prepare(stored).bind(id).first('value')

  test('one after the other', async () => {
    const id = await add(portal.env)
    const forms = await open(id)
    expect((await send(forms, lan, sent[0], id)).status).toBe(303)
    const late = await send(forms, minh, sent[1], id)
    expect(late.status).toBe(409)
    for (const text of Object.values(sent[1].typed)) expect(late.text).toContain(text)
    expect(await storedOf(id)).toBe(results[0])
  })

  test('at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await add(portal.env)
      const forms = await open(id)
      const answers = await Promise.all([send(forms, lan, sent[0], id), send(forms, minh, sent[1], id)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
      expect(await storedOf(id)).toBe(results[answers.findIndex(({ status }) => status === 303)])
    }
  })
})

test('two people who copy last week at the same moment copy it once', async () => {
  await portal.env.DB.prepare(
    "insert into schedule_entries (day, part, content) values ('2034-01-03', 'morning', 'A'), ('2034-01-04', 'morning', 'B')",
  ).run()
  for (let week = 0; week < ROUNDS; week++) {
    const monday = new Date(Date.UTC(2034, 0, 9 + 7 * week)).toISOString().slice(0, 10)
    const answers = await Promise.all(
      [lan, minh, lan].map((person) => person.post(`/admin/schedule/${monday}/copies`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const copied = await portal.env.DB.prepare(
      "select count(*) as n from schedule_entries where day between ? and date(?, '+6 days')",
    )
      .bind(monday, monday)
      .first('n')
    expect([monday, copied]).toEqual([monday, 2])
  }
})
