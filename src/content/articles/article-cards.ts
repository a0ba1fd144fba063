import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { sqlite } from '../../db/builder.ts'
import type { ListPosition } from '../../urls/public.ts'
import type { CategoryNode } from '../categories.ts'

/** The data of a link to an article. */
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

/** The data of an article in a list. */
export interface ArticleCard extends ArticleLink {
  lead: string
  cover: Picture | null
}

/** One page of a list, newest first. */
export interface ArticleList {
  articles: ArticleCard[]
  /** The position of the page of older articles; null on the last page. */
  older: ListPosition | null
  /** The position of the page of newer articles; null on the first page. */
  newer: ListPosition | null
  /** On a page that was read towards newer articles: the extra article which shows that the list goes on. */
  lookahead: ArticleCard[]
}

/**
 * Literals for constant values and limits: SQLite plans better with literals than with parameters, above all for
 * limits.
 */
export const published = sql.lit('published' as const)

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

/**
 * A row of `linkColumns`. The type allows a null time, since drafts have none; all lists here are of published
 * articles.
 */
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

export function toLink(row: LinkRow, categories: readonly CategoryNode[]): ArticleLink {
  const { id, slug, title, publishedAt, categoryId } = row
  const category = categories.find((category) => category.id === categoryId)
  return { id, slug, title, publishedAt: publishedAt ?? '', categoryId, categorySlug: category?.slug ?? '' }
}

export function toCard(row: CardRow, categories: readonly CategoryNode[]): ArticleCard {
  const { coverKey: key, coverAlt: alt, coverWidth: width, coverHeight: height } = row
  return {
    ...toLink(row, categories),
    lead: row.lead,
    cover: key === null ? null : { key, alt, width, height },
  }
}

/** Returns the tags of the articles, and of their categories, whose slugs are part of the URLs. */
export function rowTags(rows: readonly { id: number; categoryId: number }[]): string[] {
  const categories = new Set(rows.map((row) => row.categoryId))
  return [...rows.map((row) => tags.article(row.id)), ...[...categories].map(tags.categorySlug)]
}
