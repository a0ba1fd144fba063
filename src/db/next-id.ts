import { type RawBuilder, sql } from 'kysely'

/** The tables whose ids are never given twice, by a trigger that keeps the highest one of a deleted row. */
export type NumberedTable =
  | 'articles'
  | 'categories'
  | 'link_groups'
  | 'links'
  | 'media'
  | 'pages'
  | 'places'
  | 'schedule_entries'
  | 'synonyms'

/**
 * Returns the id of a new row: higher than all that the table has or had. So a deleted row can be restored with its
 * id, and its history is never another row's.
 */
export function nextId(table: NumberedTable): RawBuilder<number> {
  return sql<number>`(select 1 + max(
    coalesce((select max(id) from ${sql.table(table)}), 0),
    coalesce((select id from last_ids where kind = ${sql.lit(table)}), 0)
  ))`
}
