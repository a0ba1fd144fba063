import { type CompiledQuery, type Expression, sql } from 'kysely'
import { tags } from '../cache.ts'
import { type Query, query, sqlite } from '../db.ts'
import type { Cursor, ListPosition } from '../paths.ts'

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
  'categories.slug as categorySlug',
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
  return sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select(linkColumns)
}

export function selectCards() {
  return sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .select(cardColumns)
}

/** A row of `linkColumns`. The type allows drafts, whose time is null; every list here is of published ones. */
export interface LinkRow extends Omit<ArticleLink, 'publishedAt'> {
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

interface Statement<Row> {
  compile(): CompiledQuery<Row>
}

/** A query for a list of links, tagged with each row and with what `listTags` says of the list itself. */
export function links(statement: Statement<LinkRow>, listTags: readonly string[]): Query<ArticleLink[]> {
  return query(statement, { value: (rows) => rows.map(toLink), tags: (rows) => [...listTags, ...rowTags(rows)] })
}

/** The same for a list of cards. */
export function cards(statement: Statement<CardRow>, listTags: readonly string[]): Query<ArticleCard[]> {
  return query(statement, { value: (rows) => rows.map(toCard), tags: (rows) => [...listTags, ...rowTags(rows)] })
}

function rowTags(rows: readonly { id: number }[]): string[] {
  return rows.map((row) => tags.article(row.id))
}

function toLink({ id, slug, title, publishedAt, categoryId, categorySlug }: LinkRow): ArticleLink {
  return { id, slug, title, publishedAt: publishedAt ?? '', categoryId, categorySlug }
}

export function toCard(row: CardRow): ArticleCard {
  const { coverKey: key, coverAlt: alt, coverWidth: width, coverHeight: height } = row
  return { ...toLink(row), lead: row.lead, cover: key === null ? null : { key, alt, width, height } }
}

/** The ids of the newest articles of one category, or of those next to a position in its list. */
export function newestOf(categoryId: Expression<number>, limit: number, position?: ListPosition) {
  const direction = directionFrom(position)
  return sqlite
    .selectFrom('articles as listed')
    .select('listed.id')
    .where('listed.category_id', '=', categoryId)
    .where('listed.status', '=', 'published')
    .where((eb) => (position ? beyond('listed', position) : eb.lit(true)))
    .orderBy('listed.published_at', direction)
    .orderBy('listed.id', direction)
    .limit(limit)
}

/** Rows come nearest first: newest first going down the list, oldest first going up. */
export function directionFrom(position: ListPosition | undefined): 'asc' | 'desc' {
  return position && 'after' in position ? 'asc' : 'desc'
}

/** That a row stands beyond the position, as a row-value comparison, which SQLite turns into an index range. */
export function beyond(table: 'articles' | 'listed', position: ListPosition) {
  const [comparison, { publishedAt, id }] =
    'before' in position ? [sql.raw('<'), position.before] : [sql.raw('>'), position.after]
  const row = sql.raw(`(${table}.published_at, ${table}.id)`)
  return sql<boolean>`${row} ${comparison} (${publishedAt}, ${id})`
}

/**
 * A page of at most `size` articles from `size + 1` rows fetched in the direction of reading: the extra
 * row only tells that the list goes on.
 */
export function stretch(rows: ArticleCard[], position: ListPosition | undefined, size: number): ArticleList {
  const upwards = directionFrom(position) === 'asc'
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
