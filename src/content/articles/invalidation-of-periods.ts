import { type RawBuilder, sql } from 'kysely'

// As in invalidation.ts, `c` is a changed article, `b` an article that is listed with it, and `changed` has all that
// change together.

export const inMonth = sql`articles b where b.published_day >= substr(c.published_day, 1, 7)
  and b.published_day < substr(c.published_day, 1, 7) || '-32'`
export const onDay = sql`articles b where b.published_day = c.published_day`

/** Selects the list of the months if a month gets its first articles or loses its last ones. */
export const months = sql`select 'list:months' as tag from changed c where ${comesOrGoes(inMonth)}`

export const monthsAround = nearestPeriods('around:month:', inMonth, 'YYYY-MM'.length)
export const daysAround = nearestPeriods('around:day:', onDay, 'YYYY-MM-DD'.length)

/** Tells whether a period gets its first articles or loses its last ones: all that are in it change. */
function comesOrGoes(period: RawBuilder<unknown>) {
  return sql`not exists (
    select 1 from ${period} and b.status = 'published' and b.id not in (select id from changed)
  )`
}

/**
 * Selects the tags of the periods with articles that are nearest to a period which comes or goes: their pages link to
 * it, or to each other. `length` is that of the period's name, which is the beginning of its days.
 */
function nearestPeriods(tag: string, period: RawBuilder<unknown>, length: number) {
  const name = sql`substr(c.published_day, 1, ${sql.lit(length)})`
  const nearest = (isPast: RawBuilder<unknown>, order: 'asc' | 'desc') => sql`
    select (
      select b.published_day from articles b
      where b.status = 'published' and b.published_day ${isPast} and b.id not in (select id from changed)
      order by b.published_day ${sql.raw(order)} limit 1
    ) as day from changed c where ${comesOrGoes(period)}`
  // No day is between a period's last one and its name with "-32".
  return sql`select ${sql.lit(tag)} || substr(day, 1, ${sql.lit(length)}) as tag from (
    ${nearest(sql`< ${name}`, 'desc')} union all ${nearest(sql`> ${name} || '-32'`, 'asc')}
  ) where day is not null`
}
