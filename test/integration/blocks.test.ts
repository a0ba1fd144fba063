import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Edge, startEdge } from '../edge.ts'
import { insertArticle } from '../portal.ts'
import { signIn } from '../sign-in.ts'
import { eventually } from '../visitors.ts'

type Editor = Awaited<ReturnType<typeof signIn>>

let portal: Edge
let editor: Editor
let administrator: Editor
beforeAll(async () => {
  portal = await startEdge()
  editor = await signIn(portal.env, portal.url, 'editor')
  administrator = await signIn(portal.env, portal.url, 'administrator')
})
afterAll(() => portal.close())

const see = async (path: string, who?: Editor) => {
  const response = await fetch(new URL(path, portal.url), { headers: who?.headers ?? {}, redirect: 'manual' })
  return { status: response.status, location: response.headers.get('Location'), text: await response.text() }
}

async function post(path: string, fields: Record<string, string>, who = editor) {
  const response = await fetch(new URL(path, portal.url), {
    method: 'POST',
    headers: { ...who.headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('Location'), text: await response.text() }
}

const row = (statement: string, ...values: unknown[]) =>
  portal.env.DB.prepare(statement)
    .bind(...values)
    .first<Record<string, unknown>>()
const logged = (subject: string) =>
  row('select actor, action, title from audit_log where subject = ? order by id desc limit 1', subject)

describe('settings', () => {
  const all = async () => {
    const settings = (await row('select * from settings')) ?? {}
    return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
  }

  test('show on every page at once, and the log says who has changed them', async () => {
    await see('/')
    const answer = await post(
      '/admin/settings',
      { ...(await all()), phone: '0203 999 999', tagline: 'Vùng cao' },
      administrator,
    )
    expect([answer.status, answer.location]).toEqual([303, '/admin/settings?saved=1'])
    expect((await see('/')).text).toMatch(/Vùng cao[\s\S]*0203 999 999/)
    expect(await logged('settings')).toMatchObject({ actor: administrator.key, action: 'change' })
  })

  test('that are none are refused with what was typed', async () => {
    const answer = await post(
      '/admin/settings',
      { ...(await all()), name: '', owner: 'Uỷ ban <b>', time_zone: 'Ha/Noi' },
      administrator,
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Uỷ ban &lt;b&gt;"')
    expect(answer.text).toContain('<a href="#name">Tên cổng: Hãy điền mục này.</a>')
    expect(answer.text).toContain('Không có múi giờ này')
  })

  test('of another time zone turn articles over to its days', async () => {
    const id = await insertArticle(portal.env, {
      published_at: '2022-03-04T18:30:00Z',
      published_day: '2022-03-05',
    })
    await post('/admin/settings', { ...(await all()), time_zone: 'Europe/Berlin' }, administrator)
    expect(await row('select published_day from articles where id = ?', id)).toEqual({
      published_day: '2022-03-04',
    })
    await post('/admin/settings', { ...(await all()), time_zone: 'Asia/Ho_Chi_Minh' }, administrator)
    expect(await row('select published_day from articles where id = ?', id)).toEqual({
      published_day: '2022-03-05',
    })
  })
})

describe('categories', () => {
  const category = (values: Record<string, string>) => ({
    kind: 'news',
    parent: '',
    position: '9',
    ...values,
  })
  const stored = (slug: string) => row('select * from categories where slug = ?', slug)

  test('are added, moved, renamed with a redirect, and removed when they are empty', async () => {
    expect((await post('/admin/categories', category({ name: 'Văn hoá', slug: 'van-hoa' }))).status).toBe(303)
    expect((await see('/van-hoa')).status).toBe(200)
    const { id, version } = (await stored('van-hoa')) ?? {}
    const changed = category({
      name: 'Văn hoá mới',
      slug: 'van-hoa-moi',
      parent: '1',
      kind: 'department',
      version: `${version}`,
    })
    expect((await post(`/admin/categories/${id}`, changed)).status).toBe(303)
    expect(await stored('van-hoa-moi')).toMatchObject({
      name: 'Văn hoá mới',
      parent_id: 1,
      kind: 'department',
    })
    expect(await see('/van-hoa')).toMatchObject({ status: 301, location: '/van-hoa-moi' })
    expect(await logged('categories')).toMatchObject({ actor: editor.key })
    expect((await post(`/admin/categories/${id}/end`, {})).status).toBe(303)
    expect(await stored('van-hoa-moi')).toBe(null)
  })

  test('that are used, taken, reserved or below themselves are refused', async () => {
    const used = await post('/admin/categories/1/end', {})
    expect([used.status, used.text.includes('còn được dùng')]).toEqual([409, true])
    const taken = await post('/admin/categories', category({ name: 'Khác', slug: 'tin-trong-huyen' }))
    expect([
      taken.status,
      taken.text.includes('Đã có một mục như vậy'),
      taken.text.includes('value="Khác"'),
    ]).toEqual([409, true, true])
    for (const slug of ['admin', 'Có Dấu', 'tim-kiem']) {
      expect((await post('/admin/categories', category({ name: 'X', slug }))).status, slug).toBe(422)
    }
    const own = (await stored('tin-trong-huyen')) ?? {}
    const cycle = category({
      name: `${own.name}`,
      slug: 'tin-trong-huyen',
      parent: `${own.id}`,
      version: `${own.version}`,
      position: `${own.position}`,
    })
    expect((await post(`/admin/categories/${own.id}`, cycle)).status).toBe(409)
  })

  test('that somebody else has changed keep what was typed', async () => {
    await post('/admin/categories', category({ name: 'Thể thao', slug: 'the-thao' }))
    const { id, version } = (await stored('the-thao')) ?? {}
    await post(
      `/admin/categories/${id}`,
      category({ name: 'Của người khác', slug: 'the-thao', version: `${version}` }),
      administrator,
    )
    const late = await post(
      `/admin/categories/${id}`,
      category({ name: 'Của tôi', slug: 'the-thao', version: `${version}` }),
    )
    expect([
      late.status,
      late.text.includes('value="Của tôi"'),
      late.text.includes('Người khác vừa sửa'),
    ]).toEqual([409, true, true])
    expect((await stored('the-thao'))?.name).toBe('Của người khác')
  })
})

describe('links, places, static pages', () => {
  test('are on the pages as soon as they are saved, and gone as soon as they are removed', async () => {
    await post('/admin/link-groups', { name: 'Nhóm thử', position: '7' })
    const group = await row("select id from link_groups where name = 'Nhóm thử'")
    const link = { title: 'Trang thử', url: 'https://thu.example/x', group_id: `${group?.id}`, position: '1' }
    expect((await post('/admin/links', link)).status).toBe(303)
    expect((await see('/')).text).toContain('https://thu.example/x')
    expect((await post('/admin/links', { ...link, url: 'javascript:alert(1)' })).status).toBe(422)
    await post(`/admin/link-groups/${group?.id}/end`, {})
    expect((await see('/')).text).not.toContain('https://thu.example/x')

    const place = {
      name: 'Trạm thử',
      address: '',
      phone: '',
      description: '',
      latitude: '21,5',
      longitude: '107.4',
      position: '9',
    }
    expect((await post('/admin/places', place)).status).toBe(303)
    expect((await see('/ban-do')).text).toContain('Trạm thử')
    const wrong = await post('/admin/places', { ...place, latitude: '91' })
    expect([wrong.status, wrong.text.includes('Vĩ độ từ -90 đến 90')]).toEqual([422, true])

    const page = {
      title: 'Trang mới',
      slug: 'trang-moi',
      body: '<p onclick="x">Chào<script>1</script></p>',
      in_menu: '1',
      position: '9',
    }
    expect((await post('/admin/pages', page)).status).toBe(303)
    expect((await see('/trang/trang-moi')).text).toContain('<p>Chào</p>')
    expect((await see('/')).text).toContain('/trang/trang-moi')
    const stored = await row("select id, version from pages where slug = 'trang-moi'")
    await post(`/admin/pages/${stored?.id}`, { ...page, slug: 'trang-khac', version: `${stored?.version}` })
    expect(await see('/trang/trang-moi')).toMatchObject({ status: 301, location: '/trang/trang-khac' })
  })

  test('redirects lead elsewhere in the portal, and nowhere else', async () => {
    expect((await post('/admin/redirects', { from: '/cu/trang.aspx', to: '/ban-do' })).status).toBe(303)
    expect(await see('/cu/trang.aspx')).toMatchObject({ status: 301, location: '/ban-do' })
    for (const to of ['//evil.example', 'https://evil.example', '/cu/trang.aspx']) {
      expect((await post('/admin/redirects', { from: '/cu/trang.aspx', to })).status, to).toBe(422)
    }
    await post(`/admin/redirects/${encodeURIComponent('/cu/trang.aspx')}/end`, {})
    expect((await see('/cu/trang.aspx')).status).toBe(404)
  })

  test('synonyms are found in the search', async () => {
    await insertArticle(portal.env, { title: 'Hội Chữ thập đỏ lambdaword' })
    await post('/admin/synonyms', { forms: 'CTĐ\nChữ thập đỏ' }, administrator)
    expect((await see('/tim-kiem?q=CTĐ+lambdaword')).text).toContain('Hội ')
    expect((await post('/admin/synonyms', { forms: 'một' }, administrator)).status).toBe(422)
  })
})

describe('the work schedule', () => {
  const entry = (values: Record<string, string> = {}) => ({
    ...{
      day: '2031-03-04',
      part: 'morning',
      starts_at: '08:00',
      leader: 'Chủ tịch',
      content: 'Họp giao ban',
    },
    ...{
      place: 'Phòng 1',
      participants: 'Các phòng',
      prepared_by: 'Văn phòng',
      status: 'planned',
      position: '0',
    },
    ...values,
  })
  const idOf = async (content: string) =>
    (await row('select id from schedule_entries where content = ?', content))?.id

  test('is written, marked, copied and cleared, and readers see it at once', async () => {
    const answer = await post('/admin/schedule/2031-03-03', entry())
    expect([answer.status, answer.location]).toEqual([303, '/admin/schedule/2031-03-03?saved=1'])
    expect((await see('/lich-cong-tac/2031-03-03')).text).toContain('Họp giao ban')
    const id = await idOf('Họp giao ban')
    await post(`/admin/schedule/entries/${id}/cancelled`, {})
    expect((await see('/lich-cong-tac/2031-03-03')).text).toContain('Hoãn')
    await post(
      `/admin/schedule/entries/${id}`,
      entry({ starts_at: '', part: 'afternoon', status: 'changed' }),
    )
    expect(await row('select starts_at, part, status from schedule_entries where id = ?', id)).toEqual({
      starts_at: null,
      part: 'afternoon',
      status: 'changed',
    })

    await post('/admin/schedule/2031-03-10', entry({ day: '2031-03-12', content: 'Đã có' }))
    await post('/admin/schedule/2031-03-03', entry({ day: '2031-03-05', content: 'Không chép' }))
    await post('/admin/schedule/2031-03-10/copies', {})
    const week = (await see('/lich-cong-tac/2031-03-10')).text
    expect([week.includes('Họp giao ban'), week.includes('Đã có'), week.includes('Không chép')]).toEqual([
      true,
      true,
      false,
    ])
    expect(await row("select status from schedule_entries where day = '2031-03-11'")).toEqual({
      status: 'planned',
    })

    await post(`/admin/schedule/entries/${id}/end`, {})
    expect((await see('/lich-cong-tac/2031-03-03')).text).not.toContain('Họp giao ban')
    expect(await logged('schedule_entries')).toMatchObject({ actor: editor.key, action: 'remove' })
  })

  test('refuses what is no appointment, with what was typed', async () => {
    const answer = await post(
      '/admin/schedule/2031-03-03',
      entry({ content: '', leader: 'Bà Lan', starts_at: '25:00' }),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Bà Lan"')
    expect(answer.text).toContain('Giờ viết như 07:30')
    expect((await post('/admin/schedule/2031-03-03', entry({ day: '2031-02-30' }))).status).toBe(422)
    expect(await see('/admin/schedule/2031-03-05', editor)).toMatchObject({
      status: 303,
      location: '/admin/schedule/2031-03-03',
    })
  })
})

test('the schedule is a feed for calendars', async () => {
  const monday = await row("select date('now', 'weekday 1', '-7 days') as day")
  await post(`/admin/schedule/${monday?.day}`, {
    ...{
      day: `${monday?.day}`,
      part: 'morning',
      starts_at: '08:30',
      leader: 'Chủ tịch',
      content: `Họp, bàn; ${'dài '.repeat(30)}`,
    },
    ...{ place: 'Phòng 1', participants: 'Các phòng', prepared_by: '', status: 'cancelled', position: '0' },
  })
  const answer = await fetch(new URL('/lich-cong-tac.ics', portal.url))
  const text = await answer.text()
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  const unfolded = text.replaceAll(/\r\n[ \t]/g, '')
  // 08:30 in Việt Nam.
  expect(unfolded).toContain(`DTSTART:${String(monday?.day).replaceAll('-', '')}T013000Z`)
  expect(unfolded).toContain('Chủ tịch: Họp\\, bàn\\; dài')
  expect(unfolded).toContain('STATUS:CANCELLED')
  expect(unfolded.match(/^UID:.+$/gm)?.length).toBe(new Set(unfolded.match(/^UID:.+$/gm)).size)
})

test('addresses that readers ask for in vain are counted by the week, robots left out', async () => {
  const ask = (agent: string) =>
    fetch(new URL('/trang-da-mat', portal.url), { headers: { 'User-Agent': agent } }).then((answer) =>
      answer.arrayBuffer(),
    )
  await ask('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  await ask('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  await ask('Googlebot/2.1 (+http://www.google.com/bot.html)')
  const counted = await eventually(
    () => row("select count from missed_paths where path = '/trang-da-mat'"),
    (found) => found?.count === 2,
  )
  expect(counted).toEqual({ count: 2 })
  expect((await see('/admin/redirects', editor)).text).toContain('/trang-da-mat')
})
