import { sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'

// The content marks, by triggers, each article that has changed: a row of `reindex`, with a stamp that is another
// after each change.

interface Mark {
  article_id: number
  stamp: string
}

/** Articles that are read and written at a time: some megabytes. */
const BATCH_ARTICLES = 50

/** The first articles that are marked. */
export async function markedArticles(content: Executor): Promise<Mark[]> {
  const { results } = await bind(content, firstMarks({})).all<Mark>()
  return results
}

const firstMarks = prepared(() =>
  sqlite.selectFrom('reindex').selectAll().orderBy('article_id').limit(sql.lit(BATCH_ARTICLES)),
)

/**
 * Marks articles again whose mark another run has taken away meanwhile: it may have indexed something newer than
 * what was put over it.
 *
 * @param json of `Mark[]`.
 */
export const markIfUnmarked = prepared(
  ({ json }: { json: string }) => sql`insert into reindex (article_id, stamp)
    select json_extract(value, '$.article_id'), hex(randomblob(8)) from json_each(${json})
    where json_extract(value, '$.article_id') not in (select article_id from reindex)`,
)

/** Takes marks away. What has changed again meanwhile has another stamp, and stays marked. */
export const unmark = prepared(
  ({ json }: { json: string }) => sql`delete from reindex where (article_id, stamp) in (
    select json_extract(value, '$.article_id'), json_extract(value, '$.stamp') from json_each(${json})
  )`,
)

/**
 * Marks articles.
 *
 * @param json of their ids.
 */
export const mark = prepared(
  ({ json }: { json: string }) => sql`insert or replace into reindex (article_id, stamp)
    select value, hex(randomblob(8)) from json_each(${json})`,
)
