import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Query } from '../../db/query.ts'
import type { Article } from '../../db/schema.ts'
import { type ArticleLink, linkColumns, toLink } from './article-cards.ts'
import { withCategories } from './query-helpers.ts'

/** An article with its title, in any status: for editors. */
export type TitledArticle = ArticleLink & Pick<Article, 'status'>

/** Returns those articles of these ids that still exist. */
export function articlesByIds(ids: readonly number[]): Query<ReadonlyMap<number, TitledArticle>> {
  return withCategories(ofIds({ json: JSON.stringify(ids) }), {
    value: (rows, categories) =>
      new Map(rows.map((row) => [row.id, { ...toLink(row, categories), status: row.status }])),
    tags: () => ids.map(tags.article),
  })
}

const ofIds = prepared(({ json }: { json: string }) =>
  sqlite
    .selectFrom('articles')
    .select([...linkColumns, 'articles.status'])
    .where('articles.id', 'in', sql<number>`(select value from json_each(${json}))`),
)
