import { beforeAll, describe, expect, test } from 'vitest'
import { removableKind } from '../../src/admin/removable-kinds.ts'
import { type BinKind, binKinds } from '../../src/content/bin/bin-entries.ts'
import { childrenOf, deletableExamples, FILE } from '../support/fixtures/deletable.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { openRemoval, remove } from '../support/removing.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Portal
let lan: Editor
let minh: Editor
beforeAll(async () => {
  portal = await startPortal()
  lan = await portal.signIn('administrator')
  minh = await portal.signIn('administrator')
})

const run = (sql: string) => portal.env.DB.prepare(sql).run()
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await portal.env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results
const keyColumn = (kind: BinKind) => (kind === 'redirects' ? 'from_path' : 'id')

/** A record with all that belongs to it. Each deletion and each restoration counts as a version of its own. */
async function stateOf(kind: BinKind, restorations = 0) {
  const { key } = deletableExamples[kind]
  const found = [await rows(`select * from ${kind} where ${keyColumn(kind)} = ?`, key)]
  for (const [table, column] of Object.entries(childrenOf[kind] ?? {}))
    found.push(await rows(`select * from ${table} where ${column} = ?`, key))
  return found.map((list, index) =>
    list.map(({ changed_at: _, ...row }) => ({
      ...row,
      ...(typeof row.version === 'number' &&
        (index === 0 || kind === 'link_groups') && { version: row.version - 2 * restorations }),
    })),
  )
}

const entryOf = async (kind: BinKind) =>
  (await rows('select id, name from bin where kind = ? order by id desc limit 1', kind))[0]

const restore = async (kind: BinKind, who = lan) =>
  who.post(`/admin/bin/${(await entryOf(kind))?.id}/restoration`)

async function isShown(kind: BinKind) {
  const { shownAt } = deletableExamples[kind]
  if (!shownAt) return undefined
  const { status, text } = await portal.reader.get(shownAt.path)
  return status === 200 && (shownAt.text === undefined || text.includes(shownAt.text))
}

test('what can be deleted is what the views of the database name, and each kind has its page', async () => {
  const views = await rows("select name from sqlite_schema where type = 'view' and name glob 'deletable_*'")
  expect(views.map(({ name }) => `${name}`.slice('deletable_'.length)).toSorted()).toEqual(
    [...binKinds].toSorted(),
  )
  expect(binKinds.filter((kind) => !removableKind(kind))).toEqual([])
})

describe.each(binKinds)('%s', (kind) => {
  const { add, key, shownAt, namesake } = deletableExamples[kind]

  test('are asked about, deleted, found in the bin, and come back as they were', async () => {
    for (const sql of add) await run(sql)
    if (kind === 'media') await portal.env.MEDIA.put(FILE, 'bytes')
    const before = await stateOf(kind)
    expect(before.every((list) => list.length > 0)).toBe(true)
    const { page, form } = await openRemoval(lan, kind, key)
    expect(page.status).toBe(200)
    expect(form.version).toMatch(/^\d+$/)
    expect(await stateOf(kind)).toEqual(before)
    if (shownAt) expect(await isShown(kind)).toBe(true)

    const removed = await remove(lan, kind, key)
    expect(removed.status).toBe(303)
    expect((await stateOf(kind))[0]).toEqual([])
    if (shownAt) expect(await isShown(kind)).toBe(false)
    const notice = (await lan.get(removed.location)).text
    expect(notice).toMatch(/Đã xoá [^<]* “[^<]+”\..*Hoàn tác/s)
    const bin = (await minh.get(`/admin/bin?kind=${kind}`)).text
    expect(bin).toContain(`${(await entryOf(kind))?.name}`)
    expect(bin).toContain('30 ngày')

    const restored = await restore(kind)
    expect(restored.status).toBe(303)
    expect(await stateOf(kind, 1)).toEqual(before)
    if (shownAt) expect(await isShown(kind)).toBe(true)
    expect((await lan.get(restored.location)).text).toContain('Đã khôi phục')
    expect((await lan.get(`/admin/log?subject=${kind}`)).text).toContain('Khôi phục')
    expect(await entryOf(kind)).toBeUndefined()
  })

  test('of an older version are not deleted', async () => {
    const { form } = await openRemoval(lan, kind, key)
    for (const version of ['1000', undefined]) {
      const path = `/admin/removals/${kind}/${encodeURIComponent(key)}`
      const late = await minh.post(path, version ? { ...form, version } : {})
      expect(late.status).toBe(409)
      expect(late.text).toContain('class="danger"')
    }
    expect((await stateOf(kind))[0]?.length).toBe(1)
  })

  test('keep their names free, and say who has them when they are to come back', async () => {
    if (!namesake) return
    await remove(lan, kind, key)
    await run(namesake)
    const refused = await restore(kind)
    expect(refused.status).toBe(409)
    expect(refused.text).toMatch(/Chưa khôi phục được.*nay là của “/s)
    expect((await stateOf(kind))[0]?.length).toBe(kind === 'redirects' ? 1 : 0)
    const [newest] = await rows(
      kind === 'redirects'
        ? "select from_path as id from redirects where to_path = '/luu-tru'"
        : `select max(id) as id from ${kind}`,
    )
    await run(`delete from ${kind} where ${keyColumn(kind)} = '${newest?.id}'`)
    // Not the namesake, which is in the bin now.
    const entry = await rows('select min(id) as id from bin where kind = ?', kind)
    expect((await lan.post(`/admin/bin/${entry[0]?.id}/restoration`)).status).toBe(303)
    await run(`delete from bin where kind = '${kind}'`)
    expect((await stateOf(kind))[0]?.length).toBe(1)
  })

  test('are deleted and restored once, whoever else does it at the same time', async () => {
    const { form } = await openRemoval(lan, kind, key)
    const path = `/admin/removals/${kind}/${encodeURIComponent(key)}`
    const removals = await Promise.all([lan.post(path, form), minh.post(path, form)])
    expect(removals.map(({ status }) => status).toSorted()).toEqual([303, 404])
    expect((await rows('select count(*) as n from bin where kind = ?', kind))[0]).toEqual({ n: 1 })
    const entry = (await entryOf(kind))?.id
    const restorations = await Promise.all(
      [lan, minh].map((who) => who.post(`/admin/bin/${entry}/restoration`)),
    )
    expect(restorations.map(({ status }) => status).toSorted()).toEqual([303, 404])
    expect((await stateOf(kind))[0]?.length).toBe(1)
  })

  test('are gone for good after 30 days', async () => {
    await remove(lan, kind, key)
    const entry = (await entryOf(kind))?.id
    const deletedAt = async (days: number) =>
      run(
        `update bin set deleted_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-${days} days') where id = ${entry}`,
      )
    // Nobody waits for purges.
    await run('update purge_budget set calls = 25')
    const tick = () => portal.tick(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 30 * 60_000))
    await deletedAt(29)
    await portal.tick(new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 30 * 60_000))
    expect((await entryOf(kind))?.id).toBe(entry)
    await deletedAt(31)
    await tick()
    expect(await entryOf(kind)).toBeUndefined()
    const late = await lan.post(`/admin/bin/${entry}/restoration`)
    expect([late.status, late.text.includes('không còn trong thùng rác')]).toEqual([404, true])
    if (kind === 'media') expect((await portal.env.MEDIA.list({ prefix: 'bin/' })).objects).toEqual([])
  })
})

describe('whoever may delete may restore', () => {
  const draft = async (author: Editor) =>
    (
      await rows(
        `insert into articles (category_id, status, updated_at, slug, title, created_by)
         values (1, 'draft', '2021-04-02T08:26:00Z', 'nhap', 'Bản nháp của ${author.key}', ?) returning id`,
        author.key,
      )
    )[0]?.id as number

  test('authors their own drafts, and see no others in the bin', async () => {
    const [author, other] = [await portal.signIn('author'), await portal.signIn('author')]
    const [own, others] = [await draft(author), await draft(other)]
    expect((await remove(author, 'articles', others)).status).toBe(403)
    for (const kind of binKinds.filter((one) => one !== 'articles' && one !== 'redirects')) {
      const [first] = await rows(`select id from ${kind} limit 1`)
      if (first) expect((await remove(author, kind, `${first.id}`)).status, kind).toBe(403)
    }
    expect((await remove(author, 'articles', own)).status).toBe(303)
    const entry = (await entryOf('articles'))?.id
    expect((await remove(lan, 'articles', others)).status).toBe(303)
    expect((await author.get('/admin/bin')).text).toContain(`Bản nháp của ${author.key}`)
    expect((await author.get('/admin/bin')).text).not.toContain(`Bản nháp của ${other.key}`)
    expect((await other.post(`/admin/bin/${entry}/restoration`)).status).toBe(404)
    expect((await author.post(`/admin/bin/${entry}/restoration`)).status).toBe(303)
    expect((await restore('articles', other)).status).toBe(303)
  })

  test('an editor no synonyms', async () => {
    const editor = await portal.signIn('editor')
    const [{ id } = {}] = await rows('select min(id) as id from synonyms')
    expect((await remove(editor, 'synonyms', `${id}`)).status).toBe(403)
    expect((await remove(lan, 'synonyms', `${id}`)).status).toBe(303)
    expect((await restore('synonyms', editor)).status).toBe(404)
    expect((await editor.get('/admin/bin')).text).not.toContain('UBND')
    expect((await restore('synonyms')).status).toBe(303)
  })
})

test('an article that is published is not deleted', async () => {
  const [{ id } = {}] = await rows("select id from articles where status = 'published' limit 1")
  const refused = await remove(lan, 'articles', `${id}`)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('hãy gỡ bài trước')
  expect(await rows('select status from articles where id = ?', id)).toEqual([{ status: 'published' }])
})

test('what belongs to something that was deleted too comes back after it', async () => {
  await run("insert into link_groups (id, name) values (9500, 'Nhóm trước')")
  await run(
    "insert into links (id, group_id, title, url) values (9500, 9500, 'Liên kết', 'https://sau.example/')",
  )
  await remove(lan, 'links', 9500)
  await remove(lan, 'link_groups', 9500)
  const refused = await restore('links')
  expect([refused.status, refused.text.includes('“Nhóm trước”, cũng đã bị xoá')]).toEqual([409, true])
  expect((await restore('link_groups')).status).toBe(303)
  expect((await restore('links')).status).toBe(303)
})

test('a file that only something in the bin shows stays', async () => {
  const key = `${'ab03'.repeat(16)}.pdf`
  await run(`insert into media (id, key, type, bytes, created_at)
    values (9600, '${key}', 'application/pdf', 9, '2021-04-02T08:26:00Z')`)
  await run(`insert into pages (id, slug, title, updated_at, body)
    values (9600, 'co-tep', 'Có tệp', '2021-04-02T08:26:00Z', '<p><a href="/media/${key}">Tệp</a></p>')`)
  await remove(lan, 'pages', 9600)
  const refused = await remove(lan, 'media', 9600)
  expect([refused.status, refused.text.includes('Có tệp')]).toEqual([409, true])
  expect((await restore('pages')).status).toBe(303)
})

test('new records never take the id of a deleted one', async () => {
  const names = { 'link-groups': { name: 'Nhóm mới nhất', position: '1' } }
  const add = () => lan.post('/admin/link-groups', names['link-groups'])
  const newest = async () => (await rows('select max(id) as id from link_groups'))[0]?.id as number
  await add()
  const first = await newest()
  await remove(lan, 'link_groups', first)
  await add()
  expect(await newest()).toBeGreaterThan(first)
})
