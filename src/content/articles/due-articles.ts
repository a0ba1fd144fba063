import { sql } from 'kysely'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { type Query, query } from '../../db/query.ts'
import type { Instant } from '../../lib/dates.ts'
import { staleByPlace } from './invalidation.ts'

/** Ids of the articles for which the clock has something to do. */
export interface DueArticles {
  toPublish: number[]
  toWithdraw: number[]
}

/** Scheduled articles whose time has come, and published ones whose time is over. */
export function dueArticles(now: Instant): Query<DueArticles> {
  return query(due({ now }), {
    value: (rows) => ({
      toPublish: rows.filter(({ status }) => status === 'scheduled').map(({ id }) => id),
      toWithdraw: rows.filter(({ status }) => status === 'published').map(({ id }) => id),
    }),
    tags: () => [],
  })
}

const due = prepared(({ now }: { now: Instant }) =>
  sqlite
    .selectFrom('articles')
    .select(['id', 'status'])
    .where('status', '=', sql.lit('scheduled'))
    .where('published_at', '<=', now)
    .unionAll(
      sqlite
        .selectFrom('articles')
        .select(['id', 'status'])
        .where('status', '=', sql.lit('published'))
        .where('expires_at', '<=', now),
    ),
)

/** Publishes scheduled articles that are due, unless an editor has changed that meanwhile. */
export function publishDueArticles(ids: readonly number[], now: Instant): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({
      status: 'published',
      first_published_at: sql`coalesce(first_published_at, published_at)`,
      updated_at: sql`published_at`,
      version: sql`version + 1`,
    })
    .where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where('status', '=', 'scheduled')
    .where('published_at', '<=', now)
  return { statements: [statement.compile()], ...staleByPlace(ids) }
}

/** Withdraws published articles whose time is over; they leave the featured news too. */
export function expireDueArticles(ids: readonly number[], now: Instant): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({ status: 'withdrawn', featured_position: null, version: sql`version + 1` })
    .where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where('status', '=', 'published')
    .where('expires_at', '<=', now)
  return { statements: [statement.compile()], ...staleByPlace(ids) }
}
