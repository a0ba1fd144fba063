import { sql } from 'kysely'
import { bind, sqlite } from '../../db/builder.ts'
import { dayOf } from '../../lib/dates.ts'

/** Articles that one statement moves to the days of a time zone. */
const ARTICLES_PER_STATEMENT = 500

/**
 * Recalculates the day of every article in the archive, which depends on the time zone. It works in separate steps; a
 * new call continues an interrupted run. Purges nothing.
 *
 * @returns whether any day has changed.
 * @throws what D1 throws.
 */
export async function recalculatePublishedDays(db: D1Database, timeZone: string): Promise<boolean> {
  let hasChanged = false
  for (let after = 0; ; ) {
    const statement = sqlite
      .selectFrom('articles')
      .select(['id', 'published_at', 'published_day'])
      .where('id', '>', after)
      .where('published_at', 'is not', null)
      .orderBy('id')
      .limit(ARTICLES_PER_STATEMENT)
    const { results } = await bind(db, statement.compile()).all<{
      id: number
      published_at: string
      published_day: string | null
    }>()
    const last = results.at(-1)
    if (!last) return hasChanged
    const days = results
      .map(({ id, published_at, published_day }) => ({
        id,
        published_day,
        day: dayOf(published_at, timeZone),
      }))
      .filter(({ day, published_day }) => day !== published_day)
      .map(({ id, day }) => [id, day])
    if (days.length > 0) {
      const json = JSON.stringify(days)
      const update = sql`update articles set published_day = (
          select value ->> 1 from json_each(${json}) where value ->> 0 = articles.id
        ) where id in (select value ->> 0 from json_each(${json}))`
      await bind(db, update.compile(sqlite)).run()
      hasChanged = true
    }
    after = last.id
  }
}
