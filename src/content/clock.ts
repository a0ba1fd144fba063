import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import type { Day } from '../schema.ts'

/** The day of the site that its pages were last turned over to; empty before the first time. */
export function lastDay(): Query<Day> {
  return query(day({}), { value: ([row]) => row?.day ?? '', tags: () => [] })
}

const day = prepared(() => sqlite.selectFrom('clock').select('day'))

/** A new day begins: pages that say what is on today are stale. */
export function turnDay(today: Day): Command {
  return {
    statements: [sqlite.updateTable('clock').set({ day: today }).compile()],
    tags: [tags.today],
  }
}
