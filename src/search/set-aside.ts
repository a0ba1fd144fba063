import { sql } from 'kysely'
import { prepared } from '../db/builder.ts'

// Articles that cannot be indexed: each is named with its reason, and tried again after pauses that double.

/** `unreadable`: no entry can be made of the article. `refused`: the index does not accept its entry. */
export type Reason = 'unreadable' | 'refused'

export interface Failure {
  article_id: number
  reason: Reason
  /** The error's own words. */
  detail: string
}

const MAX_DETAIL_CHARACTERS = 300
/** The longest pause before an article is tried again: a day. */
const MAX_PAUSE_MINUTES = 1_440
/** Articles that one run tries again at most. */
const MAX_RETRIED_ARTICLES = 50

/** Makes the failure of an article, and logs it. */
export function failureOf(article_id: number, reason: Reason, error: unknown): Failure {
  console.error(`Article ${article_id} is set aside by the search index: ${reason}`, error)
  const detail = error instanceof Error ? error.message : String(error)
  return { article_id, reason, detail: detail.slice(0, MAX_DETAIL_CHARACTERS) }
}

/**
 * Tells whether an error of D1 is about what was written: it breaks a constraint, or is too big. Other errors are about
 * the index, which would refuse every article.
 */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && /SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)|D1_TYPE_ERROR/.test(error.message)
}

/**
 * Sets articles aside.
 *
 * @param json the JSON of `Failure[]`.
 */
export const setAside = prepared(
  ({ json }: { json: string }) => sql`insert into set_aside
      (article_id, reason, detail, since, attempts, retry_at, generation)
    select json_extract(value, '$.article_id'), json_extract(value, '$.reason'), json_extract(value, '$.detail'),
      ${NOW}, 1, ${nowAfter(sql`1`)}, (select generation from state)
    from json_each(${json}) where true
    on conflict (article_id) do update set reason = excluded.reason, detail = excluded.detail,
      attempts = attempts + 1, retry_at = ${nowAfter(sql`attempts + 1`)}, generation = excluded.generation`,
)

/**
 * Ends that articles are set aside.
 *
 * @param json a JSON array of their ids.
 */
export const takeBack = prepared(
  ({ json }: { json: string }) =>
    sql`delete from set_aside where article_id in (select value from json_each(${json}))`,
)

/** Articles whose pause is over. */
export const dueAgain = prepared(
  () => sql<{ article_id: number }>`select article_id from set_aside where retry_at <= ${NOW}
    order by retry_at limit ${sql.lit(MAX_RETRIED_ARTICLES)}`,
)

const NOW = sql`strftime('%Y-%m-%dT%H:%M:%SZ', 'now')`

/** Two minutes after the first attempt, then twice as long after each. */
function nowAfter(attempts: ReturnType<typeof sql>) {
  const minutes = sql`min(1 << min(${attempts}, 20), ${sql.lit(MAX_PAUSE_MINUTES)})`
  return sql`strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+' || ${minutes} || ' minutes')`
}
