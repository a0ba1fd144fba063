import { type RawBuilder, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'

/** How many articles the block shows (migrations/content: `layout_now`). */
const MAX_MOST_READ_ARTICLES = 5

/** Stores the most read articles, most read first. The list is longer than the block, as some may be withdrawn. */
export function setMostRead(ids: readonly number[]): Command {
  const json = JSON.stringify(ids)
  return {
    statements: [
      sqlite.updateTable('most_read').set({ articles: json }).where('articles', '!=', json).compile(),
    ],
    staleBefore: [staleIfChanged({ json })],
  }
}

/** Selects `id` and `place` of the articles that pages show of a list of the most read. */
export function visibleMostRead(json: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select listed.value as id, listed.key as place
    from json_each(${json}) listed cross join articles a on a.id = listed.value
    where a.status = 'published' order by listed.key limit ${sql.lit(MAX_MOST_READ_ARTICLES)}
  )`
}

/** The stored list. */
export const storedMostRead = sql`(select articles from most_read)`

const staleIfChanged = prepared(({ json }: { json: string }) => {
  const shown = (list: RawBuilder<unknown>) =>
    sql`(select json_group_array(id order by place) from ${visibleMostRead(list)})`
  return sql<{ tag: string }>`select ${sql.lit(tags.mostRead)} as tag
    where ${shown(storedMostRead)} <> ${shown(sql`${json}`)}`
})
