import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query } from '../db/query.ts'
import type { Day } from '../lib/dates.ts'

/** When something that happens once in a while was done last; empty before the first time. */
export interface Clock {
  /** The day of the site that its pages were turned over to. */
  day: Day
  /** The hour whose work was done: UTC, `YYYY-MM-DDTHH`. */
  hour: string
}

export function clock(): Query<Clock> {
  return query(times({}), { value: ([row]) => row ?? { day: '', hour: '' }, tags: () => [] })
}

const times = prepared(() => sqlite.selectFrom('clock').select(['day', 'hour']))

/** A new day begins: pages that say what is on today are stale. */
export function markDayStarted(today: Day): Command {
  return {
    statements: [sqlite.updateTable('clock').set({ day: today }).compile()],
    stale: [tags.today],
  }
}

/** The work of an hour is done. */
export function markHourDone(hour: string): Command {
  return { statements: [sqlite.updateTable('clock').set({ hour }).compile()] }
}
