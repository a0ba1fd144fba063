import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../src/lib/dates.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'

const MAX_FORMS = 50
/** In characters of JSON: of one form, and of all forms of an editor. */
const MAX_FORM_LENGTH = 1_000_000
const MAX_LENGTH = 20_000_000
const DAYS = 90
const DAY_MS = 86_400_000

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})

interface Kept {
  form_key: string
  lead: string
  length: number
}

const keep = (who: Editor, key: string, lead: string, more: Record<string, unknown> = {}) =>
  who.send('PUT', `/admin/articles/0/autosave/${key}`, { fields: { lead }, baseVersion: 0, ...more })
const discard = (who: Editor, key: string) => who.post(`/admin/articles/0/autosave/${key}/end`, { list: '1' })

async function keptOf({ id }: Editor): Promise<Kept[]> {
  const select = `select form_key, fields ->> 'lead' as lead, length(fields) as length
    from autosaves where editor_id = ? order by form_key`
  return (await portal.env.DB.prepare(select).bind(id).all<Kept>()).results
}

const leadOf = async (who: Editor, key: string) =>
  (await keptOf(who)).find(({ form_key }) => form_key === key)?.lead

describe('at the bound of', () => {
  test('forms, one more is refused and says so; what is there stays, and can be continued', async () => {
    const who = await portal.signIn('editor')
    const keys = Array.from({ length: MAX_FORMS }, (_, at) => `form-${String(at).padStart(2, '0')}`)
    for (const key of keys) expect((await keep(who, key, `Bài ${key}`)).status).toBe(204)

    const refused = await keep(who, 'one-more', 'Bài thừa')
    expect([refused.status, refused.json]).toMatchObject([409, { title: 'Too many autosaves' }])
    expect((await keptOf(who)).map(({ lead }) => lead)).toEqual(keys.map((key) => `Bài ${key}`))
    const list = (await who.get('/admin/articles')).text
    for (const key of keys) expect(list).toContain(`?autosave=${key}"`)

    // As two windows at the same moment leave it.
    await portal.env.DB.prepare(
      "insert into autosaves select editor_id, 'form-99', article_id, fields, base_version, saved_at from autosaves where editor_id = ? limit 1",
    )
      .bind(who.id)
      .run()
    expect((await keep(who, 'form-00', 'Viết tiếp')).status).toBe(204)
    await discard(who, 'form-99')
    expect(await leadOf(who, 'form-00')).toBe('Viết tiếp')
    expect((await keep(await portal.signIn('editor'), 'one-more', 'Người khác')).status).toBe(204)
    await discard(who, 'form-01')
    expect((await keep(who, 'one-more', 'Bài thừa')).status).toBe(204)
    expect(await keptOf(who)).toHaveLength(MAX_FORMS)
  })

  test('characters of all forms, neither a new form nor a longer text is stored, and the shorter one stays', async () => {
    const who = await portal.signIn('editor')
    const long = 'ệ'.repeat(MAX_FORM_LENGTH - 1_000)
    const fitting = Math.floor(MAX_LENGTH / long.length)
    for (let form = 0; form < fitting; form++)
      expect((await keep(who, `form-${form}`, long)).status).toBe(204)
    const left = MAX_LENGTH - (await keptOf(who)).reduce((sum, { length }) => sum + length, 0)
    expect((await keep(who, 'short', 'Bài ngắn')).status).toBe(204)

    for (const key of ['short', 'new']) {
      const refused = await keep(who, key, 'ệ'.repeat(left + 1))
      expect([key, refused.status]).toEqual([key, 409])
    }
    expect((await keptOf(who)).map(({ form_key }) => form_key).toSorted()).toEqual(
      [...Array.from({ length: fitting }, (_, form) => `form-${form}`), 'short'].toSorted(),
    )
    expect(await leadOf(who, 'short')).toBe('Bài ngắn')
    expect((await keep(who, 'short', 'Bài ngắn hơn')).status).toBe(204)
    await discard(who, 'form-0')
    expect((await keep(who, 'short', 'ệ'.repeat(left + 1))).status).toBe(204)
  })

  test('one form, a longer text is refused, and the shorter one stays', async () => {
    const who = await portal.signIn('editor')
    expect((await keep(who, 'form-1', 'Bài vừa')).status).toBe(204)
    expect((await keep(who, 'form-1', 'a'.repeat(MAX_FORM_LENGTH))).status).toBe(413)
    expect(await leadOf(who, 'form-1')).toBe('Bài vừa')
  })
})

describe('after 90 days', () => {
  const setTimeZone = (zone: string) =>
    portal.env.DB.prepare('update settings set time_zone = ?').bind(zone).run()
  const midnight = (day: string, offset: string) => new Date(`${day}T00:00:00${offset}`)

  test.each([
    // Typed in the evening of the day before, and in the morning of the same day in UTC.
    ['Asia/Ho_Chi_Minh', '+07:00', '2027-01-09T16:59:00Z', '2027-04-09'],
    ['Asia/Ho_Chi_Minh', '+07:00', '2027-01-09T17:01:00Z', '2027-04-10'],
    ['America/Bogota', '-05:00', '2027-01-10T02:00:00Z', '2027-04-09'],
  ])(
    'in %s (UTC%s) a text of %s is there through the day that its list names, and no longer',
    async (zone, offset, typed, last) => {
      await setTimeZone(zone)
      const who = await portal.signIn('editor')
      const key = `typed-${Date.parse(typed)}`
      await keep(who, key, `Bài ${key}`)
      await keep(who, 'newer', 'Bài mới hơn')
      const set = portal.env.DB.prepare(
        'update autosaves set saved_at = ? where editor_id = ? and form_key = ?',
      )
      await set.bind(typed, who.id, key).run()
      await set.bind(instant(new Date(Date.parse(typed) + 2 * DAY_MS)), who.id, 'newer').run()
      const [year, month, day] = last.split('-').map(Number)
      const [shown] = (await who.get('/admin/articles')).text.split('Viết bài mới').slice(1)
      const ends = [...`${shown}`.matchAll(/Giữ đến [\d/]+\./g)].map(([end]) => end)
      expect(ends).toContain(
        `Giữ đến ${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}.`,
      )

      await portal.tick(midnight(last, offset))
      await portal.tick(new Date(midnight(last, offset).getTime() + DAY_MS - 60_000))
      expect((await keptOf(who)).map(({ form_key }) => form_key)).toEqual(['newer', key])
      await portal.tick(new Date(midnight(last, offset).getTime() + DAY_MS))
      expect((await keptOf(who)).map(({ form_key }) => form_key)).toEqual(['newer'])
    },
  )
})

test('a text that a browser hands over after a very long time is stored for weeks, and replaces nothing newer', async () => {
  const who = await portal.signIn('editor')
  expect((await keep(who, 'old', 'Viết từ lâu', { age: 400 * DAY_MS })).status).toBe(204)
  const { ends } = (await portal.env.DB.prepare(
    'select julianday(saved_at) + ? - julianday() as ends from autosaves where editor_id = ?',
  )
    .bind(DAYS, who.id)
    .first<{ ends: number }>()) ?? { ends: 0 }
  expect(ends).toBeGreaterThan(20)

  await keep(who, 'both', 'Mới hơn', { age: 80 * DAY_MS })
  expect((await keep(who, 'both', 'Cũ hơn', { age: 85 * DAY_MS })).status).toBe(204)
  expect(await leadOf(who, 'both')).toBe('Mới hơn')
})
