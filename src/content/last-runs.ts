import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query } from '../db/query.ts'
import type { Day } from '../lib/dates.ts'

/** When the periodic jobs last ran; empty before the first time. */
export interface Clock {
  /** The last day of the site that has been started. */
  day: Day
  /** The last hour whose work is done: UTC, `YYYY-MM-DDTHH`. */
  hour: string
}

export function clock(): Query<Clock> {
  return query(clockRow({}), { value: ([row]) => row ?? { day: '', hour: '' }, tags: () => [] })
}

const clockRow = prepared(() => sqlite.selectFrom('clock').select(['day', 'hour']))

/** Marks a new day as started: pages that depend on the day are stale. */
export function markDayStarted(today: Day): Command {
  return {
    statements: [sqlite.updateTable('clock').set({ day: today }).compile()],
    stale: [tags.today],
  }
}

/** Marks the work of an hour as done. */
export function markHourDone(hour: string): Command {
  return { statements: [sqlite.updateTable('clock').set({ hour }).compile()] }
}
