import { type CompiledQuery, sql } from 'kysely'
import { tags } from '../cache.ts'
import { bind, type Executor, prepared, sqlite, write } from '../db.ts'
import { type ArticleRow, type CategoryRow, enter, entryOf } from './entry.ts'

export interface Databases {
  /** The content, from which the index is derived. */
  content: Executor
  index: Executor
}

/** Articles that are read and written at a time: some megabytes. */
const BATCH = 50

/**
 * Brings the search index up to date with the content: entries of articles that have changed, come or gone, and the
 * synonyms. Whatever it is interrupted by, it does again.
 *
 * @param most how many articles, about.
 * @returns whether nothing remains.
 * @throws what D1 throws; then nothing is marked as done that is not.
 */
export async function indexStale(
  { content, index }: Databases,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  await copySynonyms({ content, index })
  for (let done = 0; done < most; ) {
    const stale = await nextStale(content)
    if (stale.length === 0) return endRebuild(index)
    const [articles, categories] = await content
      .batch(
        [
          articlesOf({ ids: JSON.stringify(stale.map(({ article_id }) => article_id)) }),
          allCategories({}),
        ].map((statement) => bind(content, statement)),
      )
      .then((results) => results.map(({ results }) => results) as [ArticleRow[], CategoryRow[]])
    const entries = articles.flatMap((article) => entryOf(article, categories) ?? [])
    const statements = [...forget(stale.map(({ article_id }) => article_id)), ...enter(entries)]
    await index.batch(statements.map((statement) => bind(index, statement)))
    await write(content, [{ statements: [settle({ json: JSON.stringify(stale) })], tags: [tags.search] }])
    done += stale.length
  }
  return false
}

/**
 * Begins to make the whole index anew: every article is to be indexed again (by `indexStale`), and in the end what
 * was not is taken out. Until then search goes on with what there is.
 */
export async function startRebuild({ content, index }: Databases): Promise<void> {
  await index.batch(
    ['update state set generation = generation + 1, rebuilding = 1', 'delete from spellings'].map(
      (statement) => index.prepare(statement),
    ),
  )
  await content
    .prepare(
      `insert or replace into reindex (article_id, stamp)
       select id, hex(randomblob(8)) from articles where status = 'published'`,
    )
    .run()
}

/** A new database of the index has nothing: then all of it is made. */
export async function startRebuildIfNew(databases: Databases): Promise<void> {
  const state = await databases.index.prepare('select generation from state').all<{ generation: number }>()
  if (state.results[0]?.generation === 0) await startRebuild(databases)
}

async function endRebuild(index: Executor): Promise<true> {
  const { results } = await index.prepare('select rebuilding from state').all<{ rebuilding: 0 | 1 }>()
  if (results[0]?.rebuilding !== 1) return true
  const old = 'select place from entries where generation < (select generation from state)'
  await index.batch(
    [
      ...INDEXES.map((index) => `delete from ${index} where rowid in (${old})`),
      `delete from entries where place in (${old})`,
      'update state set rebuilding = 0',
    ].map((statement) => index.prepare(statement)),
  )
  return true
}

interface StaleRow {
  article_id: number
  stamp: string
}

async function nextStale(content: Executor): Promise<StaleRow[]> {
  const { results } = await bind(content, staleRows({})).all<StaleRow>()
  return results
}

const staleRows = prepared(() =>
  sqlite.selectFrom('reindex').selectAll().orderBy('article_id').limit(sql.lit(BATCH)),
)

/** What has changed again meanwhile has another stamp, and stays. */
const settle = prepared(
  ({ json }: { json: string }) => sql`delete from reindex where (article_id, stamp) in (
    select json_extract(value, '$.article_id'), json_extract(value, '$.stamp') from json_each(${json})
  )`,
)

const articlesOf = prepared(({ ids }: { ids: string }) =>
  sqlite
    .selectFrom('articles')
    .select([
      'id',
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
    .where('id', 'in', sql<number>`(select value from json_each(${ids}))`)
    .where('status', '=', sql.lit('published')),
)

const allCategories = prepared(() =>
  sqlite.selectFrom('categories').select(['id', 'parent_id', 'slug', 'name']),
)

const INDEXES = ['heads', 'texts'] as const

function forget(ids: number[]): CompiledQuery[] {
  const json = JSON.stringify(ids)
  const places = sql`(select place from entries where article_id in (select value from json_each(${json})))`
  return [
    ...INDEXES.map((index) => sql`delete from ${sql.table(index)} where rowid in ${places}`),
    sql`delete from entries where place in ${places}`,
  ].map((statement) => statement.compile(sqlite))
}

async function copySynonyms({ content, index }: Databases): Promise<void> {
  const [version, groups] = await content.batch<{ version: string; forms: string }>([
    content.prepare('select version from synonyms_version'),
    content.prepare('select forms from synonyms order by id'),
  ])
  const synonyms = groups?.results.map(({ forms }) => JSON.parse(forms)) ?? []
  const current = version?.results[0]?.version ?? ''
  const changed = await index
    .prepare('update state set synonyms = ?1, synonyms_version = ?2 where synonyms_version <> ?2')
    .bind(JSON.stringify(synonyms), current)
    .run()
  if (changed.meta.changes > 0) await write(content, [{ statements: [], tags: [tags.search] }])
}
