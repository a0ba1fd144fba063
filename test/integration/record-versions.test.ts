import { beforeAll, describe, expect, test } from 'vitest'
import { recordKinds } from '../../src/admin/records/record-kinds.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
let minh: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('administrator')
  minh = await portal.signIn('administrator')
})

interface Example {
  /** Makes a record. */
  add(): Promise<unknown>
  /** The page with its form, and the path to which the form is sent. */
  form(): Promise<{ page: string; action: string }>
  /** A field that both change, and another one. */
  both: [field: string, lans: string, minhs: string]
  other: [field: string, value: string]
  /** The stored values of the two fields. */
  stored(): Promise<unknown[]>
  /** Only one person has this form: in two tabs. */
  isOwn?: boolean
}

const one = async (sql: string) => Object.values((await portal.env.DB.prepare(sql).first()) ?? {})

/** An example of a kind of record: how one is made, and where it is stored. */
function record(
  kind: string,
  values: Record<string, string>,
  id: string,
  both: Example['both'],
  other: Example['other'],
  stored: string,
): Example {
  return {
    add: () => lan.post(`/admin/${kind}`, values),
    async form() {
      const key = String((await one(id))[0])
      return { page: `/admin/${kind}`, action: `/admin/${kind}/${encodeURIComponent(key)}` }
    },
    both,
    other,
    stored: () => one(stored),
  }
}

const examples: Record<string, Example> = {
  categories: record(
    'categories',
    { name: 'Cũ', slug: 'phien-ban', kind: 'news', parent: '', position: '7' },
    "select id from categories where slug = 'phien-ban'",
    ['name', 'Của Lan', 'Của Minh'],
    ['position', '9'],
    "select name, cast(position as text) from categories where slug = 'phien-ban'",
  ),
  pages: record(
    'pages',
    { title: 'Cũ', slug: 'trang-phien-ban', body: '<p>Cũ</p>', in_menu: '0', position: '7' },
    "select id from pages where slug = 'trang-phien-ban'",
    ['body', '<p>Của Lan</p>', '<p>Của Minh</p>'],
    ['title', 'Tên khác'],
    "select body, title from pages where slug = 'trang-phien-ban'",
  ),
  links: record(
    'links',
    { title: 'Cũ', url: 'https://phien-ban.example/', group_id: '1', position: '7' },
    "select id from links where url = 'https://phien-ban.example/'",
    ['title', 'Của Lan', 'Của Minh'],
    ['position', '9'],
    "select title, cast(position as text) from links where url = 'https://phien-ban.example/'",
  ),
  'link-groups': record(
    'link-groups',
    { name: 'Nhóm phiên bản', position: '77' },
    'select max(id) from link_groups',
    ['name', 'Của Lan', 'Của Minh'],
    ['position', '79'],
    'select name, cast(position as text) from link_groups order by id desc',
  ),
  places: record(
    'places',
    {
      name: 'Nơi phiên bản',
      address: 'Cũ',
      phone: '',
      description: 'Dòng một\nDòng hai',
      latitude: '21,5',
      longitude: '107.3',
      position: '7',
    },
    "select id from places where name = 'Nơi phiên bản'",
    ['description', 'Của Lan\nHai dòng', 'Của Minh'],
    ['address', 'Khu 2'],
    "select description, address from places where name = 'Nơi phiên bản'",
  ),
  redirects: record(
    'redirects',
    { from: '/phien-ban', to: '/ban-do' },
    "select from_path from redirects where from_path like '/phien-ban%'",
    ['to', '/lien-he', '/gioi-thieu'],
    ['from', '/phien-ban-2'],
    "select to_path, from_path from redirects where from_path like '/phien-ban%'",
  ),
  synonyms: record(
    'synonyms',
    { forms: 'PBPB\nPhiên bản' },
    "select id from synonyms where forms like '%PBPB%'",
    ['forms', 'PBPB\nCủa Lan', 'PBPB\nCủa Minh'],
    ['', ''],
    `select replace(replace(replace(forms, '["', ''), '"]', ''), '","', char(10)) from synonyms
     where forms like '%PBPB%'`,
  ),
  schedule: {
    add: () =>
      lan.post('/admin/schedule/2032-03-01', {
        day: '2032-03-02',
        part: 'morning',
        starts_at: '07:30',
        leader: 'Cũ',
        content: 'Họp phiên bản',
        place: '',
        participants: '',
        prepared_by: '',
        status: 'planned',
        position: '0',
      }),
    async form() {
      const [id] = await one("select id from schedule_entries where content = 'Họp phiên bản'")
      return { page: `/admin/schedule/2032-03-01?edit=${id}`, action: `/admin/schedule/entries/${id}` }
    },
    both: ['leader', 'Của Lan', 'Của Minh'],
    other: ['place', 'Phòng 2'],
    stored: () => one("select leader, place from schedule_entries where content = 'Họp phiên bản'"),
  },
  media: {
    add: () =>
      portal.env.DB.prepare(
        `insert into media (key, type, bytes, width, height, name, alt, created_at)
         values ('abcdef.png', 'image/png', 9, 3, 3, 'phien-ban.png', 'Cũ', '2021-04-02T08:26:00Z')`,
      ).run(),
    async form() {
      const path = `/admin/media/${(await one("select id from media where name = 'phien-ban.png'"))[0]}`
      return { page: path, action: path }
    },
    both: ['alt', 'Của Lan', 'Của Minh'],
    other: ['', ''],
    stored: () => one("select alt from media where name = 'phien-ban.png'"),
  },
  'an editor’s name': {
    add: async () => portal.signIn('author'),
    async form() {
      const path = `/admin/editors/${(await one('select max(id) from editors'))[0]}`
      return { page: path, action: `${path}/name` }
    },
    both: ['name', 'Của Lan', 'Của Minh'],
    other: ['', ''],
    stored: () => one('select name from editors order by id desc'),
  },
  'an editor’s role': {
    add: async () => portal.signIn('author'),
    async form() {
      const path = `/admin/editors/${(await one('select max(id) from editors'))[0]}`
      return { page: path, action: `${path}/role` }
    },
    both: ['role', 'editor', 'administrator'],
    other: ['', ''],
    stored: () => one('select role from editors order by id desc'),
  },
  'one’s own name': {
    add: async () => undefined,
    form: async () => ({ page: '/admin/account', action: '/admin/account/name' }),
    both: ['name', 'Của thẻ một', 'Của thẻ hai'],
    other: ['', ''],
    stored: () => one(`select name from editors where id = ${lan.id}`),
    isOwn: true,
  },
  settings: {
    add: async () => undefined,
    form: async () => ({ page: '/admin/settings', action: '/admin/settings' }),
    both: ['owner', 'Của Lan', 'Của Minh'],
    other: ['licence', 'Giấy phép khác'],
    stored: () => one('select owner, licence from settings'),
  },
}

test('every kind of record has an example', () => {
  expect(Object.keys(examples)).toEqual(expect.arrayContaining(recordKinds.map(({ name }) => name)))
})

describe.each(Object.entries(examples))(
  'two people at one form: %s',
  (_, { add, form, both, other, stored, isOwn }) => {
    const latecomer = () => (isOwn ? lan : minh)
    const [field, lans, minhs] = both
    const [otherField, otherValue] = other

    test('a second save wipes nothing, and a choice is asked for', async () => {
      await add()
      const { page, action } = await form()
      const opened = formIn((await latecomer().get(page)).text, new RegExp(`action="${action}"`))
      expect(opened.version).toMatch(/^\d+$/)
      expect((await lan.post(action, { ...opened, [field]: lans })).status).toBe(303)
      const typed = { ...opened, [field]: minhs, ...(otherField && { [otherField]: otherValue }) }
      const refused = await latecomer().post(action, typed)
      expect(refused.status).toBe(409)
      expect((await stored())[0]).toBe(lans)
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
      expect((await stored())[0]).toBe(lans)

      expect((await latecomer().post(action, { ...merged, [field]: minhs })).status).toBe(303)
      expect(await stored()).toEqual([minhs, ...(otherField ? [otherValue] : [])])
    })

    test('a form that does not say its version is not saved', async () => {
      const { page, action } = await form()
      const { version: _, ...opened } = formIn(
        (await latecomer().get(page)).text,
        new RegExp(`action="${action}"`),
      )
      const before = await stored()
      expect((await latecomer().post(action, { ...opened, [field]: lans })).status).toBe(409)
      expect(await stored()).toEqual(before)
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
