import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, mondayOf } from '../../src/lib/dates.ts'
import { eventsIn } from '../support/calendar.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import { remove } from '../support/removing.ts'
import { type Editor, withToken } from '../support/sign-in.ts'

let portal: Edge
let editor: Editor
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.signIn('administrator')
})

/** Texts of the items' elements, as a strict parser reads them. */
function itemsOf(
  rss: string,
): { guid: string; isPermaLink: string; title: string; description: string; link: string }[] {
  const items: Record<string, string>[] = []
  let name = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    name = tag.name
    if (name === 'item') items.push({})
    const item = items.at(-1)
    if (item && name === 'guid') item.isPermaLink = tag.attributes.isPermaLink ?? ''
  })
  parser.on('closetag', () => {
    name = ''
  })
  const add = (text: string) => {
    const item = items.at(-1)
    if (item && name) item[name] = (item[name] ?? '') + text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(rss).close()
  return items as ReturnType<typeof itemsOf>
}

describe('RSS', () => {
  let id = 0
  beforeAll(async () => {
    id = await insertArticle(portal.env, {
      title: 'Bài có guid',
      body: '<p>Chữ</p>',
      published_at: '2031-01-01T00:00:00Z',
      status: 'published',
    })
    await insertArticle(portal.env, {
      title: 'Xếp loại',
      lead: 'Mức <Tốt> & "Khá" ]]> <b>hết</b>',
      published_at: '2031-01-02T00:00:00Z',
    })
    await editor.post('/admin/categories', {
      name: 'Khác nữa',
      slug: 'khac-nua',
      kind: 'news',
      parent: '',
      position: '9',
    })
  })

  const itemOf = async (title: string, path = '/rss.xml') =>
    itemsOf((await portal.reader.get(path)).text).find((item) => item.title === title)

  test('an article keeps its guid whatever happens to its address', async () => {
    const before = await itemOf('Bài có guid')
    expect(before?.guid).toMatch(new RegExp(`^[0-9a-f]{32}:article:${id}$`))
    expect(before?.isPermaLink).toBe('false')

    const headers = { ...(await withToken(portal.env, 'editor')), 'Content-Type': 'application/json' }
    const article = new URL(`/api/v1/articles/${id}`, portal.url)
    const etag = (await fetch(article, { headers })).headers.get('ETag') ?? ''
    const changed = await fetch(article, {
      method: 'PATCH',
      headers: { ...headers, 'If-Match': etag },
      body: JSON.stringify({ slug: 'ten-khac', category: 'khac-nua' }),
    })
    expect([changed.status, await changed.text()]).toEqual([200, expect.anything()])
    const after = await itemOf('Bài có guid')
    expect(after?.link).not.toBe(before?.link)
    expect(after?.guid).toBe(before?.guid)
    expect((await itemOf('Bài có guid', '/khac-nua/rss.xml'))?.guid).toBe(before?.guid)
  })

  test('a lead is text, whatever it looks like', async () => {
    // The parser gives what stands in the feed: the HTML that feed readers show.
    expect((await itemOf('Xếp loại'))?.description).toBe(
      'Mức &lt;Tốt&gt; &amp; &quot;Khá&quot; ]]&gt; &lt;b&gt;hết&lt;/b&gt;',
    )
  })
})

describe('the calendar', () => {
  const monday = mondayOf(dayOf(new Date(), 'Asia/Ho_Chi_Minh'))
  const entry = {
    part: 'morning',
    starts_at: '',
    leader: '',
    place: '',
    participants: '',
    prepared_by: '',
    status: 'planned',
    position: '0',
  }

  /** The properties of the event with this text. */
  async function eventOf(content: string): Promise<Record<string, string> | undefined> {
    const { text } = await portal.reader.get('/lich-cong-tac.ics')
    expect(text).not.toContain('METHOD')
    return eventsIn(text).find(({ SUMMARY }) => SUMMARY?.includes(content))
  }
  const idOf = async (content: string) =>
    (await portal.env.DB.prepare('select id, version from schedule_entries where content = ?')
      .bind(content)
      .first<{ id: number; version: number }>()) ?? { id: 0, version: 0 }
  const add = (content: string) =>
    editor.post(`/admin/schedule/${monday}`, { ...entry, day: addDays(monday, 1), content })
  async function change(content: string, values: Record<string, string>) {
    const { id, version } = await idOf(content)
    return editor.post(`/admin/schedule/entries/${id}`, {
      ...entry,
      day: addDays(monday, 1),
      content,
      version: String(version),
      ...values,
    })
  }

  test('an appointment that moves or is cancelled is the same, and newer', async () => {
    expect((await add('Họp lịch một')).status).toBe(303)
    const first = await eventOf('Họp lịch một')
    const { id } = await idOf('Họp lịch một')
    expect(first).toMatchObject({
      UID: expect.stringMatching(new RegExp(`^appointment-${id}@[0-9a-f]{32}$`)),
      SEQUENCE: '0',
      STATUS: 'CONFIRMED',
    })
    expect(first?.DTSTAMP).toBe(first?.['LAST-MODIFIED'])

    await portal.env.DB.prepare(
      "update schedule_entries set changed_at = '2024-01-01T00:00:00Z' where id = ?",
    )
      .bind(id)
      .run()
    expect((await change('Họp lịch một', { day: addDays(monday, 2) })).status).toBe(303)
    const moved = await eventOf('Họp lịch một')
    expect(moved).toMatchObject({ UID: first?.UID, SEQUENCE: '1' })
    expect(moved?.DTSTART).not.toBe(first?.DTSTART)
    expect(Number(moved?.['LAST-MODIFIED']?.slice(0, 4))).toBeGreaterThan(2024)
    expect(moved?.DTSTAMP).toBe(moved?.['LAST-MODIFIED'])

    expect((await change('Họp lịch một', { status: 'cancelled' })).status).toBe(303)
    expect(await eventOf('Họp lịch một')).toMatchObject({
      UID: first?.UID,
      SEQUENCE: '2',
      STATUS: 'CANCELLED',
    })
  })

  test('a deleted appointment is cancelled while it is in the bin, and nothing takes its UID', async () => {
    await add('Họp lịch hai')
    const before = await eventOf('Họp lịch hai')
    const removed = await remove(editor, 'schedule_entries', (await idOf('Họp lịch hai')).id)
    expect(removed.status).toBe(303)
    expect((await portal.reader.get('/lich-cong-tac')).text).not.toContain('Họp lịch hai')
    expect(await eventOf('Họp lịch hai')).toMatchObject({
      UID: before?.UID,
      SEQUENCE: '1',
      STATUS: 'CANCELLED',
    })
    await add('Họp lịch ba')
    expect((await eventOf('Họp lịch ba'))?.UID).not.toBe(before?.UID)
    const [, entry] = /removed=(\d+)/.exec(removed.location) ?? []
    expect((await editor.post(`/admin/bin/${entry}/restoration`)).status).toBe(303)
    expect(await eventOf('Họp lịch hai')).toMatchObject({
      UID: before?.UID,
      SEQUENCE: '2',
      STATUS: 'CONFIRMED',
    })
  })

  test('names no host', async () => {
    const { text } = await portal.reader.get('/lich-cong-tac.ics')
    expect(text).not.toContain(new URL(portal.url).hostname)
  })
})
