import { type Generated, type Selectable, sql } from 'kysely'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Query } from '../../db/query.ts'
import { uncachedRow, uncachedRows } from '../../db/uncached.ts'
import type { Instant } from '../../lib/dates.ts'

/** The tables whose rows go into the bin when they are deleted (migrations/content/repeatable/bin.sql). */
export const binKinds = [
  'articles',
  'pages',
  'categories',
  'link_groups',
  'links',
  'places',
  'schedule_entries',
  'redirects',
  'synonyms',
  'media',
] as const

export type BinKind = (typeof binKinds)[number]

interface BinTable {
  id: Generated<number>
  kind: BinKind
  /** The key of the row in its table. */
  row_key: string
  title: string
  owner: string
  actor: string
  name: string
  deleted_at: Generated<Instant>
  restoring: Generated<0 | 1>
  children: string
  content: string
}

const db = sqlite.withTables<{ bin: BinTable }>()

/** A deleted record in the list of the bin. `name` is that of the actor that deleted it. */
export type BinEntry = Pick<
  Selectable<BinTable>,
  'id' | 'kind' | 'row_key' | 'title' | 'owner' | 'actor' | 'name' | 'deleted_at'
>

const listed = ['id', 'kind', 'row_key', 'title', 'owner', 'actor', 'name', 'deleted_at'] as const

interface BinFilter {
  kinds: readonly BinKind[]
  /** Only articles of this author (`editor:3`). */
  owner?: string | undefined
  /** Only entries with a smaller id than this one: the next page. */
  before?: number | undefined
}

/** Returns what is in the bin, the last deleted first. */
export function binEntries({ kinds, owner, before }: BinFilter, limit: number): Query<BinEntry[]> {
  let select = db.selectFrom('bin').select(listed).where('kind', 'in', kinds).orderBy('id', 'desc')
  if (owner !== undefined) select = select.where('owner', '=', owner)
  if (before !== undefined) select = select.where('id', '<', before)
  return uncachedRows(select.limit(limit).compile())
}

export function binEntryById(id: number): Query<BinEntry | undefined> {
  return uncachedRow(entryOfId({ id }))
}

const entryOfId = prepared(({ id }: { id: number }) =>
  db.selectFrom('bin').select(listed).where('id', '=', id),
)

/** Returns the newest entry of a row that was deleted. */
export function binEntryOf(kind: BinKind, key: string): Query<BinEntry | undefined> {
  return uncachedRow(
    db
      .selectFrom('bin')
      .select(listed)
      .where('kind', '=', kind)
      .where('row_key', '=', key)
      .orderBy('id', 'desc')
      .limit(1)
      .compile(),
  )
}

/** A record that can be deleted. */
export interface Deletable {
  key: string
  title: string
  version: number
}

/** Returns a record, to ask before it is deleted. */
export function deletable(kind: BinKind, key: string): Query<Deletable | undefined> {
  return uncachedRow(
    sql<Deletable>`select cast(row_key as text) as key, title, version from ${sql.table(`deletable_${kind}`)}
      where row_key = ${key}`.compile(sqlite),
  )
}
