import { type RawBuilder, sql } from 'kysely'
import { MAX_PATH_TAG_LENGTH, tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'

export interface RedirectsTable {
  from_path: string
  to_path: string
}

const db = sqlite.withTables<{ redirects: RedirectsTable }>()

export interface Redirect {
  from: string
  to: string
}

/** Where a redirect leads from an address. A slash at the end of the address makes no difference. */
export function redirectFrom(path: string): Query<string | undefined> {
  return query(redirectOf({ path }), {
    value: ([row]) => row?.to_path,
    tags: () => [tags.path(path)],
  })
}

const redirectOf = prepared(({ path }: { path: string }) =>
  db
    .selectFrom('redirects')
    .select('to_path')
    .where('from_path', 'in', withOrWithoutSlash(path))
    .limit(sql.lit(1)),
)

/** An address as it is, without a slash at its end, and with one. */
export function withOrWithoutSlash(path: string) {
  return [sql<string>`${path}`, sql<string>`rtrim(${path}, '/')`, sql<string>`rtrim(${path}, '/') || '/'`]
}

/** Redirects by their addresses, for editors: the first 500. */
export function firstRedirects(): Query<Redirect[]> {
  return uncachedRows(selectRedirects({}))
}

const MAX_LISTED = 500

const selectRedirects = prepared(() =>
  db
    .selectFrom('redirects')
    .select(['from_path as from', 'to_path as to'])
    .orderBy('from_path')
    .limit(sql.lit(MAX_LISTED)),
)

/** Leads from an address that has no page any more to another of the portal; a redirect that was there before gives way. */
export function addRedirect(from: string, to: string): Command {
  return {
    statements: [
      db
        .insertInto('redirects')
        .values({ from_path: from, to_path: to })
        .onConflict((conflict) => conflict.column('from_path').doUpdateSet({ to_path: to }))
        .compile(),
    ],
    stale: [tags.path(from)],
  }
}

export function removeRedirect(from: string): Command {
  return {
    statements: [db.deleteFrom('redirects').where('from_path', '=', from).compile()],
    stale: [tags.path(from)],
  }
}

/**
 * What was at one address is at another now: leads there, shortens the way from addresses that led to the old
 * one, and frees the new one.
 */
export function moveAddress(from: string, to: string): Command {
  const { statements, stale = [] } = addRedirect(from, to)
  const shorten = db.updateTable('redirects').set({ to_path: to }).where('to_path', '=', from)
  const free = db.deleteFrom('redirects').where('from_path', '=', to)
  return {
    statements: [free.compile(), shorten.compile(), ...statements],
    stale: [...stale, tags.path(to)],
    staleBefore: [leadingTo({ path: from })],
  }
}

const leadingTo = prepared(
  ({ path }: { path: string }) =>
    sql<{ tag: string }>`select ${pathTag(sql`from_path`)} as tag from redirects where to_path = ${path}`,
)

/** `tags.path` in SQL. */
export function pathTag(path: RawBuilder<unknown>): RawBuilder<string> {
  const name = sql`hex(rtrim(${path}, '/'))`
  return sql`'path:' || iif(length(${name}) > ${sql.lit(MAX_PATH_TAG_LENGTH)}, 'long', ${name})`
}
