import { sql } from 'kysely'
import { type Command, sqlite } from '../db.ts'
import type { Instant } from '../schema.ts'

/** Scheduled articles whose time has come are published. */
export function publishDueArticles(now: Instant): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({
      status: 'published',
      first_published_at: sql`coalesce(first_published_at, published_at)`,
      updated_at: sql`published_at`,
      version: sql`version + 1`,
    })
    .where('status', '=', 'scheduled')
    .where('published_at', '<=', now)
  return [statement.compile()]
}

/** Published articles whose time is over are withdrawn, and leave the featured news. */
export function expireDueArticles(now: Instant): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({ status: 'withdrawn', featured_position: null, version: sql`version + 1` })
    .where('status', '=', 'published')
    .where('expires_at', '<=', now)
  return [statement.compile()]
}
