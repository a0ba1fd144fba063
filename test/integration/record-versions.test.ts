import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { versionedForms } from '../support/fixtures/forms/versioned.ts'
import { formIn } from '../support/form-in.ts'
import type { Editor } from '../support/sign-in.ts'

const ROUNDS = 8

let portal: Edge
let lan: Editor
let minh: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
  minh = await portal.signIn('administrator')
})

// test/integration/form-versions.test.ts says whether a form is missing here.
describe.each(versionedForms)(
  'two people at one form: $route',
  ({ add, form, both, other, stored, isOwn }) => {
    const desk = () => ({ portal, lan })
    const latecomer = () => (isOwn ? lan : minh)
    const [field, lans, minhs] = both
    const [otherField, otherValue] = other

    test('a second save wipes nothing, and a choice is asked for', async () => {
      await add(desk())
      const { page, action } = await form(desk())
      const opened = formIn((await latecomer().get(page)).text, new RegExp(`action="${action}"`))
      expect(opened.version).toMatch(/^\d+$/)
      expect((await lan.post(action, { ...opened, [field]: lans })).status).toBe(303)
      const typed = { ...opened, [field]: minhs, ...(otherField && { [otherField]: otherValue }) }
      const refused = await latecomer().post(action, typed)
      expect(refused.status).toBe(409)
      expect((await stored(desk()))[0]).toBe(lans)
      const radios = refused.text.match(/<input type="radio"[^>]*>/g) ?? []
      expect(radios.length).toBe(2)
      for (const radio of radios) {
        expect(radio).toContain(' required')
        expect(radio).not.toContain(' checked')
      }
      const merged = formIn(refused.text, /conflict/)
      expect(merged[field]).toBeUndefined()

      // A browser that does not insist on a choice.
      const undecided = await latecomer().post(action, merged)
      expect(undecided.status).toBe(409)
      expect(undecided.text.match(/type="radio"/g)?.length).toBe(2)
      expect((await stored(desk()))[0]).toBe(lans)

      expect((await latecomer().post(action, { ...merged, [field]: minhs })).status).toBe(303)
      expect(await stored(desk())).toEqual([minhs, ...(otherField ? [otherValue] : [])])
    })

    test('a form that does not say its version is not saved', async () => {
      const { page, action } = await form(desk())
      const { version: _, ...opened } = formIn(
        (await latecomer().get(page)).text,
        new RegExp(`action="${action}"`),
      )
      const before = await stored(desk())
      expect((await latecomer().post(action, { ...opened, [field]: lans })).status).toBe(409)
      expect(await stored(desk())).toEqual(before)
    })

    test('of two who save at the same moment, one is told, and what the other has saved stays', async () => {
      const { page, action } = await form(desk())
      const [field, ...values] = both
      for (let round = 0; round < ROUNDS; round++) {
        const [before] = await stored(desk())
        const typed = values.filter((value) => value !== before)
        const opened = formIn((await lan.get(page)).text, new RegExp(`action="${action}"`))
        const answers = await Promise.all(
          [lan, latecomer()].map((person, at) =>
            person.post(action, { ...opened, [field]: typed[at] ?? '' }),
          ),
        )
        expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
        expect((await stored(desk()))[0]).toBe(typed[answers.findIndex(({ status }) => status === 303)])
      }
    })
  },
)

test('a value that was stored with spaces at its ends is not taken for a change of mine', async () => {
  await portal.env.DB.prepare(
    "update settings set responsible = ' Ban biên tập ', version = version + 1",
  ).run()
  const opened = formIn((await minh.get('/admin/settings')).text, /action="\/admin\/settings"/)
  await lan.post('/admin/settings', { ...opened, responsible: 'Lan sửa' })
  const merged = await minh.post('/admin/settings', { ...opened, licence: 'Giấy phép của Minh' })
  expect(merged.status).toBe(409)
  expect(merged.text).not.toContain('type="radio"')
  expect(formIn(merged.text, /conflict/)).toMatchObject({
    responsible: 'Lan sửa',
    licence: 'Giấy phép của Minh',
  })
})
