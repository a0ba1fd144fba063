import { type CompiledQuery, sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import { write } from '../db/command.ts'
import { type ArticleRow, type CategoryRow, enter, entryOf } from './index-entry.ts'

export interface Databases {
  /** The content, from which the index is derived. */
  content: Executor
  index: Executor
}

/** Articles that are read and written at a time: some megabytes. */
const BATCH = 50
/** A rebuild has time: it keeps the content's database, which pages are read from, busy for no more than milliseconds. */
const REBUILD_BATCH = 10

/**
 * Brings the search index up to date with the content: entries of articles that have changed, come or gone, and the
 * synonyms; then goes on with a rebuild, if there is one. Whatever it is interrupted by, it does again.
 *
 * @param most how many articles, about.
 * @returns whether nothing remains.
 * @throws what D1 throws; then nothing is marked as done that is not.
 */
export async function indexStale(databases: Databases, most = Number.POSITIVE_INFINITY): Promise<boolean> {
  await copySynonyms(databases)
  for (let done = 0; done < most; ) {
    const indexed = (await indexChanged(databases)) || (await rebuildFurther(databases))
    if (indexed === 0) return true
    done += indexed
  }
  return false
}

/** Indexes some articles that have changed. Returns how many. */
async function indexChanged({ content, index }: Databases): Promise<number> {
  const stale = await nextStale(content)
  if (stale.length === 0) return 0
  const ids = stale.map(({ article_id }) => article_id)
  const [articles, categories] = await rowsOf(content, articlesOf({ ids: JSON.stringify(ids) }))
  await put(index, ids, articles, categories)
  const json = JSON.stringify(stale)
  const [overtaken = 0] = await write(content, [
    { statements: [markOvertaken({ json }), settle({ json })], tags: [tags.search] },
  ])
  // Who has overtaken this one may be at it again: not both at the same pace.
  if (overtaken > 0) await pause(Math.random() * 200)
  return stale.length
}

/**
 * Begins to make the whole index anew: `indexStale` indexes every article, and in the end takes out what it has not
 * seen. Until then search goes on with what there is.
 */
export async function startRebuild({ index }: Pick<Databases, 'index'>): Promise<void> {
  await index.batch(
    [
      'update state set generation = generation + 1, rebuilding = 1, rebuilt_to = 0',
      'delete from spellings',
    ].map((statement) => index.prepare(statement)),
  )
}

/** A new database of the index has nothing: then all of it is made. */
export async function startRebuildIfNew(databases: Pick<Databases, 'index'>): Promise<void> {
  const state = await databases.index.prepare('select generation from state').all<{ generation: number }>()
  if (state.results[0]?.generation === 0) await startRebuild(databases)
}

/** Indexes the next articles of a rebuild, or ends it. Returns how many. */
async function rebuildFurther({ content, index }: Databases): Promise<number> {
  const began = Date.now()
  const { results } = await index
    .prepare('select rebuilding, rebuilt_to from state')
    .all<{ rebuilding: 0 | 1; rebuilt_to: number }>()
  if (results[0]?.rebuilding !== 1) return 0
  const [articles, categories] = await rowsOf(content, articlesAfter({ id: results[0].rebuilt_to }))
  const ids = articles.map(({ id }) => id)
  const last = ids.at(-1)
  if (last === undefined) return endRebuild({ content, index })
  const reached = index.prepare('update state set rebuilt_to = ?').bind(last)
  await put(index, ids, articles, categories, reached)
  await indexAgain(content, await changedSince(content, articles))
  await pause(2 * (Date.now() - began))
  return ids.length
}

/** Those of the articles that are not any more as they were read: whoever has indexed them meanwhile has been overwritten. */
async function changedSince(content: Executor, articles: readonly ReadRow[]): Promise<number[]> {
  const json = JSON.stringify(articles.map(({ id, version }) => ({ id, version })))
  const { results } = await bind(content, changed({ json })).all<{ id: number }>()
  return results.map(({ id }) => id)
}

async function indexAgain(content: Executor, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await write(content, [{ statements: [mark({ json: JSON.stringify(ids) })] }])
}

async function endRebuild({ content, index }: Databases): Promise<0> {
  const old = 'select place from entries where generation < (select generation from state)'
  await index.batch(
    [
      ...INDEXES.map((index) => `delete from ${index} where rowid in (${old})`),
      `delete from entries where place in (${old})`,
      'update state set rebuilding = 0',
    ].map((statement) => index.prepare(statement)),
  )
  await write(content, [{ statements: [], tags: [tags.search] }])
  return 0
}

type ReadRow = ArticleRow & { version: number }

/** Articles, and all categories. */
async function rowsOf(
  content: Executor,
  articles: CompiledQuery<ReadRow>,
): Promise<[ReadRow[], CategoryRow[]]> {
  const results = await content.batch<never>(
    [articles, allCategories({})].map((statement) => bind(content, statement)),
  )
  return [results[0]?.results ?? [], results[1]?.results ?? []]
}

/** Replaces the entries of these ids. */
async function put(
  index: Executor,
  ids: readonly number[],
  articles: readonly ArticleRow[],
  categories: readonly CategoryRow[],
  ...more: D1PreparedStatement[]
): Promise<void> {
  const entries = articles.flatMap((article) => entryOf(article, categories) ?? [])
  const statements = [...forget(ids), ...enter(entries)].map((statement) => bind(index, statement))
  await index.batch([...statements, ...more])
}

interface StaleRow {
  article_id: number
  stamp: string
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function nextStale(content: Executor): Promise<StaleRow[]> {
  const { results } = await bind(content, staleRows({})).all<StaleRow>()
  return results
}

const staleRows = prepared(() =>
  sqlite.selectFrom('reindex').selectAll().orderBy('article_id').limit(sql.lit(BATCH)),
)

/** What somebody else has settled meanwhile may have been newer than what was put over it. */
const markOvertaken = prepared(
  ({ json }: { json: string }) => sql`insert into reindex (article_id, stamp)
    select json_extract(value, '$.article_id'), hex(randomblob(8)) from json_each(${json})
    where json_extract(value, '$.article_id') not in (select article_id from reindex)`,
)

const mark = prepared(
  ({ json }: { json: string }) => sql`insert or replace into reindex (article_id, stamp)
    select value, hex(randomblob(8)) from json_each(${json})`,
)

const changed = prepared(
  ({ json }: { json: string }) => sql<{
    id: number
  }>`select json_extract(value, '$.id') as id from json_each(${json})
    where not exists (
      select 1 from articles where id = json_extract(value, '$.id') and version = json_extract(value, '$.version')
    )`,
)

/** What has changed again meanwhile has another stamp, and stays. */
const settle = prepared(
  ({ json }: { json: string }) => sql`delete from reindex where (article_id, stamp) in (
    select json_extract(value, '$.article_id'), json_extract(value, '$.stamp') from json_each(${json})
  )`,
)

const articlesOf = prepared(({ ids }: { ids: string }) =>
  publishedArticles().where('id', 'in', sql<number>`(select value from json_each(${ids}))`),
)

const articlesAfter = prepared(({ id }: { id: number }) =>
  publishedArticles().where('id', '>', id).orderBy('id').limit(sql.lit(REBUILD_BATCH)),
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
    ])
    .select(['cover_caption', 'body'])
    .where('status', '=', sql.lit('published'))
}

const allCategories = prepared(() =>
  sqlite.selectFrom('categories').select(['id', 'parent_id', 'slug', 'name']),
)

const INDEXES = ['heads', 'texts'] as const

function forget(ids: readonly number[]): CompiledQuery[] {
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
