import { type CompiledQuery, sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import type { ArticleRow, CategoryRow } from './index-entry.ts'

/** The content that entries are made of: published articles, and all categories. */
export interface ContentRows {
  articles: VersionedRow[]
  categories: CategoryRow[]
}

type VersionedRow = ArticleRow & { version: number }

/**
 * A rebuild is not urgent. With so few articles a batch, the content's database, which serves the pages, is busy for
 * only milliseconds.
 */
const REBUILD_BATCH_ARTICLES = 10

/** Reads the published articles among these ids. */
export function publishedOf(content: Executor, ids: readonly number[]): Promise<ContentRows> {
  return rowsOf(content, articlesOf({ ids: JSON.stringify(ids) }))
}

/** Reads the next published articles after an id: one batch of a rebuild. */
export function publishedAfter(content: Executor, id: number): Promise<ContentRows> {
  return rowsOf(content, articlesAfter({ id }))
}

async function rowsOf(content: Executor, articles: CompiledQuery<VersionedRow>): Promise<ContentRows> {
  const results = await content.batch<never>(
    [articles, allCategories({})].map((statement) => bind(content, statement)),
  )
  return { articles: results[0]?.results ?? [], categories: results[1]?.results ?? [] }
}

const articlesOf = prepared(({ ids }: { ids: string }) =>
  publishedArticles().where('id', 'in', sql<number>`(select value from json_each(${ids}))`),
)

const articlesAfter = prepared(({ id }: { id: number }) =>
  publishedArticles().where('id', '>', id).orderBy('id').limit(sql.lit(REBUILD_BATCH_ARTICLES)),
)

function publishedArticles() {
  return sqlite
    .selectFrom('articles')
    .select([
      'id',
      'version',
      'published_at',
      'slug',
      'category_id',
      'title',
      'lead',
      'author',
      'organisation',
      'cover_caption',
      'body',
    ])
    .where('status', '=', sql.lit('published'))
}

const allCategories = prepared(() =>
  sqlite.selectFrom('categories').select(['id', 'parent_id', 'slug', 'name']),
)

/** Returns the ids of those articles that have changed since they were read. */
export async function changedSince(
  content: Executor,
  articles: readonly Pick<VersionedRow, 'id' | 'version'>[],
): Promise<number[]> {
  const json = JSON.stringify(articles.map(({ id, version }) => ({ id, version })))
  const { results } = await bind(content, changed({ json })).all<{ id: number }>()
  return results.map(({ id }) => id)
}

const changed = prepared(
  ({ json }: { json: string }) => sql<{
    id: number
  }>`select json_extract(value, '$.id') as id from json_each(${json})
    where not exists (
      select 1 from articles where id = json_extract(value, '$.id') and version = json_extract(value, '$.version')
    )`,
)
