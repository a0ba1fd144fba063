import { type Generated, type RawBuilder, sql } from 'kysely'
import { MAX_PATH_TAG_LENGTH, tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import { type Query, query } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'

export interface RedirectsTable {
  from_path: string
  to_path: string
  version: Generated<number>
}

const db = sqlite.withTables<{ redirects: RedirectsTable }>()

export interface Redirect {
  from: string
  to: string
  version: number
}

/** Returns the target of a path's redirect. A slash at the end of the path makes no difference. */
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

/** Returns a path as it is, without a slash at its end, and with one. */
export function withOrWithoutSlash(path: string) {
  return [sql<string>`${path}`, sql<string>`rtrim(${path}, '/')`, sql<string>`rtrim(${path}, '/') || '/'`]
}

/** Returns the first 500 redirects by path, for editors. */
export function firstRedirects(): Query<Redirect[]> {
  return uncachedRows(selectRedirects({}))
}

const MAX_LISTED_REDIRECTS = 500

const selectRedirects = prepared(() =>
  db
    .selectFrom('redirects')
    .select(['from_path as from', 'to_path as to', 'version'])
    .orderBy('from_path')
    .limit(sql.lit(MAX_LISTED_REDIRECTS)),
)

/**
 * Redirects a path without a page to another path of the portal. An older redirect from there is replaced, or the
 * database rejects the statement.
 */
export function addRedirect(from: string, to: string, ifTaken: 'replaced' | 'refused' = 'replaced'): Command {
  const insert = db.insertInto('redirects').values({ from_path: from, to_path: to })
  const replace = insert.onConflict((conflict) =>
    conflict.column('from_path').doUpdateSet({ to_path: to, version: sql`redirects.version + 1` }),
  )
  return {
    statements: [(ifTaken === 'refused' ? insert : replace).compile()],
    stale: [tags.path(from)],
  }
}

/** Changes a redirect's path or target. `seen` is the version that the editor has seen. */
export function editRedirect(
  before: string,
  { from, to }: Omit<Redirect, 'version'>,
  seen?: number,
): Command {
  const change = db
    .updateTable('redirects')
    .set({ from_path: from, to_path: to, version: nextVersion(seen) })
    .where('from_path', '=', before)
  return { statements: [change.compile()], stale: [tags.path(before), tags.path(from)] }
}

/** Removes a redirect, if it still has the version that the editor has seen. */
export function removeRedirect(from: string, seen?: number): Command {
  return {
    statements: [db.deleteFrom('redirects').where('from_path', '=', from).where(hasVersion(seen)).compile()],
    stale: [tags.path(from)],
  }
}

/**
 * Moves a path: redirects the old one to the new one, updates redirects to the old one, and removes a redirect from
 * the new one.
 */
export function movePath(from: string, to: string): Command {
  const { statements, stale = [] } = addRedirect(from, to)
  const shorten = db
    .updateTable('redirects')
    .set({ to_path: to, version: nextVersion() })
    .where('to_path', '=', from)
  const free = db.deleteFrom('redirects').where('from_path', '=', to)
  return {
    statements: [free.compile(), shorten.compile(), ...statements],
    stale: [...stale, tags.path(to)],
    staleBefore: [redirectsTo({ path: from })],
  }
}

const redirectsTo = prepared(
  ({ path }: { path: string }) =>
    sql<{ tag: string }>`select ${pathTag(sql`from_path`)} as tag from redirects where to_path = ${path}`,
)

/** Makes `tags.path` in SQL. */
export function pathTag(path: RawBuilder<unknown>): RawBuilder<string> {
  const name = sql`hex(rtrim(${path}, '/'))`
  return sql`'path:' || iif(length(${name}) > ${sql.lit(MAX_PATH_TAG_LENGTH)}, 'long', ${name})`
}
