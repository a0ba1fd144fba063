import { beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, instant, mondayOf } from '../../src/lib/dates.ts'
import { eventsIn } from '../support/calendar.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { mulberry32, pick } from '../support/random.ts'
import { remove } from '../support/removing.ts'
import type { Editor } from '../support/sign-in.ts'

const SEQUENCES = 4
const CHANGES = 25
const HOUR_MS = 3_600_000

let portal: Portal
let editor: Editor
const monday = mondayOf(dayOf(new Date(), 'Asia/Ho_Chi_Minh'))
beforeAll(async () => {
  portal = await startPortal()
  editor = await portal.signIn('editor')
})

type Event = Record<string, string>
/** What a calendar has of the portal, by UID. */
type Events = Map<string, Event>

async function calendar(): Promise<Events> {
  const events = eventsIn((await portal.reader.get('/lich-cong-tac.ics')).text)
  const byUid = new Map(events.map((event) => [`${event.UID}`, event]))
  expect(byUid.size, 'two events have the same UID').toBe(events.length)
  return byUid
}

/** As the database writes times: `2026-05-04T01:02:03Z`. */
const modified = (event: Event | undefined) =>
  `${event?.['LAST-MODIFIED']}`.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')
const idOf = (uid: string) => Number(/^appointment-(\d+)@/.exec(uid)?.[1])
const versionOf = (id: number) =>
  portal.env.DB.prepare('select version from schedule_entries where id = ?').bind(id).first('version')
const form = (random: () => number) => ({
  day: addDays(monday, Math.floor(random() * 14)),
  part: pick(random, ['morning', 'afternoon']),
  starts_at: '',
  leader: '',
  content: `Họp ${Math.floor(random() * 1e9)}`,
  place: '',
  participants: '',
  prepared_by: '',
  status: pick(random, ['planned', 'changed', 'cancelled']),
  position: '0',
})
const entryInBin = (id: number) =>
  portal.env.DB.prepare("select id from bin where kind = 'schedule_entries' and row_key = ?")
    .bind(`${id}`)
    .first<number>('id')

/** As if an appointment had last been changed at another time, by a machine whose clock may be ahead. */
async function setModified(id: number, at: string): Promise<void> {
  await portal.env.DB.batch(
    [
      'update schedule_entries set changed_at = ? where id = ?',
      "update bin set deleted_at = ?, content = json_set(content, '$.changed_at', '2020-01-01T00:00:00Z') where kind = 'schedule_entries' and row_key = cast(? as text)",
    ].map((sql) => portal.env.DB.prepare(sql).bind(at, id)),
  )
}

/** Makes one change. Gives the UID of the appointment that it changes, if it is one that the calendar has. */
async function change(random: () => number, events: Events): Promise<string | undefined> {
  const uid = pick(random, [...events.keys()])
  const id = idOf(uid)
  const isThere = (await versionOf(id)) !== null
  if (!isThere) {
    expect((await editor.post(`/admin/bin/${await entryInBin(id)}/restoration`)).status).toBe(303)
    return uid
  }
  const version = `${await versionOf(id)}`
  const changes = {
    edit: () => editor.post(`/admin/schedule/entries/${id}`, { ...form(random), version }),
    mark: () =>
      editor.post(`/admin/schedule/entries/${id}/${pick(random, ['changed', 'cancelled'])}`, { version }),
    remove: () => remove(editor, 'schedule_entries', id),
    add: () => editor.post(`/admin/schedule/${monday}`, form(random)),
    copy: () => editor.post(`/admin/schedule/${addDays(monday, 7)}/copies`),
  }
  const name = pick(random, ['edit', 'edit', 'mark', 'remove', 'remove', 'add', 'copy'] as const)
  expect((await changes[name]()).status, name).toBe(303)
  return name === 'add' || name === 'copy' ? undefined : uid
}

test.each(Array.from({ length: SEQUENCES }, (_, seed) => [seed]))(
  'whatever happens to appointments, calendars take each change, and nothing else (%i)',
  async (seed) => {
    const random = mulberry32(seed)
    await editor.post(`/admin/schedule/${monday}`, form(random))
    for (let step = 0; step < CHANGES; step++) {
      const hours = pick(random, [-1, 1])
      for (const uid of (await calendar()).keys())
        await setModified(idOf(uid), instant(new Date(Date.now() + hours * HOUR_MS)))
      const before = await calendar()
      const began = instant(new Date())
      const changed = await change(random, before)
      const after = await calendar()

      for (const [uid, event] of after) {
        expect(event.DTSTAMP).toBe(event['LAST-MODIFIED'])
        const old = before.get(uid)
        if (!old || uid === changed) expect(modified(event) >= began, `${uid} is not newer`).toBe(true)
        if (!old) expect(event.SEQUENCE).toBe('0')
      }
      for (const [uid, old] of before) {
        const event = after.get(uid)
        if (uid !== changed) expect(event).toEqual(old)
        else {
          expect(Number(event?.SEQUENCE)).toBeGreaterThan(Number(old.SEQUENCE))
          expect(modified(event) >= modified(old), `${uid} became older`).toBe(true)
        }
      }
    }
  },
)
