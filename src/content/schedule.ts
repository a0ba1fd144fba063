import { sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { refuseUnlessSame } from '../db/list-check.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import { map, type Query, query } from '../db/query.ts'
import type { ScheduleEntry } from '../db/schema.ts'
import { uncachedRow, uncachedRows } from '../db/uncached.ts'
import type { Day } from '../lib/dates.ts'
import { addDays, dayOf, mondayOf } from '../lib/dates.ts'
import { dayOfEntry, weeksAroundDay, weeksAroundEntry } from './schedule-invalidation.ts'

/** How far ahead the block looks for the next day with entries. */
const LOOK_AHEAD_DAYS = 7

export const dayParts = ['morning', 'afternoon'] as const satisfies ScheduleEntry['part'][]
export const entryStatuses = ['planned', 'changed', 'cancelled'] as const satisfies ScheduleEntry['status'][]

/** The columns of an entry that readers see. */
export type Appointment = Omit<ScheduleEntry, 'id' | 'position' | 'version' | 'changed_at'>

/** An appointment with its id. */
export type NumberedAppointment = Appointment & Pick<ScheduleEntry, 'id'>

/** An appointment as calendars take it. */
export type DatedAppointment = NumberedAppointment & Pick<ScheduleEntry, 'version' | 'changed_at'>

/** Returns the week's entries (Lịch công tác) in the order of the day. */
export function scheduleOfWeek(monday: Day): Query<NumberedAppointment[]> {
  return query(entriesBetween({ from: monday, until: addDays(monday, 7) }), {
    value: (rows) => [...rows],
    tags: () => daysFrom(monday, 7).map(tags.agenda),
  })
}

/** Returns the entries of a number of days as calendars take them. */
export function calendarOf(first: Day, days: number): Query<DatedAppointment[]> {
  return query(datedBetween({ from: first, until: addDays(first, days) }), {
    value: (rows) => [...rows],
    tags: () => daysFrom(first, days).map(tags.agenda),
  })
}

const datedBetween = prepared(({ from, until }: { from: Day; until: Day }) =>
  selectEntries().select(['version', 'changed_at']).where('day', '>=', from).where('day', '<', until),
)

/** The Mondays of the nearest weeks with appointments on both sides of a week; null where there are none. */
export interface NearestWeeks {
  previous: Day | null
  next: Day | null
}

/** Returns the nearest weeks with appointments, so that links never lead into weeks without any. */
export function nearestWeeks(monday: Day): Query<NearestWeeks> {
  const around = query(daysAround({ monday, until: addDays(monday, 7) }), {
    value: ([row]) => row as AroundWeek,
    tags: ({ isEmpty }) => (isEmpty ? [tags.weeks] : [tags.weeksAround(monday)]),
  })
  return map(around, ({ previous, next }) => ({
    previous: previous && mondayOf(previous),
    next: next && mondayOf(next),
  }))
}

interface AroundWeek {
  previous: Day | null
  next: Day | null
  /** Whether the week has no appointments. */
  isEmpty: 0 | 1
}

const daysAround = prepared(
  ({ monday, until }: { monday: Day; until: Day }) => sql<AroundWeek>`
    select
      (select max(day) from schedule_entries where day < ${monday}) as previous,
      (select min(day) from schedule_entries where day >= ${until}) as next,
      not exists (select 1 from schedule_entries where day >= ${monday} and day < ${until}) as isEmpty`,
)

const entriesBetween = prepared(({ from, until }: { from: Day; until: Day }) =>
  selectEntries().where('day', '>=', from).where('day', '<', until),
)

/** An entry as its form shows it. */
export type StoredEntry = Omit<ScheduleEntry, 'changed_at'>

/** Returns the week's entries with their positions. */
export function storedEntries(monday: Day): Query<StoredEntry[]> {
  return uncachedRows(storedBetween({ from: monday, until: addDays(monday, 7) }))
}

const storedBetween = prepared(({ from, until }: { from: Day; until: Day }) =>
  selectEntries().select(['position', 'version']).where('day', '>=', from).where('day', '<', until),
)

/** Returns a command that the database refuses if a week has other entries than the editor has seen. */
export function refuseUnlessWeekIs(monday: Day, seen: readonly StoredEntry[]): Command {
  const now = sql<string>`(
    select json_group_array(id) from (
      select id from schedule_entries where day >= ${monday} and day < ${addDays(monday, 7)} order by id
    )
  )`
  const ids = seen.map(({ id }) => id).toSorted((a, b) => a - b)
  return { statements: [refuseUnlessSame('schedule', now, JSON.stringify(ids))] }
}

export function scheduleEntryById(id: number): Query<StoredEntry | undefined> {
  return uncachedRow(entryOfId({ id }))
}

const entryOfId = prepared(({ id }: { id: number }) =>
  selectEntries().select(['position', 'version']).where('id', '=', id),
)

/** Returns the entries of today, else those of the next day within a week that has some; empty if there are none. */
export function scheduleOfToday(entries: readonly Appointment[], now: Date, timeZone: string): Appointment[] {
  const today = dayOf(now, timeZone)
  const last = addDays(today, LOOK_AHEAD_DAYS)
  const coming = entries.filter(({ day }) => day >= today && day <= last)
  return coming.filter(({ day }) => day === coming[0]?.day)
}

/** Returns the days that the result of `scheduleOfToday` depends on: from today to the day that it shows. */
export function scheduleDays(shown: readonly Appointment[], now: Date, timeZone: string): Day[] {
  const days = daysFrom(dayOf(now, timeZone), LOOK_AHEAD_DAYS + 1)
  const day = shown[0]?.day
  return day === undefined ? days : days.slice(0, days.indexOf(day) + 1)
}

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** Selects entries in the order of the day: morning before afternoon; in each, entries without a time come first. */
function selectEntries() {
  return sqlite
    .selectFrom('schedule_entries')
    .select([
      'id',
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

export type EntryValues = Omit<ScheduleEntry, 'id' | 'version' | 'changed_at'>

export function addScheduleEntry(entry: EntryValues): Command {
  const values = { ...entry, id: nextId('schedule_entries') }
  return {
    statements: [sqlite.insertInto('schedule_entries').values(values).compile()],
    stale: [tags.agenda(entry.day)],
    staleBefore: [weeksAroundDay({ day: entry.day })],
  }
}

/** Changes an entry, or moves it to another day. `seen` is the version that the editor has seen. */
export function editScheduleEntry(id: number, values: Partial<EntryValues>, seen?: number): Command {
  const change = sqlite.updateTable('schedule_entries').set({
    ...values,
    version: nextVersion(seen),
    // Calendars ignore what is older than what they have, and clocks differ.
    changed_at: sql<string>`max(changed_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))`,
  })
  return {
    statements: [change.where('id', '=', id).compile()],
    staleBefore: [dayOfEntry({ id }), weeksAroundEntry({ id })],
    staleAfter: [dayOfEntry({ id }), weeksAroundEntry({ id })],
  }
}

/** Removes an entry, if it still has the version that the editor has seen. */
export function removeScheduleEntry(id: number, seen?: number): Command {
  return {
    statements: [
      sqlite.deleteFrom('schedule_entries').where('id', '=', id).where(hasVersion(seen)).compile(),
    ],
    staleBefore: [dayOfEntry({ id }), weeksAroundEntry({ id })],
  }
}

/** Returns what goes stale when an entry comes back from the bin. */
export function staleByRestoredEntry(id: number): Omit<Command, 'statements'> {
  return { staleAfter: [dayOfEntry({ id }), weeksAroundEntry({ id })] }
}
