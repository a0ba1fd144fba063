import { type CompiledQuery, type Expression, sql } from 'kysely'
import { tags } from '../cache.ts'
import { combine, type Query, query, sqlite } from '../db.ts'
import type { Cursor, ListPosition } from '../paths.ts'
import { type CategoryNode, categoryTree } from './categories.ts'

/** What a link to an article needs. */
export interface ArticleLink {
  id: number
  slug: string
  title: string
  publishedAt: string
  categoryId: number
  categorySlug: string
}

export interface Picture {
  key: string
  alt: string
  width: number | null
  height: number | null
}

/** What a list shows of an article. */
export interface ArticleCard extends ArticleLink {
  lead: string
  cover: Picture | null
}

/** A stretch of a list, newest first. */
export interface ArticleList {
  articles: ArticleCard[]
  /** Where the older neighbours begin; null at the end of the list. */
  older: ListPosition | null
  /** Where the newer neighbours begin; null at the beginning. */
  newer: ListPosition | null
}

export const linkColumns = [
  'articles.id',
  'articles.slug',
  'articles.title',
  'articles.published_at as publishedAt',
  'articles.category_id as categoryId',
] as const

export const cardColumns = [
  ...linkColumns,
  'articles.lead',
  'articles.cover_alt as coverAlt',
  'media.key as coverKey',
  'media.width as coverWidth',
  'media.height as coverHeight',
] as const

export function selectLinks() {
  return sqlite.selectFrom('articles').select(linkColumns)
}

export function selectCards() {
  return sqlite
    .selectFrom('articles')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .select(cardColumns)
}

/** A row of `linkColumns`. The type allows drafts, whose time is null; every list here is of published ones. */
export interface LinkRow extends Omit<ArticleLink, 'publishedAt' | 'categorySlug'> {
  publishedAt: string | null
}

/** A row of `cardColumns`. */
export interface CardRow extends LinkRow {
  lead: string
  coverAlt: string
  coverKey: string | null
  coverWidth: number | null
  coverHeight: number | null
}

/**
 * A query that needs the categories to make its value: most of all, the slugs in articles' addresses. The
 * few categories come with every page once, however many lists it has; a join would fetch them row by row.
 */
export function withCategories<Row, Value>(
  statement: CompiledQuery<Row>,
  shape: {
    value: (rows: readonly Row[], categories: readonly CategoryNode[]) => Value
    tags: (value: Value, categories: readonly CategoryNode[]) => readonly string[]
  },
): Query<Value> {
  const rows = query(statement, { value: (rows) => rows, tags: () => [] })
  const both = combine({ categories: categoryTree(), rows })
  return {
    statements: both.statements,
    resolve(results) {
      const { value, tags } = both.resolve(results)
      const made = shape.value(value.rows, value.categories)
      return { value: made, tags: [...tags, ...shape.tags(made, value.categories)] }
    },
  }
}

type ListTags = (categories: readonly CategoryNode[]) => readonly string[]

/** A query for a list of cards, tagged with each row and with what `listTags` says of the list itself. */
export function cards(statement: CompiledQuery<CardRow>, listTags: ListTags): Query<ArticleCard[]> {
  return withCategories(statement, {
    value: (rows, categories) => rows.map((row) => toCard(row, categories)),
    tags: (cards, categories) => [...listTags(categories), ...rowTags(cards)],
  })
}

export function rowTags(rows: readonly { id: number }[]): string[] {
  return rows.map((row) => tags.article(row.id))
}

export function toLink(row: LinkRow, categories: readonly CategoryNode[]): ArticleLink {
  const { id, slug, title, publishedAt, categoryId } = row
  const category = categories.find((category) => category.id === categoryId)
  return { id, slug, title, publishedAt: publishedAt ?? '', categoryId, categorySlug: category?.slug ?? '' }
}

export function toCard(row: CardRow, categories: readonly CategoryNode[]): ArticleCard {
  const { coverKey: key, coverAlt: alt, coverWidth: width, coverHeight: height } = row
  return { ...toLink(row, categories), lead: row.lead, cover: key === null ? null : { key, alt, width, height } }
}

/** Where in a list by time to read: at its beginning, or towards older or newer from a row. */
export type Direction = 'newest' | 'before' | 'after'

export function directionOf(position: ListPosition | undefined): Direction {
  if (!position) return 'newest'
  return 'before' in position ? 'before' : 'after'
}

/** The row that `beyond` compares with. At the beginning of a list it is not used. */
export function cursorParameters(position: ListPosition | undefined): Cursor {
  if (!position) return { publishedAt: '', id: 0 }
  return 'before' in position ? position.before : position.after
}

/**
 * The ids of the articles of one category that come first in this direction: newest first, but oldest first
 * going up, so that the nearest come first.
 */
export function newestOf(categoryId: Expression<number>, limit: number, direction: Direction = 'newest', cursor?: Cursor) {
  const order = direction === 'after' ? 'asc' : 'desc'
  return sqlite
    .selectFrom('articles as listed')
    .select('listed.id')
    .where('listed.category_id', '=', categoryId)
    .where('listed.status', '=', 'published')
    .$if(cursor !== undefined && direction !== 'newest', (listed) =>
      listed.where(beyond('listed', direction, cursor as Cursor)),
    )
    .orderBy('listed.published_at', order)
    .orderBy('listed.id', order)
    .limit(limit)
}

/** That a row stands beyond the cursor, as a row-value comparison, which SQLite turns into an index range. */
export function beyond(table: 'articles' | 'listed', direction: Direction, { publishedAt, id }: Cursor) {
  const comparison = sql.raw(direction === 'after' ? '>' : '<')
  return sql<boolean>`${sql.raw(`(${table}.published_at, ${table}.id)`)} ${comparison} (${publishedAt}, ${id})`
}

/**
 * A page of at most `size` articles from `size + 1` rows fetched in the direction of reading: the extra
 * row only tells that the list goes on.
 */
export function stretch(rows: ArticleCard[], position: ListPosition | undefined, size: number): ArticleList {
  const upwards = directionOf(position) === 'after'
  const more = rows.length > size
  const articles = upwards ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const first = articles[0]
  const last = articles.at(-1)
  return {
    articles,
    older: last && (more || upwards) ? { before: cursorOf(last) } : null,
    newer: first && position && (more || !upwards) ? { after: cursorOf(first) } : null,
  }
}

function cursorOf({ publishedAt, id }: ArticleLink): Cursor {
  return { publishedAt, id }
}
