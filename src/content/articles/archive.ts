import { type RawBuilder, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import { type Query, query } from '../../db/query.ts'
import { addDays, addMonths, type Day } from '../../lib/dates.ts'
import type { Cursor, ListPosition } from '../../urls/public.ts'
import { type ArticleList, published, selectCards } from './article-cards.ts'
import { cursorParameters, type Direction, directionOf, pastCursor } from './keyset-pagination.ts'
import { pagedCards } from './query-helpers.ts'

export const PAGE_SIZE = 50

/** Returns a page of the articles that were published in a month (`YYYY-MM`). */
export function articlesOfMonth(month: string, position?: ListPosition): Query<ArticleList> {
  const days = { from: `${month}-01`, until: `${addMonths(month, 1)}-01` }
  return articlesBetween(days, tags.month(month), position)
}

/** Returns a page of the articles that were published on a day. */
export function articlesOfDay(day: Day, position?: ListPosition): Query<ArticleList> {
  return articlesBetween({ from: day, until: addDays(day, 1) }, tags.day(day), position)
}

function articlesBetween(days: Days, tag: string, position?: ListPosition): Query<ArticleList> {
  const direction = directionOf(position)
  const cursor = cursorParameters(position)
  const statement = statements[direction]({ ...narrowDays(direction, days, cursor), ...cursor })
  return pagedCards(statement, { position, size: PAGE_SIZE, tag: () => tag })
}

/** The nearest months or days with articles on both sides of one; null where there are none. */
export interface NearestPeriods {
  previous: string | null
  next: string | null
}

/** Returns the nearest months with articles around a month that has some; undefined if it has none. */
export function nearestMonths(month: string): Query<NearestPeriods | undefined> {
  const days = { from: `${month}-01`, until: `${addMonths(month, 1)}-01` }
  return nearestPeriods(days, 'YYYY-MM'.length, [tags.month(month), tags.monthsAround(month)])
}

/** Returns the nearest days with articles around a day that has some; undefined if it has none. */
export function nearestDays(day: Day): Query<NearestPeriods | undefined> {
  const days = { from: day, until: addDays(day, 1) }
  return nearestPeriods(days, 'YYYY-MM-DD'.length, [tags.day(day), tags.daysAround(day)])
}

/** `length` is that of a period's name, which is the beginning of its days. */
function nearestPeriods(days: Days, length: number, tags: string[]): Query<NearestPeriods | undefined> {
  return query(daysAround(days), {
    value: ([row]) =>
      row && {
        previous: row.previous?.slice(0, length) ?? null,
        next: row.next?.slice(0, length) ?? null,
      },
    tags: () => tags,
  })
}

const daysAround = prepared(
  ({ from, until }: Days) => sql<NearestPeriods>`
    select
      (select max(published_day) from articles where status = 'published' and published_day < ${from}) as previous,
      (select min(published_day) from articles where status = 'published' and published_day >= ${until}) as next
    where exists (
      select 1 from articles where status = 'published' and published_day >= ${from} and published_day < ${until}
    )`,
)

/** An interval of days; `until` is excluded. */
interface Days {
  from: Day
  until: Day
}

/**
 * Limits the days to those that articles past the cursor can have. No time zone is a day away from UTC. This bound
 * keeps the index range short; `pastCursor` is exact.
 */
function narrowDays(direction: Direction, { from, until }: Days, { publishedAt }: Cursor): Days {
  const utcDay = publishedAt.slice(0, 10)
  if (direction === 'before') return { from, until: minimum(until, addDays(utcDay, 2)) }
  if (direction === 'after') return { from: maximum(from, addDays(utcDay, -1)), until }
  return { from, until }
}

const minimum = (a: Day, b: Day) => (a < b ? a : b)
const maximum = (a: Day, b: Day) => (a > b ? a : b)

const statements = {
  newest: prepared(withinDays('newest')),
  before: prepared(withinDays('before')),
  after: prepared(withinDays('after')),
}

function withinDays(direction: Direction) {
  const order = direction === 'after' ? 'asc' : 'desc'
  return ({ from, until, publishedAt, id }: Days & Cursor) =>
    selectCards()
      .where('articles.status', '=', published)
      .where('articles.published_day', '>=', from)
      .where('articles.published_day', '<', until)
      .$if(direction !== 'newest', (articles) =>
        articles.where(pastCursor('articles', direction, { publishedAt, id })),
      )
      .orderBy('articles.published_day', order)
      .orderBy('articles.published_at', order)
      .orderBy('articles.id', order)
      .limit(sql.lit(PAGE_SIZE + 1))
}

/** Returns the months with published articles (`YYYY-MM`), newest first, by one index seek each. */
export function monthsWithArticles(): Query<string[]> {
  return query(months({}), { value: (rows) => rows.map((row) => row.month), tags: () => [tags.months] })
}

const months = prepared(() =>
  sqlite
    .withRecursive('months(month)', (db) =>
      newestMonth(sql`'9999'`).unionAll(
        db
          .selectFrom('months')
          .select(newestMonth(sql`months.month`).as('month'))
          .where('months.month', 'is not', null),
      ),
    )
    .selectFrom('months')
    .select('month')
    .$narrowType<{ month: string }>()
    .where('month', 'is not', null),
)

/** Selects the month of the last article before a month (`YYYY-MM`, which sorts before each of its days). */
function newestMonth(before: RawBuilder<unknown>) {
  return sqlite
    .selectFrom('articles')
    .select((eb) => sql<string | null>`substr(${eb.fn.max('articles.published_day')}, 1, 7)`.as('month'))
    .where('articles.status', '=', published)
    .where(sql<boolean>`articles.published_day < ${before}`)
}
