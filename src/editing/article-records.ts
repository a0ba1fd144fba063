import { type SqlBool, sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import { nextId } from '../db/next-id.ts'
import type { Article } from '../db/schema.ts'
import { type FilteredRows, filterByName } from './name-filter.ts'

/** An article of any status, as editors see it. */
export interface StoredArticle extends Article {
  categorySlug: string
  categoryName: string
  coverKey: string | null
}

export async function articleForEditing(db: Executor, id: number): Promise<StoredArticle | undefined> {
  const { results } = await bind(
    db,
    selectStored().where('articles.id', '=', id).compile(),
  ).all<StoredArticle>()
  return results[0]
}

export async function articleOfExternalId(db: Executor, id: string): Promise<StoredArticle | undefined> {
  const select = selectStored().where('articles.external_id', '=', id)
  const { results } = await bind(db, select.compile()).all<StoredArticle>()
  return results[0]
}

function selectStored() {
  return sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .selectAll('articles')
    .select(['categories.slug as categorySlug', 'categories.name as categoryName', 'media.key as coverKey'])
}

export type ListedArticle = Omit<StoredArticle, 'body' | 'coverKey'>

export interface ArticleFilter {
  status?: Article['status'] | 'submitted' | undefined
  /** Slug. */
  category?: string | undefined
  /** Words of the title. */
  text?: string | undefined
  /** `created_by`. */
  createdBy?: string | undefined
  /** The last article of the page before. The list goes on behind it. */
  after?: { updatedAt: string; id: number } | undefined
}

/** Lists articles of all statuses, the last changed first. */
export async function listForEditing(
  db: Executor,
  filter: ArticleFilter,
  limit: number,
): Promise<{ rows: ListedArticle[]; last: FilteredRows<TitleRow>['last'] }> {
  const cursor = filter.after && { updated_at: filter.after.updatedAt, id: filter.after.id }
  const read = async (after: TitleRow | undefined, size: number) => {
    const select = selectFiltered(filter, after ?? cursor)
      .select(['articles.id', 'articles.title', 'articles.updated_at'])
      .limit(size)
    return (await bind(db, select.compile()).all<TitleRow>()).results
  }
  const { rows, last } = await filterByName(read, ({ title }) => title, filter.text ?? '', limit)
  return { rows: await loadListed(db, rows), last }
}

type TitleRow = Pick<ListedArticle, 'id' | 'title' | 'updated_at'>

function selectFiltered(
  { status, category, createdBy }: ArticleFilter,
  after: Pick<TitleRow, 'id' | 'updated_at'> | undefined,
) {
  let select = sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .orderBy('articles.updated_at', 'desc')
    .orderBy('articles.id', 'desc')
  if (status === 'submitted') select = select.where('articles.review', '=', 'submitted')
  else if (status) select = select.where('articles.status', '=', status)
  if (category) select = select.where('categories.slug', '=', category)
  if (createdBy) select = select.where('articles.created_by', '=', createdBy)
  if (after)
    select = select.where(
      sql<SqlBool>`(articles.updated_at, articles.id) < (${after.updated_at}, ${after.id})`,
    )
  return select
}

async function loadListed(db: Executor, titles: readonly TitleRow[]): Promise<ListedArticle[]> {
  const ids = JSON.stringify(titles.map(({ id }) => id))
  const rows = selectFiltered({}, undefined)
    .select([
      'articles.id',
      'articles.status',
      'articles.title',
      'articles.slug',
      'articles.version',
      'articles.review',
      'articles.published_at',
      'articles.updated_at',
      'articles.expires_at',
      'articles.author',
      'articles.organisation',
      'articles.featured_position',
      'articles.created_by',
      'articles.lead',
      'articles.external_id',
      'categories.slug as categorySlug',
      'categories.name as categoryName',
    ])
    .where('articles.id', 'in', sql<number>`(select value from json_each(${ids}))`)
  return (await bind(db, rows.compile()).all<ListedArticle>()).results
}

/**
 * Returns an id that no article has or had. When two requests take the same id, the database refuses the second,
 * which tries again. The id is then further off with each try, so that requests do not collide again and
 * again.
 */
export async function nextArticleId(db: Executor, tries = 1): Promise<number> {
  const select = sql<{ id: number }>`select ${nextId('articles')} as id`.compile(sqlite)
  const { results } = await bind(db, select).all<{ id: number }>()
  return (results[0]?.id ?? 1) + Math.floor(Math.random() * tries * (tries - 1))
}
