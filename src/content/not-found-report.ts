import { sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, read } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'
import { type Day, dayOf, mondayOf } from '../lib/dates.ts'
import { siteSettings } from './layout.ts'
import type { RedirectsTable } from './redirects.ts'

/** The report stores at most this many paths a week, so that random requests do not fill the database. */
const MAX_PATHS_PER_WEEK = 500
/** In characters. */
export const MAX_PATH_LENGTH = 200
/** How many requests one isolate records in a minute. */
const MAX_RECORDED_PER_MINUTE = 60

let minute = 0
let recorded = 0

/**
 * Records a request for a path without a page, for the editors' report of dead links. It does not count all requests
 * of a flood. Weeks begin in the site's time zone.
 *
 * @throws what D1 throws.
 */
export async function recordNotFound(db: Executor, path: string, now: Date): Promise<void> {
  const current = Math.floor(now.getTime() / 60_000)
  if (current !== minute) [minute, recorded] = [current, 0]
  if (++recorded > MAX_RECORDED_PER_MINUTE) return
  const { values } = await read(db, { settings: siteSettings() })
  const week = mondayOf(dayOf(now, values.settings.time_zone))
  const short = path.slice(0, MAX_PATH_LENGTH)
  const statement = sql`insert into not_found_paths (week, path, count)
    select ${week}, ${short}, 1
    where exists (select 1 from not_found_paths where week = ${week} and path = ${short})
      or (select count(*) from not_found_paths where week = ${week}) < ${sql.lit(MAX_PATHS_PER_WEEK)}
    on conflict (week, path) do update set count = count + 1`
  await bind(db, statement.compile(sqlite)).run()
}

/** A path that readers requested without result, and its redirect, if there is one by now. */
export interface NotFoundPath {
  week: Day
  path: string
  count: number
  /** The path that it redirects to; null if it has no redirect. */
  redirect: string | null
}

const MAX_REPORTED_PATHS = 100

/** Returns the paths of the last four weeks that were not found: the newest week first, in it the most requested. */
export function notFoundReport(): Query<NotFoundPath[]> {
  return uncachedRows(recentlyNotFound({}))
}

const recentlyNotFound = prepared(() =>
  sqlite
    .withTables<{ redirects: RedirectsTable }>()
    .selectFrom('not_found_paths')
    .leftJoin('redirects', 'from_path', 'path')
    .select(['week', 'path', 'count', 'to_path as redirect'])
    .where(sql<boolean>`week >= date('now', '-28 days')`)
    .orderBy('week', 'desc')
    .orderBy('count', 'desc')
    .limit(sql.lit(MAX_REPORTED_PATHS)),
)

/** Deletes paths that were not found more than a quarter of a year ago. No page shows them. */
export function pruneNotFound(): Command {
  return {
    statements: [
      sqlite.deleteFrom('not_found_paths').where('week', '<', sql<string>`date('now', '-91 days')`).compile(),
    ],
  }
}
