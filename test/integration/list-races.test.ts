import { beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { postedForms } from '../support/forms.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'

// Two people order one list at the same moment: one is told, and what the other has saved stays.

const ROUNDS = 15

let portal: Edge
let lan: Editor
let minh: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
  minh = await portal.signIn('editor')
})

interface List {
  /** The page with its form, and where that is sent. */
  page: string
  action: string
  /** What somebody types into a field of the form in a round: neither types what is stored, nor what the other types. */
  typed(name: string, value: string, mark: number): string
  /** What is stored, as far as they typed it. */
  stored(): Promise<unknown[]>
}

async function race({ page, action, typed, stored }: List) {
  for (let round = 0; round < ROUNDS; round++) {
    const form = postedForms((await lan.get(page)).text, page).find((one) => one.action === action)
    const fields = form?.fields ?? []
    const marks = [10 + round, 500 + round]
    const answers = await Promise.all(
      [lan, minh].map((person, at) => {
        const sent = fields.map(({ name, value }) => [name, typed(name, value, marks[at] ?? 0)])
        return person.send('POST', action, new URLSearchParams(sent).toString(), {
          'Content-Type': 'application/x-www-form-urlencoded',
        })
      }),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const winner = marks[answers.findIndex(({ status }) => status === 303)]
    expect(new Set(await stored())).toEqual(new Set([winner]))
  }
}

const numbers = async (sql: string, id: number) =>
  (await portal.env.DB.prepare(sql).bind(id).all<{ n: number }>()).results.map(({ n }) => n)

test('the featured articles', async () => {
  for (const title of ['Một', 'Hai', 'Ba']) {
    const id = await insertArticle(portal.env, { title, status: 'published' })
    await portal.env.DB.prepare('update articles set featured_position = ? where id = ?').bind(id, id).run()
  }
  await race({
    page: '/admin/featured',
    action: '/admin/featured',
    typed: (name, value, mark) => (name.startsWith('position-') ? `${mark}` : value),
    stored: () => numbers('select featured_position as n from articles where featured_position > ?', 0),
  })
})

test('the attachments of an article', async () => {
  const id = await insertArticle(portal.env, { status: 'draft' })
  for (const name of ['a', 'b', 'c'])
    await portal.env.DB.prepare(
      `insert into media (key, type, bytes, width, height, name, alt, created_at)
       values (?, 'application/pdf', 9, null, null, ?, '', '2021-04-02T08:26:00Z')`,
    )
      .bind(`${name.repeat(6)}.pdf`, `cuộc đua "${name}"`)
      .run()
  await portal.env.DB.prepare(
    `insert into attachments (article_id, media_id, title, position)
     select ?, id, name || ' \\ é', id from media where name like 'cuộc đua%'`,
  )
    .bind(id)
    .run()
  await race({
    page: `/admin/articles/${id}/attachments`,
    action: `/admin/articles/${id}/attachments/order`,
    typed: (name, value, mark) => (name.startsWith('title-') ? `"Tệp" \\ ${mark}` : value),
    stored: () =>
      numbers('select cast(substr(title, 9) as integer) as n from attachments where article_id = ?', id),
  })
})
