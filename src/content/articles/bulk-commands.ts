import { type CompiledQuery, sql } from 'kysely'
import { EVERYTHING } from '../../cache/tags.ts'
import { type Executor, prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { nextId } from '../../db/next-id.ts'
import { query, read } from '../../db/query.ts'
import type { Article, EditingColumn } from '../../db/schema.ts'

/** An article of another system. `external_id` identifies it there. */
export type ImportedArticle = Omit<
  Article,
  'id' | 'version' | 'category_id' | 'updated_at' | EditingColumn
> & {
  external_id: string
  /** Null: the article stays in its category; a new one goes to the importer's default. */
  category_id: number | null
  /** Null if the record names no change after publishing. */
  updated_at: string | null
}

const importedColumns = [
  'external_id',
  'old_url',
  'category_id',
  'status',
  'published_at',
  'published_day',
  'first_published_at',
  'updated_at',
  'expires_at',
  'featured_position',
  'slug',
  'title',
  'lead',
  'author',
  'organisation',
  'cover_media_id',
  'cover_alt',
  'cover_caption',
  'body',
] satisfies (keyof ImportedArticle)[]

const notCompared: readonly string[] = ['external_id', 'first_published_at']
/** Null in these columns keeps the editors' choice. */
const keptIfMissing: readonly string[] = ['category_id', 'featured_position', 'cover_media_id']
/** Null in these columns is not a difference. A record without a time of change is compared by its other columns. */
const optionalColumns: readonly string[] = ['updated_at', ...keptIfMissing]

/** The stored state of an imported article. */
export interface StoredArticle {
  external_id: string
  id: number
  version: number
  category_id: number
  first_published_at: string | null
  /** 1 if storing the record would change nothing. */
  same: 0 | 1
}

/** Finds the stored state of these articles by external id. The database compares, so no body travels back. */
export async function storedArticles(
  db: Executor,
  articles: readonly ImportedArticle[],
): Promise<Map<string, StoredArticle>> {
  const statement = comparison({ json: JSON.stringify(articles) })
  const { values } = await read(db, { stored: query(statement, { value: (rows) => rows, tags: () => [] }) })
  return new Map(values.stored.map((row) => [row.external_id, row]))
}

const comparison = prepared(({ json }: { json: string }) => {
  const differences = importedColumns
    .filter((column) => !notCompared.includes(column))
    .map((column) => {
      const differs = sql`articles.${sql.raw(column)} is not record.${sql.raw(column)}`
      return optionalColumns.includes(column)
        ? sql`(record.${sql.raw(column)} is not null and ${differs})`
        : differs
    })
  return sqlite
    .selectFrom(recordsOf(json).as('record'))
    .innerJoin('articles', 'articles.external_id', 'record.external_id')
    .select([
      'record.external_id',
      'articles.id',
      'articles.version',
      'articles.category_id',
      'articles.first_published_at',
      sql<0 | 1>`not (${sql.join(differences, sql` or `)})`.as('same'),
    ])
})

/**
 * Selects the rows of a JSON array. It is one parameter for any number of articles; D1 accepts a hundred parameters.
 */
function recordsOf(json: string) {
  const columns = importedColumns.map(
    (column) => sql`json_extract(value, ${sql.lit(`$.${column}`)}) as ${sql.ref(column)}`,
  )
  return sql<ImportedArticle>`(select ${sql.join(columns)} from json_each(${json}))`
}

/** Adds articles. An article without a time of change gets its publishing time. */
export function addArticles(articles: readonly ImportedArticle[], now: string): Command {
  const rows = articles.map((article) => ({
    ...article,
    updated_at: article.updated_at ?? article.published_at ?? now,
  }))
  return bulkCommand(insertion({ json: JSON.stringify(rows) }))
}

/** An interrupted import leaves pages stale for this long. */
const PURGE_DELAY_SECONDS = 60

/** Makes one of many changes. They can show on any page, so the end of the import purges everything once. */
function bulkCommand(statement: CompiledQuery): Command {
  return { statements: [statement], stale: [EVERYTHING], purgeDelay: PURGE_DELAY_SECONDS }
}

/** Ends an import: makes the purge of its changes due now. Does nothing if the import changed nothing. */
export function finishImport(): Command {
  const due = sqlite
    .updateTable('outbox')
    .set({ due_at: sql<number>`unixepoch('subsec')` })
    .where('tag', '=', EVERYTHING)
    .where('lease', 'is', null)
    .where('again', '=', 0)
  return { statements: [due.compile()] }
}

const insertion = prepared(({ json }: { json: string }) =>
  sqlite
    .insertInto('articles')
    .columns(['id', ...importedColumns])
    .expression(
      sqlite
        .selectFrom(recordsOf(json).as('record'))
        .select(sql<number>`${nextId('articles')} + row_number() over () - 1`.as('id'))
        .select(importedColumns.map((column) => `record.${column}` as const)) as never,
    ),
)

/** Replaces stored articles. `stored` is their state as read; a later change aborts the write (stale version). */
export function replaceArticles(
  changes: readonly { stored: StoredArticle; article: ImportedArticle }[],
  now: string,
): Command {
  const rows = changes.map(({ stored, article }) => ({
    ...article,
    id: stored.id,
    version: stored.version + 1,
    first_published_at: stored.first_published_at ?? article.first_published_at,
    updated_at: article.updated_at ?? now,
  }))
  return bulkCommand(replacement({ json: JSON.stringify(rows) }))
}

const replacement = prepared(({ json }: { json: string }) => {
  const columns = ['version', ...importedColumns] as const
  const values = columns.map((column) => {
    const value = sql`json_extract(record.value, ${sql.lit(`$.${column}`)})`
    return [
      column,
      keptIfMissing.includes(column) ? sql`coalesce(${value}, ${sql.ref(`articles.${column}`)})` : value,
    ]
  })
  return sqlite
    .updateTable('articles')
    .from(sql<{ value: string }>`json_each(${json})`.as('record'))
    .set(Object.fromEntries(values))
    .where('articles.id', '=', sql<number>`json_extract(record.value, '$.id')`)
})
