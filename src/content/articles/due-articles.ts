import { sql } from 'kysely'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { type Query, query } from '../../db/query.ts'
import type { Instant } from '../../lib/dates.ts'
import { goneFromPlace, staleByPlace } from './invalidation.ts'

/** Ids of the articles that the clock has to publish or withdraw. */
export interface DueArticles {
  toPublish: number[]
  toWithdraw: number[]
}

/** Returns scheduled articles whose time has come, and published ones that have expired. */
export function dueArticles(now: Instant): Query<DueArticles> {
  return query(dueRows({ now }), {
    value: (rows) => ({
      toPublish: rows.filter(({ status }) => status === 'scheduled').map(({ id }) => id),
      toWithdraw: rows.filter(({ status }) => status === 'published').map(({ id }) => id),
    }),
    tags: () => [],
  })
}

const dueRows = prepared(({ now }: { now: Instant }) =>
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

/** Publishes due scheduled articles, unless an editor has changed the plan in the meantime. */
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

/** Withdraws expired articles, and removes them from the featured news. */
export function expireDueArticles(ids: readonly number[], now: Instant): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({ status: 'withdrawn', featured_position: null, version: sql`version + 1` })
    .where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where('status', '=', 'published')
    .where('expires_at', '<=', now)
  return { statements: [statement.compile()], ...goneFromPlace(ids) }
}
