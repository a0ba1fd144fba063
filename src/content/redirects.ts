import { sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import { combine, map, type Query, query } from '../db/query.ts'
import { paths } from '../urls/public.ts'
import { published, rowTags } from './articles/columns.ts'

/**
 * Where an address without a page leads: to what a redirect says, or to the article that had this address
 * in the portal it was imported from. `path` may carry a query, as old portals' addresses did. A slash at its
 * end makes no difference.
 */
export function redirectFrom(path: string): Query<string | undefined> {
  const redirect = query(redirectOf({ path }), {
    value: ([row]) => row?.to_path,
    tags: () => [tags.path(path)],
  })
  const article = query(articleOfOldUrl({ path }), {
    value: ([row]) => row,
    tags: (row) => (row ? rowTags([row]) : []),
  })
  return map(
    combine({ redirect, article }),
    ({ redirect, article }) => redirect ?? (article && paths.article(article)),
  )
}

const redirectOf = prepared(({ path }: { path: string }) =>
  sqlite
    .selectFrom('redirects')
    .select('to_path')
    .where('from_path', 'in', withOrWithoutSlash(path))
    .limit(sql.lit(1)),
)

const articleOfOldUrl = prepared(({ path }: { path: string }) =>
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

function withOrWithoutSlash(path: string) {
  return [sql<string>`${path}`, sql<string>`rtrim(${path}, '/')`, sql<string>`rtrim(${path}, '/') || '/'`]
}
