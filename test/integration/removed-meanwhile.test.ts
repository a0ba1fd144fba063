import { beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { sendForm } from '../support/forms.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'

// A form of what a colleague has removed meanwhile: what was typed is on the page that says so.

const TYPED = 'Gõ vào thứ vừa bị xoá'

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
})

const run = (sql: string) => portal.env.DB.prepare(sql).run()
const idOf = async (sql: string) => String(await portal.env.DB.prepare(sql).first('id'))

interface Form {
  /** Makes a record. Returns its id. */
  add(): Promise<string>
  page(id: string): string
  action(id: string): string
  field: string
  typed?: string
  table: string
  key?: string
}

const record = (kind: string, insert: string, field: string, typed = TYPED): Form => ({
  async add() {
    await run(`insert into ${kind.replace('-', '_')} ${insert}`)
    return idOf(`select max(rowid) as id from ${kind.replace('-', '_')}`)
  },
  page: () => `/admin/${kind}`,
  action: (id) => `/admin/${kind}/${id}`,
  ...{ field, typed, table: kind.replace('-', '_') },
})

const forms: Record<string, Form> = {
  pages: record(
    'pages',
    "(slug, title, body, updated_at) values ('bi-xoa', 'Cũ', '', '2021-04-02T08:26:00Z')",
    'title',
  ),
  links: record(
    'links',
    "(title, url, group_id, position) select 'Cũ', 'https://bi-xoa.example', min(id), 1 from link_groups",
    'title',
  ),
  'link-groups': record('link-groups', "(name, position) values ('Cũ', 9)", 'name'),
  places: record('places', "(name, sort_key, latitude, longitude) values ('Cũ', 'cu', 21, 107)", 'name'),
  categories: record('categories', "(slug, name, sort_key) values ('bi-xoa', 'Cũ', 'cu')", 'name'),
  synonyms: record('synonyms', `(forms) values ('["bị xoá","cũ"]')`, 'forms', `${TYPED}\nmới`),
  redirects: {
    async add() {
      await run("insert into redirects (from_path, to_path) values ('/bi-xoa', '/ban-do')")
      return '/bi-xoa'
    },
    page: () => '/admin/redirects',
    action: (id) => `/admin/redirects/${encodeURIComponent(id)}`,
    ...{ field: 'to', typed: '/go-vao-thu-bi-xoa', table: 'redirects', key: 'from_path' },
  },
  schedule: {
    async add() {
      await run("insert into schedule_entries (day, part, content) values ('2033-03-01', 'morning', 'Cũ')")
      return idOf('select max(id) as id from schedule_entries')
    },
    page: (id) => `/admin/schedule/2033-02-28?edit=${id}`,
    action: (id) => `/admin/schedule/entries/${id}`,
    ...{ field: 'content', table: 'schedule_entries' },
  },
  'a description of a picture': {
    async add() {
      await run(
        `insert into media (key, type, bytes, width, height, name, alt, created_at)
         values ('bixoa.png', 'image/png', 9, 3, 3, 'bi-xoa.png', 'Cũ', '2021-04-02T08:26:00Z')`,
      )
      return idOf('select max(id) as id from media')
    },
    page: (id) => `/admin/media/${id}`,
    action: (id) => `/admin/media/${id}`,
    ...{ field: 'alt', table: 'media' },
  },
  'an article': {
    add: async () => String(await insertArticle(portal.env, { status: 'draft' })),
    page: (id) => `/admin/articles/${id}`,
    action: (id) => `/admin/articles/${id}`,
    ...{ field: 'title', table: 'articles' },
  },
  'the note of a step': {
    add: async () => String(await insertArticle(portal.env, { status: 'draft', review: 'submitted' })),
    page: (id) => `/admin/articles/${id}`,
    action: (id) => `/admin/articles/${id}/review`,
    ...{ field: 'note', table: 'articles' },
  },
}

test.each(Object.entries(forms))(
  '%s',
  async (_, { add, page, action, field, typed = TYPED, table, key = 'id' }) => {
    const id = await add()
    const between = {
      get: lan.get,
      post: async (path: string, form?: Record<string, string> | FormData) => {
        await run(`delete from ${table} where ${key} = '${id}'`)
        return lan.post(path, form)
      },
    }
    const answer = await sendForm(between, page(id), action(id), { [field]: typed })
    expect([404, 409]).toContain(answer.status)
    expect(answer.text).toContain(typed)
  },
)
