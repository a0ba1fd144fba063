import { type RawBuilder, sql } from 'kysely'
import { MAX_PATH_TAG_LENGTH, tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'

/** Leads from an address that has no page any more to another of the portal; a redirect that was there before gives way. */
export function addRedirect(from: string, to: string): Command {
  return {
    statements: [
      sqlite
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
    statements: [sqlite.deleteFrom('redirects').where('from_path', '=', from).compile()],
    stale: [tags.path(from)],
  }
}

/**
 * What was at one address is at another now: leads there, shortens the way from addresses that led to the old
 * one, and frees the new one.
 */
export function moveAddress(from: string, to: string): Command {
  const { statements, stale = [] } = addRedirect(from, to)
  const shorten = sqlite.updateTable('redirects').set({ to_path: to }).where('to_path', '=', from)
  const free = sqlite.deleteFrom('redirects').where('from_path', '=', to)
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
