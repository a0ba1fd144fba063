import { beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { type FoundForm, postedForms } from '../support/forms.ts'
import type { Editor } from '../support/sign-in.ts'

// Without JavaScript: what the client does not prevent, the server takes once.

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
})

const count = async (table: string) =>
  Number(await portal.env.DB.prepare(`select count(*) as n from ${table}`).first('n'))

const run = (sql: string) => portal.env.DB.prepare(sql).run()

interface Kind {
  page: string
  /** Where its form is sent. */
  action: RegExp
  /** What is typed, with a name by which records differ. */
  typed(name: string): Record<string, string>
  table: string
}

const kinds: Kind[] = [
  {
    page: '/admin/schedule',
    action: /^\/admin\/schedule\/[\d-]+$/,
    typed: (content) => ({ content }),
    table: 'schedule_entries',
  },
  {
    page: '/admin/links',
    action: /links$/,
    typed: (title) => ({ title, url: `https://${title}.example/`, position: '1' }),
    table: 'links',
  },
  {
    page: '/admin/places',
    action: /places$/,
    typed: (name) => ({ name, latitude: '21', longitude: '107', position: '1' }),
    table: 'places',
  },
  {
    page: '/admin/link-groups',
    action: /link-groups$/,
    typed: (name) => ({ name, position: '1' }),
    table: 'link_groups',
  },
  {
    page: '/admin/pages',
    action: /pages$/,
    typed: (slug) => ({ title: 'Trang', slug, body: '<p>A</p>', position: '1' }),
    table: 'pages',
  },
  {
    page: '/admin/categories',
    action: /categories$/,
    typed: (slug) => ({ name: 'Mục', slug, position: '1' }),
    table: 'categories',
  },
  {
    page: '/admin/redirects',
    action: /redirects$/,
    typed: (path) => ({ from: `/${path}`, to: '/ban-do' }),
    table: 'redirects',
  },
  {
    page: '/admin/synonyms',
    action: /synonyms$/,
    typed: (term) => ({ forms: `${term}\n${term} ${term}` }),
    table: 'synonyms',
  },
]

const valuesOf = ({ fields }: FoundForm) => Object.fromEntries(fields.map(({ name, value }) => [name, value]))

async function formOf({ page, action, typed }: Omit<Kind, 'table'>, name: string) {
  const { text } = await lan.get(page)
  const form = postedForms(text, page).find((one) => action.test(one.action))
  if (!form) throw new Error(`No form on ${page}`)
  return { path: form.action, values: { ...valuesOf(form), ...typed(name) } }
}

describe.each(kinds)('the form that adds at $page', (kind) => {
  test('is taken once when it is sent twice, one after the other or at once', async () => {
    const before = await count(kind.table)
    const { path, values } = await formOf(kind, 'hai-lan')
    const answers = await Promise.all([lan.post(path, values), lan.post(path, values)])
    answers.push(await lan.post(path, values))
    expect(answers.map(({ status, location }) => [status, /saved=1/.test(location)])).toEqual(
      answers.map(() => [303, true]),
    )
    expect(await count(kind.table)).toBe(before + 1)
  })
})

const settings = { page: '/admin/settings', action: /settings$/, typed: (tagline: string) => ({ tagline }) }

test.each([...kinds, settings])('a form of $page stays while the database is away', async (kind) => {
  const { path, values } = await formOf(kind, 'gui-lai')
  await run('alter table sessions rename to away')
  const away = await lan.post(path, values).finally(() => run('alter table away rename to sessions'))
  expect([away.status, away.headers.get('Retry-After')]).toEqual([503, '30'])
  const [again] = postedForms(away.text, path)
  expect(again && [again.action, valuesOf(again)]).toEqual([path, values])
  const sent = await lan.post(path, values)
  expect([sent.status, /saved=1/.test(sent.location)]).toEqual([303, true])
})

test('an edit that is sent twice counts as saved', async () => {
  const { text } = await lan.get('/admin/settings')
  const form = postedForms(text, '/admin/settings').find(({ action }) => action === '/admin/settings')
  const values = { ...(form && valuesOf(form)), tagline: 'Hai lần' }
  const answers = [await lan.post('/admin/settings', values), await lan.post('/admin/settings', values)]
  expect(answers.map(({ status, location }) => [status, location])).toEqual(
    Array(2).fill([303, '/admin/settings?saved=1']),
  )
})
