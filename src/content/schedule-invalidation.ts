import { type RawBuilder, sql } from 'kysely'
import { prepared } from '../db/builder.ts'
import type { Day } from '../lib/dates.ts'

/** Selects the tag of an entry's day. */
export const dayOfEntry = prepared(
  ({ id }: { id: number }) =>
    sql<{ tag: string }>`select 'agenda:' || day as tag from schedule_entries where id = ${id}`,
)

/** Selects what goes stale around the week of an entry that is alone in it. */
export const weeksAroundEntry = prepared(({ id }: { id: number }) =>
  weeksAround(sql`select id, day from schedule_entries where id = ${id}`),
)

/** Selects what goes stale around a day's week if it has no entries yet. */
export const weeksAroundDay = prepared(({ day }: { day: Day }) =>
  weeksAround(sql`select null as id, ${day} as day`),
)

/**
 * Selects the tags of the weeks that link to the week of an entry, or no longer do, because it is the only one there:
 * the nearest weeks with entries, and those without any.
 */
function weeksAround(entry: RawBuilder<unknown>) {
  const mondayOf = (day: string) => sql.raw(`date(${day}, 'weekday 0', '-6 days')`)
  const nearest = (isPast: string, order: 'asc' | 'desc') => sql`
    select (
      select b.day from schedule_entries b where b.day ${sql.raw(isPast)}
      order by b.day ${sql.raw(order)} limit 1
    ) as day from alone`
  return sql<{ tag: string }>`
    with changed as (${entry}), weeks as (select id, ${mondayOf('day')} as monday from changed),
    alone as (
      select monday, date(monday, '+7 days') as until from weeks where not exists (
        select 1 from schedule_entries b
        where b.day >= monday and b.day < date(monday, '+7 days') and b.id is not weeks.id
      )
    )
    select 'around:week:' || ${mondayOf('day')} as tag from (
      ${nearest('< monday', 'desc')} union all ${nearest('>= until', 'asc')}
    ) where day is not null
    union all select 'list:weeks' from alone`
}
