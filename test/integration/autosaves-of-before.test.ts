import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/db/query.ts'
import { autosaveOfForm, autosavesOf, storeAutosave } from '../../src/editing/autosaves.ts'
import { migrateUntil } from '../support/older-schema.ts'
import { applyMigrations, startDatabases } from '../support/runtime.ts'

/** The first migration that gives each form an autosave of its own. */
const FORMS = '0018_autosave_forms.sql'
/** More than an editor may add (src/editing/autosaves.ts). */
const OLD_AUTOSAVES = 60

const editor = (id: number) => ({ kind: 'editor' as const, id, role: 'editor' as const, name: '' })
const before = [
  ...Array.from({ length: OLD_AUTOSAVES }, (_, article) => ({
    editor_id: 1,
    article_id: article,
    fields: { title: `Bài ${article}`, body: `<p>“Đ’ệ” \u0000 \u2028 😀 ${article}</p>`, toString: 'x' },
    base_version: article,
    saved_at: `2026-01-01T00:00:${String(article).padStart(2, '0')}Z`,
  })),
  { editor_id: 2, article_id: 0, fields: {}, base_version: 0, saved_at: '2026-01-02T00:00:00Z' },
  {
    editor_id: 2,
    article_id: 7,
    fields: { lead: 'a'.repeat(1_000_000) },
    base_version: 3,
    saved_at: '2020-01-02T00:00:00Z',
  },
]

let env: Env
beforeAll(async () => {
  const { databases } = await startDatabases(['DB', 'SEARCH_DB'])
  env = databases as unknown as Env
  await migrateUntil(env.DB, FORMS)
  await env.DB.batch([
    ...[1, 2].map((id) =>
      env.DB.prepare(
        "insert into editors (id, email, name, role, created_at) values (?1, ?1 || '@example.vn', 'A', 'editor', '2024-01-01T00:00:00Z')",
      ).bind(id),
    ),
    ...before.map(({ editor_id, article_id, fields, base_version, saved_at }) =>
      env.DB.prepare(
        'insert into autosaves (editor_id, article_id, fields, base_version, saved_at) values (?, ?, ?, ?, ?)',
      ).bind(editor_id, article_id, JSON.stringify(fields), base_version, saved_at),
    ),
  ])
  await applyMigrations(env)
})

test('what was typed before forms had keys is there with its article, version and time', async () => {
  const { results } = await env.DB.prepare('select * from autosaves').all<Record<string, unknown>>()
  expect(results).toHaveLength(before.length)
  for (const { fields, ...old } of before) {
    const found = results.find(
      ({ editor_id, article_id }) => editor_id === old.editor_id && article_id === old.article_id,
    )
    expect(found).toEqual({ ...old, fields: JSON.stringify(fields), form_key: `article-${old.article_id}` })
  }
})

test('it is listed and opened, and though there are more than may be added, it is continued and not dropped', async () => {
  const { values } = await read(env.DB, { list: autosavesOf(editor(1)) })
  expect(values.list.map(({ title }) => title)).toEqual(
    before
      .filter(({ editor_id }) => editor_id === 1)
      .map(({ article_id }) => `Bài ${article_id}`)
      .toReversed(),
  )
  const opened = await autosaveOfForm(env.DB, editor(1), 'article-5')
  expect(opened).toMatchObject({ articleId: 5, baseVersion: 5, fields: before[5]?.fields })
  const typed = { articleId: 0, fields: { title: 'Mới' }, baseVersion: 0, savedAt: '2026-02-01T00:00:00Z' }
  const store = (who: number, formKey: string) =>
    storeAutosave(env.DB, editor(who), { ...typed, formKey }, typed.savedAt)
  expect(await store(1, 'form-1')).toBe(false)
  expect(await store(1, 'article-5')).toBe(true)
  expect(await store(2, 'article-0')).toBe(true)
  expect(await env.DB.prepare('select count(*) as n from autosaves').first('n')).toBe(before.length)
})
