import { sql } from 'kysely'
import { sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import type { Query } from '../../db/query.ts'
import { uncachedRows } from '../../db/uncached.ts'
import { type Instant, instant } from '../../lib/dates.ts'

/** How many days something stays in the bin. */
export const BIN_DAYS = 30

const DAY_MS = 24 * 3_600_000

/** Returns the time when an entry of the bin is removed for good, at the earliest. */
export const endOfEntry = (deletedAt: Instant): Instant =>
  instant(new Date(Date.parse(deletedAt) + BIN_DAYS * DAY_MS))

/** An entry of the bin whose days are over. `file` is the key of a deleted file of which the bucket is to be rid. */
export interface ExpiredEntry {
  id: number
  file: string | null
}

/** Returns entries of the bin whose days are over, the oldest first. */
export function expiredEntries(now: Date, limit: number): Query<ExpiredEntry[]> {
  const before = instant(new Date(now.getTime() - BIN_DAYS * DAY_MS))
  return uncachedRows(
    sql<ExpiredEntry>`
      select id, iif(
        kind = 'media' and not exists (
          select 1 from bin later
          where later.kind = 'media' and later.id > bin.id and later.content ->> 'key' = bin.content ->> 'key'
        ), content ->> 'key', null
      ) as file
      from bin
      where deleted_at <= ${before} order by deleted_at limit ${limit}`.compile(sqlite),
  )
}

/** Removes entries of the bin for good. Calendars show a deleted appointment until then. */
export function removeFromBin(ids: readonly number[]): Command {
  const which = sql`id in (select value from json_each(${JSON.stringify(ids)}))`
  return {
    statements: [sql`delete from bin where ${which}`.compile(sqlite)],
    staleBefore: [
      sql<{ tag: string }>`
        select 'agenda:' || (content ->> 'day') as tag from bin where kind = 'schedule_entries' and ${which}`.compile(
        sqlite,
      ),
    ],
  }
}
