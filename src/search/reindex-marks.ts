import { sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'

// Triggers of the content database mark each changed article: a row of `reindex`, with a new stamp after each change.

interface Mark {
  article_id: number
  stamp: string
}

/** Articles that are read and written together: some megabytes. */
const BATCH_ARTICLES = 50

/** Returns the first marked articles. */
export async function markedArticles(content: Executor): Promise<Mark[]> {
  const { results } = await bind(content, firstMarks({})).all<Mark>()
  return results
}

const firstMarks = prepared(() =>
  sqlite.selectFrom('reindex').selectAll().orderBy('article_id').limit(sql.lit(BATCH_ARTICLES)),
)

/**
 * Marks articles again whose mark another run has removed in the meantime: this run may have overwritten a newer
 * entry.
 *
 * @param json the JSON of `Mark[]`.
 */
export const markIfUnmarked = prepared(
  ({ json }: { json: string }) => sql`insert into reindex (article_id, stamp)
    select json_extract(value, '$.article_id'), hex(randomblob(8)) from json_each(${json})
    where json_extract(value, '$.article_id') not in (select article_id from reindex)`,
)

/** Removes marks. An article that has changed again has a new stamp, and stays marked. */
export const unmark = prepared(
  ({ json }: { json: string }) => sql`delete from reindex where (article_id, stamp) in (
    select json_extract(value, '$.article_id'), json_extract(value, '$.stamp') from json_each(${json})
  )`,
)

/**
 * Marks articles.
 *
 * @param json a JSON array of their ids.
 */
export const mark = prepared(
  ({ json }: { json: string }) => sql`insert or replace into reindex (article_id, stamp)
    select value, hex(randomblob(8)) from json_each(${json})`,
)
