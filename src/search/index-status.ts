import type { Instant } from '../lib/dates.ts'
import type { Databases } from './databases.ts'
import type { Failure } from './set-aside.ts'

export interface IndexState {
  /** Articles in the index. */
  entries: number
  /** Articles whose entries are out of date. */
  waiting: number
  rebuilding: boolean
  /** How many articles cannot be indexed. */
  setAside: number
  /** The latest of them. */
  latestSetAside: SetAside[]
}

/** An article that cannot be indexed. */
interface SetAside extends Failure {
  since: Instant
  /** When it is tried again. */
  retry_at: Instant
  /** Its title; null if it is gone. */
  title: string | null
}

const MAX_SHOWN_ARTICLES = 100

/** Returns the progress of the index; undefined if it does not answer. */
export async function indexState({ content, index }: Databases): Promise<IndexState | undefined> {
  try {
    const [states, asides] = await index.batch<unknown>([
      index.prepare(
        `select rebuilding, rebuilt_to, (select count(*) from entries) as entries,
          (select count(*) from set_aside) as setAside from state`,
      ),
      index.prepare(
        `select article_id, reason, detail, since, retry_at from set_aside
          order by since desc, article_id desc limit ${MAX_SHOWN_ARTICLES}`,
      ),
    ])
    const row = states?.results[0] as StateRow | undefined
    if (!row) return undefined
    const rebuilding = row.rebuilding === 1
    const rows = (asides?.results ?? []) as Omit<SetAside, 'title'>[]
    const ids = JSON.stringify(rows.map(({ article_id }) => article_id))
    const [counts, titles] = await content.batch<unknown>([
      content
        .prepare(
          `select (select count(*) from reindex)
            + (select count(*) from articles where status = 'published' and id > ?) as count`,
        )
        .bind(rebuilding ? row.rebuilt_to : Number.MAX_SAFE_INTEGER),
      content
        .prepare('select id, title from articles where id in (select value from json_each(?))')
        .bind(ids),
    ])
    const titleOf = new Map(
      ((titles?.results ?? []) as { id: number; title: string }[]).map((t) => [t.id, t.title]),
    )
    return {
      entries: row.entries,
      waiting: (counts?.results[0] as { count: number } | undefined)?.count ?? 0,
      rebuilding,
      setAside: row.setAside,
      latestSetAside: rows.map((aside) => ({ ...aside, title: titleOf.get(aside.article_id) ?? null })),
    }
  } catch (error) {
    console.error('The search index does not answer', error)
    return undefined
  }
}

interface StateRow {
  rebuilding: 0 | 1
  rebuilt_to: number
  entries: number
  setAside: number
}
