import { tags } from '../cache.ts'
import { addDays, dayOf } from '../calendar.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import type { Day, ScheduleEntry } from '../schema.ts'

/** How far ahead the block looks for the next day with entries. */
const LOOK_AHEAD_DAYS = 7

/** What readers see of an entry. */
export type Appointment = Omit<ScheduleEntry, 'id' | 'position'>

/** Lịch công tác: the week's entries in the order of the day. */
export function scheduleOfWeek(monday: Day): Query<Appointment[]> {
  return query(entriesBetween({ from: monday, until: addDays(monday, 7) }), {
    value: (rows) => [...rows],
    tags: () => [tags.week(monday)],
  })
}

const entriesBetween = prepared(({ from, until }: { from: Day; until: Day }) =>
  selectEntries().where('day', '>=', from).where('day', '<', until),
)

/** The entries of today, else of the next day within a week that has some; none when there is none. */
export function scheduleOfToday(entries: readonly Appointment[], now: Date, timeZone: string): Appointment[] {
  const today = dayOf(now, timeZone)
  const last = addDays(today, LOOK_AHEAD_DAYS)
  const coming = entries.filter(({ day }) => day >= today && day <= last)
  return coming.filter(({ day }) => day === coming[0]?.day)
}

/** In the order of the day: morning before afternoon, within each what has no time first. */
function selectEntries() {
  return sqlite
    .selectFrom('schedule_entries')
    .select([
      'day',
      'part',
      'starts_at',
      'leader',
      'content',
      'place',
      'participants',
      'prepared_by',
      'status',
    ])
    .orderBy('day')
    .orderBy((eb) => eb('part', '=', 'afternoon'))
    .orderBy('starts_at')
    .orderBy('position')
    .orderBy('id')
}

export function addScheduleEntry(entry: Omit<ScheduleEntry, 'id'>): Command {
  return [sqlite.insertInto('schedule_entries').values(entry).compile()]
}
