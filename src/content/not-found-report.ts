import { sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, read } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'
import { type Day, dayOf, mondayOf } from '../lib/dates.ts'
import { siteSettings } from './layout.ts'
import type { RedirectsTable } from './redirects.ts'

/** Of a week so many addresses are told apart: whoever asks at random fills no database. */
const MAX_PATHS_PER_WEEK = 500
/** In characters. */
export const MAX_PATH_LENGTH = 200
/** What one isolate notes in a minute. */
const MAX_PER_MINUTE = 60

let minute = 0
let noted = 0

/**
 * Notes that a reader has asked for an address that has nothing, for the editors' report of dead links. Under a flood
 * not all are counted. Weeks are the site's.
 *
 * @throws what D1 throws.
 */
export async function recordNotFound(db: Executor, path: string, now: Date): Promise<void> {
  const current = Math.floor(now.getTime() / 60_000)
  if (current !== minute) [minute, noted] = [current, 0]
  if (++noted > MAX_PER_MINUTE) return
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

/** An address that readers have asked for in vain, and where it leads by now. */
export interface NotFoundPath {
  week: Day
  path: string
  count: number
  /** Null: nowhere. */
  redirect: string | null
}

const MAX_REPORTED = 100

/** What readers have asked for in vain in the last four weeks: the newest week first, in it the most often asked for. */
export function notFoundReport(): Query<NotFoundPath[]> {
  return uncachedRows(missedLately({}))
}

const missedLately = prepared(() =>
  sqlite
    .withTables<{ redirects: RedirectsTable }>()
    .selectFrom('not_found_paths')
    .leftJoin('redirects', 'from_path', 'path')
    .select(['week', 'path', 'count', 'to_path as redirect'])
    .where(sql<boolean>`week >= date('now', '-28 days')`)
    .orderBy('week', 'desc')
    .orderBy('count', 'desc')
    .limit(sql.lit(MAX_REPORTED)),
)

/** Forgets what was missed more than a quarter ago. No page shows it. */
export function pruneNotFound(): Command {
  return {
    statements: [
      sqlite.deleteFrom('not_found_paths').where('week', '<', sql<string>`date('now', '-91 days')`).compile(),
    ],
  }
}
