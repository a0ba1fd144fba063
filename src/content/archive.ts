import { type RawBuilder, sql } from 'kysely'
import { tags } from '../cache.ts'
import { addDays } from '../calendar.ts'
import { map, type Query, query, sqlite } from '../db.ts'
import type { ListPosition } from '../paths.ts'
import type { Day } from '../schema.ts'
import {
  type ArticleCard,
  type ArticleLink,
  type ArticleList,
  beyond,
  cards,
  directionFrom,
  selectCards,
  selectLinks,
  stretch,
} from './article-columns.ts'

const PAGE_SIZE = 50
const FEED_SIZE = 20
/** Ids per sitemap chunk; a sitemap may hold 50,000 addresses (sitemaps.org). */
const SITEMAP_CHUNK = 1000

/** A stretch of what was published within one month: from one day up to, but without, another. */
export function articlesBetween(from: Day, until: Day, position?: ListPosition): Query<ArticleList> {
  const direction = directionFrom(position)
  let statement = selectCards()
    .where('articles.status', '=', 'published')
    .where('articles.published_day', '>=', from)
    .where('articles.published_day', '<', until)
    .orderBy('articles.published_day', direction)
    .orderBy('articles.published_at', direction)
    .orderBy('articles.id', direction)
    .limit(PAGE_SIZE + 1)
  if (position) {
    // No time zone is a day away from UTC: the bound keeps the index range short, `beyond` is exact.
    statement =
      'before' in position
        ? statement.where('articles.published_day', '<=', utcDay(position.before, 1))
        : statement.where('articles.published_day', '>=', utcDay(position.after, -1))
    statement = statement.where(beyond('articles', position))
  }
  return map(cards(statement, [tags.month(from.slice(0, 7))]), (rows) => stretch(rows, position, PAGE_SIZE))
}

function utcDay({ publishedAt }: { publishedAt: string }, shift: number): Day {
  return addDays(publishedAt.slice(0, 10), shift)
}

/** The months in which something was published (`YYYY-MM`), newest first, by one index seek a month. */
export function monthsWithArticles(): Query<string[]> {
  const statement = sqlite
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
    .where('month', 'is not', null)
  return query(statement, { value: (rows) => rows.map((row) => row.month), tags: () => [tags.months] })
}

/** The month of the last article before a month (`YYYY-MM`, which sorts before each of its days). */
function newestMonth(before: RawBuilder<unknown>) {
  return sqlite
    .selectFrom('articles')
    .select((eb) => sql<string | null>`substr(${eb.fn.max('articles.published_day')}, 1, 7)`.as('month'))
    .where('articles.status', '=', 'published')
    .where(sql<boolean>`articles.published_day < ${before}`)
}

/** What the feed of the whole site carries. */
export function newestArticles(): Query<ArticleCard[]> {
  const statement = selectCards()
    .where('articles.status', '=', 'published')
    .orderBy('articles.published_day', 'desc')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(FEED_SIZE)
  return cards(statement, [tags.newest])
}

/** How many sitemap chunks there are: chunk n, from 1, holds the ids up to n × 1,000. */
export function sitemapChunks(): Query<number> {
  const statement = sqlite.selectFrom('articles').select((eb) => eb.fn.max('id').as('last'))
  return query(statement, {
    value: ([row]) => Math.ceil((row?.last ?? 0) / SITEMAP_CHUNK),
    tags: () => [tags.newest],
  })
}

export type SitemapEntry = ArticleLink & { updatedAt: string }

export function sitemapChunk(chunk: number): Query<SitemapEntry[]> {
  const statement = selectLinks()
    .select('articles.updated_at as updatedAt')
    .$narrowType<{ publishedAt: string }>()
    .where('articles.id', '>', (chunk - 1) * SITEMAP_CHUNK)
    .where('articles.id', '<=', chunk * SITEMAP_CHUNK)
    // The unary plus keeps SQLite on the primary key, whose range is the short one.
    .where(sql<boolean>`+articles.status = 'published'`)
    .orderBy('articles.id')
  return query(statement, { value: (rows) => [...rows], tags: () => [tags.sitemap(chunk)] })
}
