import { type CompiledQuery, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { map, type Query } from '../../db/query.ts'
import { uncachedRow } from '../../db/uncached.ts'
import { staleByRestoredArticle } from '../articles/commands.ts'
import { staleByRestoredCategory } from '../category-invalidation.ts'
import { staleByRestoredLinks } from '../links.ts'
import { staleByRestoredPlace } from '../places.ts'
import { staleByRestoredEntry } from '../schedule.ts'
import { staleByRestoredPage } from '../static-pages.ts'
import type { BinEntry, BinKind } from './bin-entries.ts'

/** What the bin has of a record: its columns, and those of the rows that were deleted with it, by their tables. */
export interface BinContent {
  columns: readonly string[]
  children: Readonly<Record<string, readonly string[]>>
}

/** Returns what the bin has of a record, without the values. */
export function binContent(id: number): Query<BinContent | undefined> {
  const columnsOf = (json: string) => sql`(select json_group_array(key) from json_each(${sql.raw(json)}))`
  const select = sql<{ columns: string; children: string }>`
    select ${columnsOf('content')} as columns, (
      select json_group_object(child.key, json(${columnsOf("child.value -> '$[0]'")}))
      from json_each(children) child where json_array_length(child.value) > 0
    ) as children
    from bin where id = ${id}`
  return map(uncachedRow(select.compile(sqlite)), (row) => {
    if (!row) return undefined
    return { columns: JSON.parse(row.columns), children: JSON.parse(row.children) } as BinContent
  })
}

/**
 * Puts a record back as it was, with its id and the rows that were deleted with it, and takes it out of the bin. Its
 * version is two higher: the deletion is one change, and this is another. The first statement changes no row if the
 * record is not in the bin any more.
 *
 * The database refuses it while another record has its name, or while what it belongs to is missing.
 */
export function restoreFromBin(
  { id, kind, row_key }: Pick<BinEntry, 'id' | 'kind' | 'row_key'>,
  { columns, children }: BinContent,
): Command {
  const restored = [
    insertion(id, kind, columns, '$'),
    ...Object.entries(children).map(([table, columns]) => insertion(id, table, columns, `$.${table}`)),
  ]
  return {
    statements: [
      sql`update bin set restoring = 1 where id = ${id}`.compile(sqlite),
      ...restored,
      sql`delete from bin where id = ${id}`.compile(sqlite),
    ],
    ...staleByRestored[kind](row_key),
  }
}

/** The names are those that the triggers of the database have written. */
function insertion(id: number, table: string, columns: readonly string[], path: string): CompiledQuery {
  const rows =
    path === '$'
      ? sql`bin, json_each(json_array(json(bin.content))) row`
      : sql`bin, json_each(bin.children, ${sql.lit(path)}) row`
  const values = columns.map((column) => {
    const value = sql`json_extract(row.value, ${sql.lit(`$.${column}`)})`
    if (column === 'version') return sql`${value} + 2`
    if (column === 'changed_at') return sql`max(${value}, deleted_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))`
    return value
  })
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from ${rows} where bin.id = ${id}`.compile(sqlite)
}

/** What goes stale when a record of a kind comes back, by its key. */
const staleByRestored: Readonly<Record<BinKind, (key: string) => Omit<Command, 'statements'>>> = {
  articles: (key) => staleByRestoredArticle(Number(key)),
  pages: (key) => staleByRestoredPage(Number(key)),
  categories: (key) => staleByRestoredCategory(Number(key)),
  link_groups: () => staleByRestoredLinks,
  links: () => staleByRestoredLinks,
  places: () => staleByRestoredPlace,
  schedule_entries: (key) => staleByRestoredEntry(Number(key)),
  redirects: (path) => ({ stale: [tags.path(path)] }),
  // The trigger of the table renews the version of the synonyms.
  synonyms: () => ({}),
  // A file that is missing is not cached.
  media: () => ({}),
}
