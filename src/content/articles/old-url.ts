import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import { type Query, query } from '../../db/query.ts'
import { withOrWithoutSlash } from '../redirects.ts'
import { type ArticleLink, published, rowTags } from './article-cards.ts'

/** The parts of an article's URL. */
type ArticleUrlParts = Pick<ArticleLink, 'id' | 'slug' | 'categoryId' | 'categorySlug'>

/**
 * Returns the visible article that had a URL in the old portal. `path` may contain a query, as old portals' URLs did.
 * A slash at its end makes no difference.
 */
export function articleOfOldUrl(path: string): Query<ArticleUrlParts | undefined> {
  return query(articleAt({ path }), {
    value: ([row]) => row,
    tags: (row) => (row ? rowTags([row]) : [tags.path(path)]),
  })
}

const articleAt = prepared(({ path }: { path: string }) =>
  sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select([
      'articles.id',
      'articles.slug',
      'articles.category_id as categoryId',
      'categories.slug as categorySlug',
    ])
    .where('articles.old_url', 'in', withOrWithoutSlash(path))
    .where('articles.status', '=', published)
    .limit(sql.lit(1)),
)
