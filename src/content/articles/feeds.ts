import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import { type Query, query } from '../../db/query.ts'
import {
  type ArticleCard,
  type ArticleLink,
  published,
  selectCards,
  selectLinks,
  toLink,
} from './article-cards.ts'
import { cards, withCategories } from './query-helpers.ts'

export const FEED_SIZE = 20
/** Ids in a sitemap chunk. A sitemap may hold 50,000 URLs (sitemaps.org). */
export const ARTICLES_PER_SITEMAP = 1000

/** Returns the articles in the feed of the whole site. */
export function newestArticles(): Query<ArticleCard[]> {
  return cards(newest({}), [tags.newest])
}

const newest = prepared(() =>
  selectCards()
    .where('articles.status', '=', published)
    .orderBy('articles.published_day', 'desc')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(sql.lit(FEED_SIZE)),
)

/** Returns the number of sitemap chunks. Chunk n, from 1, holds the ids up to n × 1,000. */
export function sitemapChunks(): Query<number> {
  return query(lastId({}), {
    value: ([row]) => Math.ceil((row?.last ?? 0) / ARTICLES_PER_SITEMAP),
    tags: () => [tags.sitemaps],
  })
}

const lastId = prepared(() => sqlite.selectFrom('articles').select((eb) => eb.fn.max('id').as('last')))

export type SitemapEntry = ArticleLink & { updatedAt: string }

export function sitemapChunk(chunk: number): Query<SitemapEntry[]> {
  const above = (chunk - 1) * ARTICLES_PER_SITEMAP
  return withCategories(articlesOfIds({ above, upTo: above + ARTICLES_PER_SITEMAP }), {
    value: (rows, categories) =>
      rows.map((row) => ({ ...toLink(row, categories), updatedAt: row.updatedAt })),
    tags: (entries) => {
      const categories = new Set(entries.map(({ categoryId }) => categoryId))
      return [tags.sitemap(chunk), ...[...categories].map(tags.categorySlug)]
    },
  })
}

const articlesOfIds = prepared(({ above, upTo }: { above: number; upTo: number }) =>
  selectLinks()
    .select('articles.updated_at as updatedAt')
    .where('articles.id', '>', above)
    .where('articles.id', '<=', upTo)
    // The unary plus keeps SQLite on the primary key, whose range is short.
    .where(sql<boolean>`+articles.status = 'published'`)
    .orderBy('articles.id'),
)
