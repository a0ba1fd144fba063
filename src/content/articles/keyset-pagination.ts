import { type Expression, sql } from 'kysely'
import { sqlite } from '../../db/builder.ts'
import type { Cursor, ListPosition } from '../../urls/public.ts'
import { type ArticleCard, type ArticleLink, type ArticleList, published } from './article-cards.ts'

/** Where to read a list by time: at its beginning, or towards older or newer rows from a cursor. */
export type Direction = 'newest' | 'before' | 'after'

export function directionOf(position: ListPosition | undefined): Direction {
  if (!position) return 'newest'
  return 'before' in position ? 'before' : 'after'
}

/** Returns the row that `pastCursor` compares with. At the beginning of a list it is not used. */
export function cursorParameters(position: ListPosition | undefined): Cursor {
  if (!position) return { publishedAt: '', id: 0 }
  return 'before' in position ? position.before : position.after
}

/**
 * Selects the ids of one category's first articles in this direction: newest first, but oldest first towards newer
 * rows, so that the nearest come first.
 */
export function newestOf(
  categoryId: Expression<number>,
  limit: number,
  direction: Direction = 'newest',
  cursor?: Cursor,
) {
  const order = direction === 'after' ? 'asc' : 'desc'
  return sqlite
    .selectFrom('articles as listed')
    .select('listed.id')
    .where('listed.category_id', '=', categoryId)
    .where('listed.status', '=', published)
    .$if(cursor !== undefined && direction !== 'newest', (listed) =>
      listed.where(pastCursor('listed', direction, cursor as Cursor)),
    )
    .orderBy('listed.published_at', order)
    .orderBy('listed.id', order)
    .limit(sql.lit(limit))
}

/** Tells whether a row is past the cursor, by a row-value comparison, which SQLite turns into an index range. */
export function pastCursor(table: 'articles' | 'listed', direction: Direction, { publishedAt, id }: Cursor) {
  const comparison = sql.raw(direction === 'after' ? '>' : '<')
  return sql<boolean>`${sql.raw(`(${table}.published_at, ${table}.id)`)} ${comparison} (${publishedAt}, ${id})`
}

/**
 * Makes a page of at most `size` articles from `size + 1` rows in the direction of reading. The extra row only shows
 * that the list goes on.
 */
export function pageOf(rows: ArticleCard[], position: ListPosition | undefined, size: number): ArticleList {
  const towardsNewer = directionOf(position) === 'after'
  const hasMore = rows.length > size
  const articles = towardsNewer ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const first = articles[0]
  const last = articles.at(-1)
  return {
    articles,
    older: last && (hasMore || towardsNewer) ? { before: cursorOf(last) } : null,
    newer: first && position && (hasMore || !towardsNewer) ? { after: cursorOf(first) } : null,
    lookahead: towardsNewer ? rows.slice(size) : [],
  }
}

function cursorOf({ publishedAt, id }: ArticleLink): Cursor {
  return { publishedAt, id }
}
