import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { type RemovableForm, removableForms } from '../support/fixtures/forms/removable.ts'
import { sendForm } from '../support/forms.ts'
import type { Editor } from '../support/sign-in.ts'

// A form of what a colleague has removed meanwhile: what was typed is on the page that says so.
// test/integration/form-versions.test.ts says whether a form is missing here.

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
})

const run = (sql: string) => portal.env.DB.prepare(sql).run()

/** Opens and fills in a form, and lets something happen before it is sent. */
async function send({ page, action, typed }: RemovableForm, key: string, happening: () => Promise<unknown>) {
  const withKey = Object.entries(typed).map(([name, text]) => [
    name.replace('KEY', key),
    text.replace('KEY', key),
  ])
  const person = {
    get: lan.get,
    post: async (path: string, form?: Record<string, string> | FormData) => {
      await happening()
      return lan.post(path, form)
    },
  }
  return sendForm(person, page(key), action(key), Object.fromEntries(withKey))
}

const textIn = ({ typed }: RemovableForm) => Object.values(typed).find((text) => /G[oõ]|go-vao/.test(text))

describe.each(removableForms.map((form) => ({ ...form, name: form.name ?? 'it', form })))(
  '$route, when $name is removed',
  ({ form }) => {
    test('before the form is sent', async () => {
      const key = await form.add({ portal, lan })
      const answer = await send(form, key, async () => {
        for (const sql of form.removal(key).split(';')) await run(sql)
      })
      expect([404, 409, 422]).toContain(answer.status)
      expect(answer.text).toContain(textIn(form))
    })

    test('at the moment at which the form is sent', async () => {
      const key = await form.add({ portal, lan })
      // In the transaction that saves, after all that the request has read.
      const removal = `create trigger removed_meanwhile before update on audit_actor when new.actor <> 'system'
        begin ${form.removal(key)}; end`
      const answer = await send(form, key, () => run(removal)).finally(() =>
        run('drop trigger if exists removed_meanwhile'),
      )
      expect([404, 409, 422]).toContain(answer.status)
      expect(answer.text).toContain(textIn(form))
    })
  },
)
