import { sql } from 'kysely'
import { type BinEntry, type BinKind, binKinds } from '../content/bin/bin-entries.ts'
import { bind, sqlite } from '../db/builder.ts'

/** Why something cannot be restored now. */
export type RestoreObstacle =
  /** Another record has its name, which is unique: the value, and the title of that record. */
  | { code: 'taken'; value: string; by: string }
  /** What it belongs to was deleted: its title and kind. */
  | { code: 'missing'; kind: BinKind; title: string }
  | { code: 'unknown' }

/** The records that a record belongs to, by the columns of their ids. */
const references: Readonly<Partial<Record<BinKind, Readonly<Record<string, BinKind>>>>> = {
  articles: { category_id: 'categories', cover_media_id: 'media' },
  categories: { parent_id: 'categories' },
  links: { group_id: 'link_groups' },
}

/** Finds out why the database has refused to restore an entry of the bin. */
export async function obstacleOf(
  db: D1Database,
  { id, kind }: Pick<BinEntry, 'id' | 'kind'>,
  { message }: Error,
): Promise<RestoreObstacle> {
  const [, table, column] = /UNIQUE constraint failed: (?:[\w.]+, )*(\w+)\.(\w+)/.exec(message) ?? []
  if (table !== undefined && column !== undefined && binKinds.some((one) => one === table)) {
    const select = sql<{ value: string; by: string }>`
      select cast(bin.content ->> ${column} as text) as value, present.title as "by"
      from bin left join ${sql.table(table)} row on row.${sql.ref(column)} = bin.content ->> ${column}
        left join ${sql.table(`deletable_${table}`)} present
          on present.row_key = row.${sql.ref(table === 'redirects' ? 'from_path' : 'id')}
      where bin.id = ${id} limit 1`
    const taken = await bind(db, select.compile(sqlite)).first<{ value: string; by: string }>()
    return taken ? { code: 'taken', ...taken, by: taken.by ?? '' } : { code: 'unknown' }
  }
  for (const [reference, to] of Object.entries(references[kind] ?? {})) {
    const select = sql<{ title: string }>`
      select owner.title from bin join bin owner
        on owner.kind = ${to} and owner.row_key = cast(bin.content ->> ${reference} as text)
      where bin.id = ${id} and not exists (select 1 from ${sql.table(to)} where id = bin.content ->> ${reference})
      order by owner.id desc limit 1`
    const owner = await bind(db, select.compile(sqlite)).first<{ title: string }>()
    if (owner) return { code: 'missing', kind: to, title: owner.title }
  }
  return { code: 'unknown' }
}
