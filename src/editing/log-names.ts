import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { LogEntry } from './audit-log.ts'

/** The table that each column of ids in the log points to. */
export const idColumns: Readonly<Record<string, string>> = {
  category_id: 'categories',
  parent_id: 'categories',
  group_id: 'link_groups',
  cover_media_id: 'media',
  media_id: 'media',
  article_id: 'articles',
  editor_id: 'editors',
}

/** Names of records by table and id, as `namesIn` finds them. */
export type RecordNames = ReadonlyMap<string, string>

export const nameKey = (table: string, id: unknown) => `${table}:${id}`

/**
 * Finds the names of all records that entries of the log point to: their present names, or for removed records the
 * last ones that the log has.
 */
export async function namesIn(db: Executor, entries: readonly LogEntry[]): Promise<RecordNames> {
  const references = entries.flatMap(({ subject, subject_id, before, after }) => [
    { table: subject, id: subject_id },
    ...[before, after].flatMap((json) =>
      Object.entries(JSON.parse(json ?? '{}') as Record<string, unknown>).flatMap(([column, id]) => {
        const table = idColumns[column]
        return table && id !== null ? [{ table, id: String(id) }] : []
      }),
    ),
  ])
  if (references.length === 0) return new Map()
  const wanted = sql`json_each(${JSON.stringify(references)})`
  const lastNames = sql<Named>`
    select subject || ':' || subject_id as key, title as name from audit_log
    where id in (
      select max(log.id) from audit_log log join ${wanted} one
        on log.subject = one.value ->> 'table' and log.subject_id = one.value ->> 'id'
      where log.title <> '' group by log.subject, log.subject_id
    )`
  const presentNames = Object.entries(nameColumns).map(
    ([table, name]) => sql<Named>`
      select ${sql.lit(`${table}:`)} || id as key, ${sql.raw(name)} as name from ${sql.table(table)}
      where id in (select cast(value ->> 'id' as integer) from ${wanted} where value ->> 'table' = ${sql.lit(table)})`,
  )
  const results = await db.batch<Named>(
    [lastNames, ...presentNames].map((select) => bind(db, select.compile(sqlite))),
  )
  // A present name replaces the last one of the log.
  const named = results.flatMap(({ results }) => results).filter(({ name }) => name !== '')
  return new Map(named.map(({ key, name }) => [key, name]))
}

interface Named {
  key: string
  name: string
}

/** How the records of a table are named, in SQL. */
const nameColumns: Readonly<Record<string, string>> = {
  categories: 'name',
  link_groups: 'name',
  media: 'name',
  articles: 'title',
  editors: "iif(name = '', email, name)",
}
