import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { recordNotFound } from '../../src/content/not-found-report.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle, startPortal } from '../support/portal.ts'
import { remove } from '../support/removing.ts'
import type { Editor } from '../support/sign-in.ts'
import { eventually } from '../support/waiting.ts'

let portal: Edge
let editor: Editor
let administrator: Editor
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.signIn('editor')
  administrator = await portal.signIn('administrator')
})

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
    await portal.reader.get('/')
    const answer = await administrator.post('/admin/settings', {
      ...(await all()),
      phone: '0203 999 999',
      tagline: 'Vùng cao',
    })
    expect([answer.status, answer.location]).toEqual([303, '/admin/settings?saved=1'])
    expect((await portal.reader.get('/')).text).toMatch(/Vùng cao[\s\S]*0203 999 999/)
    expect(await logged('settings')).toMatchObject({ actor: administrator.key, action: 'change' })
  })

  test('that are none are refused with what was typed', async () => {
    const answer = await administrator.post('/admin/settings', {
      ...(await all()),
      name: '',
      owner: 'Uỷ ban <b>',
      time_zone: 'Ha/Noi',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Uỷ ban &lt;b&gt;"')
    expect(answer.text).toContain('<a href="#name">Tên cổng: Hãy điền mục này.</a>')
    expect(answer.text).toContain('Không có múi giờ này')
  })

  test('that somebody else has saved meanwhile are not overwritten: both are shown', async () => {
    const seen = await all()
    await administrator.post('/admin/settings', { ...seen, owner: 'Của người khác' })
    const late = await administrator.post('/admin/settings', { ...seen, owner: 'Của tôi' })
    expect([
      late.status,
      late.text.includes('value="Của tôi"'),
      late.text.includes('value="Của người khác"'),
    ]).toEqual([409, true, true])
    expect((await all()).owner).toBe('Của người khác')
    await expect(
      portal.env.DB.prepare('update settings set version = version').run(),
      'the database refuses it too',
    ).rejects.toThrow('stale version')
  })

  test.each([
    { field: 'time_zone', wrong: '+07:00' },
    { field: 'email', wrong: 'văn phòng' },
    { field: 'phone', wrong: 'gọi cho tôi' },
  ])('with $wrong as $field are refused', async ({ field, wrong }) => {
    const answer = await administrator.post('/admin/settings', { ...(await all()), [field]: wrong })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`href="#${field}"`)
  })

  test('offer time zones by name, and the one that is set is chosen', async () => {
    const { text } = await administrator.get('/admin/settings')
    expect(text).toContain('<option value="Europe/Berlin"')
    expect(text).toMatch(/<option value="Asia\/Ho_Chi_Minh" selected/)
  })

  test('that are saved again mend days that a broken-off change of the zone has left, on the pages too', async () => {
    const at = { published_at: '2022-05-06T18:30:00Z', published_day: '2022-05-06' }
    const id = await insertArticle(portal.env, { ...at, title: 'Dang dở' })
    const archive = '/luu-tru/2022/05/07'
    await portal.reader.get(archive)
    await administrator.post('/admin/settings', await all())
    expect(await row('select published_day from articles where id = ?', id)).toEqual({
      published_day: '2022-05-07',
    })
    expect((await portal.reader.get(archive)).text).toContain('Dang dở')
  })

  test('of another time zone turn articles over to its days', async () => {
    const id = await insertArticle(portal.env, {
      published_at: '2022-03-04T18:30:00Z',
      published_day: '2022-03-05',
    })
    await administrator.post('/admin/settings', { ...(await all()), time_zone: 'Europe/Berlin' })
    expect(await row('select published_day from articles where id = ?', id)).toEqual({
      published_day: '2022-03-04',
    })
    await administrator.post('/admin/settings', { ...(await all()), time_zone: 'Asia/Ho_Chi_Minh' })
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
    expect(
      (await editor.post('/admin/categories', category({ name: 'Văn hoá', slug: 'van-hoa' }))).status,
    ).toBe(303)
    expect((await portal.reader.get('/van-hoa')).status).toBe(200)
    const { id, version } = (await stored('van-hoa')) ?? {}
    const changed = category({
      name: 'Văn hoá mới',
      slug: 'van-hoa-moi',
      parent: '1',
      kind: 'department',
      version: `${version}`,
    })
    expect((await editor.post(`/admin/categories/${id}`, changed)).status).toBe(303)
    expect(await stored('van-hoa-moi')).toMatchObject({
      name: 'Văn hoá mới',
      parent_id: 1,
      kind: 'department',
    })
    expect(await portal.reader.get('/van-hoa')).toMatchObject({ status: 301, location: '/van-hoa-moi' })
    expect(await logged('categories')).toMatchObject({ actor: editor.key })
    expect((await remove(editor, 'categories', `${id}`)).status).toBe(303)
    expect(await stored('van-hoa-moi')).toBe(null)
  })

  test('that are used, taken, reserved or below themselves are refused', async () => {
    const used = await remove(editor, 'categories', 1)
    expect([used.status, used.text.includes('Chưa xoá được')]).toEqual([409, true])
    const taken = await editor.post('/admin/categories', category({ name: 'Khác', slug: 'tin-trong-huyen' }))
    expect([
      taken.status,
      taken.text.includes('Đã có một mục như vậy'),
      taken.text.includes('value="Khác"'),
    ]).toEqual([409, true, true])
    for (const slug of ['admin', 'Có Dấu', 'tim-kiem']) {
      expect((await editor.post('/admin/categories', category({ name: 'X', slug }))).status, slug).toBe(422)
    }
    const own = (await stored('tin-trong-huyen')) ?? {}
    const cycle = category({
      name: `${own.name}`,
      slug: 'tin-trong-huyen',
      parent: `${own.id}`,
      version: `${own.version}`,
      position: `${own.position}`,
    })
    expect((await editor.post(`/admin/categories/${own.id}`, cycle)).status).toBe(409)
  })

  test('that somebody else has changed keep what was typed', async () => {
    await editor.post('/admin/categories', category({ name: 'Thể thao', slug: 'the-thao' }))
    const { id, version } = (await stored('the-thao')) ?? {}
    await administrator.post(
      `/admin/categories/${id}`,
      category({ name: 'Của người khác', slug: 'the-thao', version: `${version}` }),
    )
    const late = await editor.post(
      `/admin/categories/${id}`,
      category({ name: 'Của tôi', slug: 'the-thao', version: `${version}` }),
    )
    expect([
      late.status,
      late.text.includes('value="Của tôi"'),
      late.text.includes('Người khác đã lưu trước bạn'),
    ]).toEqual([409, true, true])
    expect((await stored('the-thao'))?.name).toBe('Của người khác')
  })
})

describe('records', () => {
  test('that somebody has removed meanwhile keep what was typed, for a new one', async () => {
    const place = {
      ...{ name: 'Mới gõ', address: 'Xã', phone: '', description: '' },
      ...{ latitude: '21', longitude: '107', position: '1' },
    }
    const late = await editor.post('/admin/places/999999', place)
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/id="new-name"[^>]*value="Mới gõ"/)
    expect(late.text).toContain('Người khác vừa xoá')
  })
})

describe('links, places, static pages', () => {
  test('are on the pages as soon as they are saved, and gone as soon as they are removed', async () => {
    await editor.post('/admin/link-groups', { name: 'Nhóm thử', position: '7' })
    const group = await row("select id from link_groups where name = 'Nhóm thử'")
    const link = { title: 'Trang thử', url: 'https://thu.example/x', group_id: `${group?.id}`, position: '1' }
    expect((await editor.post('/admin/links', link)).status).toBe(303)
    expect((await portal.reader.get('/')).text).toContain('https://thu.example/x')
    expect((await editor.post('/admin/links', { ...link, url: 'javascript:alert(1)' })).status).toBe(422)
    await remove(editor, 'link_groups', `${group?.id}`)
    expect((await portal.reader.get('/')).text).not.toContain('https://thu.example/x')

    const place = {
      name: 'Trạm thử',
      address: '',
      phone: '',
      description: '',
      latitude: '21,5',
      longitude: '107.4',
      position: '9',
    }
    expect((await editor.post('/admin/places', place)).status).toBe(303)
    expect((await portal.reader.get('/ban-do')).text).toContain('Trạm thử')
    const wrong = await editor.post('/admin/places', { ...place, latitude: '91' })
    expect([wrong.status, wrong.text.includes('Vĩ độ từ -90 đến 90')]).toEqual([422, true])

    const page = {
      title: 'Trang mới',
      slug: 'trang-moi',
      body: '<p onclick="x">Chào<script>1</script></p>',
      in_menu: '1',
      position: '9',
    }
    expect((await editor.post('/admin/pages', page)).status).toBe(303)
    expect((await portal.reader.get('/trang/trang-moi')).text).toContain('<p>Chào</p>')
    expect((await portal.reader.get('/')).text).toContain('/trang/trang-moi')
    const stored = await row("select id, version from pages where slug = 'trang-moi'")
    await editor.post(`/admin/pages/${stored?.id}`, {
      ...page,
      slug: 'trang-khac',
      version: `${stored?.version}`,
    })
    expect(await portal.reader.get('/trang/trang-moi')).toMatchObject({
      status: 301,
      location: '/trang/trang-khac',
    })
  })

  test('redirects lead elsewhere in the portal, and nowhere else', async () => {
    expect((await editor.post('/admin/redirects', { from: '/cu/trang.aspx', to: '/ban-do' })).status).toBe(
      303,
    )
    expect(await portal.reader.get('/cu/trang.aspx')).toMatchObject({ status: 301, location: '/ban-do' })
    for (const to of ['//evil.example', 'https://evil.example', '/cu/trang.aspx']) {
      expect((await editor.post('/admin/redirects', { from: '/cu/trang.aspx', to })).status, to).toBe(422)
    }
    await remove(editor, 'redirects', '/cu/trang.aspx')
    expect((await portal.reader.get('/cu/trang.aspx')).status).toBe(404)
  })

  test('synonyms are found in the search', async () => {
    await insertArticle(portal.env, { title: 'Hội Chữ thập đỏ lambdaword' })
    await administrator.post('/admin/synonyms', { forms: 'CTĐ\nChữ thập đỏ' })
    expect((await portal.reader.get('/tim-kiem?q=CTĐ+lambdaword')).text).toContain('Hội ')
    expect((await administrator.post('/admin/synonyms', { forms: 'một' })).status).toBe(422)
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
    const answer = await editor.post('/admin/schedule/2031-03-03', entry())
    expect([answer.status, answer.location]).toEqual([303, '/admin/schedule/2031-03-03?saved=1'])
    expect((await portal.reader.get('/lich-cong-tac/2031-03-03')).text).toContain('Họp giao ban')
    const id = await idOf('Họp giao ban')
    expect((await editor.post(`/admin/schedule/entries/${id}/cancelled`, { version: '99' })).status).toBe(409)
    const { version } = (await row(`select version from schedule_entries where id = ${id}`)) ?? {}
    await editor.post(`/admin/schedule/entries/${id}/cancelled`, { version: `${version}` })
    expect((await portal.reader.get('/lich-cong-tac/2031-03-03')).text).toContain('Hoãn')
    await editor.post(
      `/admin/schedule/entries/${id}`,
      entry({ starts_at: '', part: 'afternoon', status: 'changed', version: '2' }),
    )
    expect(await row('select starts_at, part, status from schedule_entries where id = ?', id)).toEqual({
      starts_at: null,
      part: 'afternoon',
      status: 'changed',
    })

    await editor.post('/admin/schedule/2031-03-10', entry({ day: '2031-03-12', content: 'Đã có' }))
    await editor.post('/admin/schedule/2031-03-03', entry({ day: '2031-03-05', content: 'Không chép' }))
    const off = entry({ day: '2031-03-06', content: 'Vẫn hoãn', status: 'cancelled' })
    await editor.post('/admin/schedule/2031-03-03', off)
    const copies = await editor.post('/admin/schedule/2031-03-10/copies')
    const notice = /<div class="notice".*?<\/div>/s.exec((await editor.get(copies.location)).text)?.[0]
    expect(notice).toContain('Đã chép 2 mục')
    expect(notice).toMatch(/Không chép vào những ngày đã có lịch: [^<]*12\/0?3\/2031/)
    expect(notice).toMatch(/<li>[^<]*Vẫn hoãn<\/li>/)
    expect(notice).not.toContain('Họp giao ban')
    expect(await row("select status from schedule_entries where day = '2031-03-13'")).toEqual({
      status: 'cancelled',
    })
    const week = (await portal.reader.get('/lich-cong-tac/2031-03-10')).text
    expect([week.includes('Họp giao ban'), week.includes('Đã có'), week.includes('Không chép')]).toEqual([
      true,
      true,
      false,
    ])
    expect(await row("select status from schedule_entries where day = '2031-03-11'")).toEqual({
      status: 'planned',
    })

    await remove(editor, 'schedule_entries', `${id}`)
    expect((await portal.reader.get('/lich-cong-tac/2031-03-03')).text).not.toContain('Họp giao ban')
    expect(await logged('schedule_entries')).toMatchObject({ actor: editor.key, action: 'remove' })
  })

  test('is a table of half days, each of which takes an appointment, and each appointment has its form', async () => {
    await editor.post('/admin/schedule/2031-04-07', entry({ day: '2031-04-08', content: 'Trong bảng' }))
    const week = (await editor.get('/admin/schedule/2031-04-07')).text
    expect(week.match(/<tbody>/g)?.length).toBe(7)
    expect(week.match(/class="add"/g)?.length).toBe(14)
    const id = await idOf('Trong bảng')
    expect(week).toContain(`?edit=${id}#entry`)
    const add = (await editor.get('/admin/schedule/2031-04-07?day=2031-04-09&part=afternoon')).text
    expect(add).toMatch(/id="entry-day"[^>]*value="2031-04-09"/)
    expect(add).toContain('<option value="afternoon" selected')
    const edit = (await editor.get(`/admin/schedule/2031-04-07?edit=${id}`)).text
    expect(edit).toContain(`action="/admin/schedule/entries/${id}"`)
    expect(edit).toMatch(/id="entry-content"[^>]*>Trong bảng</)
  })

  test('keeps what was typed into an appointment that somebody has removed meanwhile', async () => {
    const late = await editor.post('/admin/schedule/entries/999999', entry({ leader: 'Bà Mai' }))
    expect([late.status, late.text.includes('value="Bà Mai"')]).toEqual([409, true])
    expect(late.text).toContain('Người khác vừa xoá')
  })

  test('refuses what is no appointment, with what was typed', async () => {
    const answer = await editor.post(
      '/admin/schedule/2031-03-03',
      entry({ content: '', leader: 'Bà Lan', starts_at: '25:00' }),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Bà Lan"')
    expect(answer.text).toContain('Giờ viết như 07:30')
    expect((await editor.post('/admin/schedule/2031-03-03', entry({ day: '2031-02-30' }))).status).toBe(422)
    expect(await editor.get('/admin/schedule/2031-03-05')).toMatchObject({
      status: 303,
      location: '/admin/schedule/2031-03-03',
    })
  })
})

test('the schedule is a feed for calendars', async () => {
  const monday = await row("select date('now', 'weekday 1', '-7 days') as day")
  await editor.post(`/admin/schedule/${monday?.day}`, {
    ...{
      day: `${monday?.day}`,
      part: 'morning',
      starts_at: '08:30',
      leader: 'Chủ tịch',
      content: `Họp, bàn; ${'dài '.repeat(30)}`,
    },
    ...{ place: 'Phòng 1', participants: 'Các phòng', prepared_by: '', status: 'cancelled', position: '0' },
  })
  const { status, headers, text } = await portal.reader.get('/lich-cong-tac.ics')
  expect([status, headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  const unfolded = text.replaceAll(/\r\n[ \t]/g, '')
  // 08:30 in Việt Nam.
  expect(unfolded).toContain(`DTSTART:${String(monday?.day).replaceAll('-', '')}T013000Z`)
  expect(unfolded).toContain('Chủ tịch: Họp\\, bàn\\; dài')
  expect(unfolded).toContain('STATUS:CANCELLED')
  expect(unfolded.match(/^UID:.+$/gm)?.length).toBe(new Set(unfolded.match(/^UID:.+$/gm)).size)
})

test('an appointment keeps its identity in calendars when another is added before it', async () => {
  const pages = await startPortal()
  const add = (content: string, time: string) =>
    pages.env.DB.prepare(
      "insert into schedule_entries (day, part, starts_at, content) values (date('now'), 'morning', ?, ?)",
    )
      .bind(time, content)
      .run()
  const uidOf = async (content: string) => {
    const text = (await (await pages.get('/lich-cong-tac.ics')).text()).replaceAll(/\r\n[ \t]/g, '')
    const event = text.split('BEGIN:VEVENT').find((one) => one.includes(`SUMMARY:${content}`))
    return event?.match(/^UID:(.+)$/m)?.[1]
  }
  await add('Họp thứ hai', '10:00')
  const uid = await uidOf('Họp thứ hai')
  expect(uid).toBeTruthy()
  await add('Họp sớm', '07:00')
  expect(await uidOf('Họp thứ hai')).toBe(uid)
  expect(await uidOf('Họp sớm')).not.toBe(uid)
})

describe('addresses asked for in vain', () => {
  afterEach(() => portal.env.DB.prepare("delete from not_found_paths where week >= '2030-01-01'").run())
  const countOf = (path: string) => row('select week, count from not_found_paths where path = ?', path)

  test("belong to the site's week, which begins before UTC's", async () => {
    // Monday, 01:00 in Việt Nam.
    await recordNotFound(portal.env.DB, '/dau-tuan', new Date('2030-03-03T18:00:00Z'))
    expect(await countOf('/dau-tuan')).toEqual({ week: '2030-03-04', count: 1 })
  })

  test('are bounded: by the week, by the minute, and in length', async () => {
    const db = portal.env.DB
    const monday = '2030-04-01'
    await db
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
         insert into not_found_paths (week, path, count) select ?, '/quet/' || i, 1 from n`,
      )
      .bind(monday)
      .run()
    const now = new Date('2030-04-02T03:00:00Z')
    await recordNotFound(db, '/quet/moi', now)
    await recordNotFound(db, '/quet/7', now)
    expect([await countOf('/quet/moi'), await countOf('/quet/7')]).toEqual([null, { week: monday, count: 2 }])

    const next = new Date('2030-04-09T03:00:00Z')
    for (let at = 1; at <= 61; at++) await recordNotFound(db, `/phut/${at}`, next)
    expect((await countOf('/phut/60'))?.count).toBe(1)
    expect(await countOf('/phut/61')).toBe(null)

    await recordNotFound(db, `/${'x'.repeat(5_000)}`, new Date('2030-04-16T03:00:00Z'))
    const longest = await row(
      "select max(length(path)) as length from not_found_paths where week = '2030-04-15'",
    )
    expect(longest).toEqual({ length: 200 })
  })

  test('are led elsewhere from the report, which then says so', async () => {
    const lost = '/cu/mat-roi.aspx'
    const week = await row("select date('now', 'weekday 0', '-6 days') as day")
    await portal.env.DB.prepare('insert into not_found_paths (week, path, count) values (?, ?, 9)')
      .bind(week?.day, lost)
      .run()
    expect((await editor.get('/admin/redirects')).text).toContain(`?from=${encodeURIComponent(lost)}#new-to`)
    const form = await editor.get(`/admin/redirects?from=${encodeURIComponent(lost)}`)
    expect(form.text).toMatch(/id="new-from"[^>]*value="\/cu\/mat-roi.aspx"/)
    expect((await editor.post('/admin/redirects', { from: lost, to: '//evil.example' })).status).toBe(422)
    expect((await editor.post('/admin/redirects', { from: lost, to: '/ban-do' })).status).toBe(303)
    expect(await portal.reader.get(lost)).toMatchObject({ status: 301, location: '/ban-do' })
    expect((await editor.get('/admin/redirects')).text).toContain('Đã chuyển đến /ban-do')
  })
})

test('addresses that readers ask for in vain are counted by the week, robots left out', async () => {
  const ask = (agent: string) => portal.reader.get('/trang-da-mat', { 'User-Agent': agent })
  await ask('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  await ask('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  await ask('Googlebot/2.1 (+http://www.google.com/bot.html)')
  const counted = await eventually(
    () => row("select count from not_found_paths where path = '/trang-da-mat'"),
    (found) => found?.count === 2,
  )
  expect(counted).toEqual({ count: 2 })
  expect((await editor.get('/admin/redirects')).text).toContain('/trang-da-mat')
})

test('a redirect from an address that has one is refused, and the older one stays', async () => {
  await editor.post('/admin/redirects', { from: '/co-roi', to: '/ban-do' })
  const refused = await editor.post('/admin/redirects', { from: '/co-roi', to: '/luu-tru' })
  expect([refused.status, refused.text.includes('Đã có một mục như vậy')]).toEqual([409, true])
  expect(refused.text).toMatch(/id="new-to"[^>]*value="\/luu-tru"/)
  expect((await portal.reader.get('/co-roi')).location).toBe('/ban-do')
})
