import { type RawBuilder, sql } from 'kysely'
import { LONGEST_PATH_TAG, tags } from '../cache.ts'
import { type Command, combine, map, prepared, type Query, query, sqlite } from '../db.ts'
import { paths } from '../paths.ts'
import { published } from './article-columns.ts'

/**
 * Where an address without a page leads: to what a redirect says, or to the article that had this address
 * in the portal it was imported from. `path` may carry a query, as old portals' addresses did. A slash at its
 * end makes no difference.
 */
export function redirectFrom(path: string): Query<string | undefined> {
  const redirect = query(redirectOf({ path }), {
    value: ([row]) => row?.to_path,
    tags: () => [tags.path(path)],
  })
  const article = query(articleOfOldUrl({ path }), {
    value: ([row]) => row,
    tags: (row) => (row ? [tags.article(row.id), tags.categorySlugs] : []),
  })
  return map(
    combine({ redirect, article }),
    ({ redirect, article }) => redirect ?? (article && paths.article(article)),
  )
}

const redirectOf = prepared(({ path }: { path: string }) =>
  sqlite
    .selectFrom('redirects')
    .select('to_path')
    .where('from_path', 'in', withOrWithoutSlash(path))
    .limit(sql.lit(1)),
)

const articleOfOldUrl = prepared(({ path }: { path: string }) =>
  sqlite
    .selectFrom('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select(['articles.id', 'articles.slug', 'categories.slug as categorySlug'])
    .where('articles.old_url', 'in', withOrWithoutSlash(path))
    .where('articles.status', '=', published)
    .limit(sql.lit(1)),
)

function withOrWithoutSlash(path: string) {
  return [sql<string>`${path}`, sql<string>`rtrim(${path}, '/')`, sql<string>`rtrim(${path}, '/') || '/'`]
}

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
    tags: [tags.path(from)],
  }
}

export function removeRedirect(from: string): Command {
  return {
    statements: [sqlite.deleteFrom('redirects').where('from_path', '=', from).compile()],
    tags: [tags.path(from)],
  }
}

/**
 * What was at one address is at another now: leads there, shortens the way from addresses that led to the old
 * one, and frees the new one.
 */
export function moveAddress(from: string, to: string): Command {
  const { statements, tags: stale = [] } = addRedirect(from, to)
  const shorten = sqlite.updateTable('redirects').set({ to_path: to }).where('to_path', '=', from)
  const free = sqlite.deleteFrom('redirects').where('from_path', '=', to)
  return {
    statements: [free.compile(), shorten.compile(), ...statements],
    tags: [...stale, tags.path(to)],
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
  return sql`'path:' || iif(length(${name}) > ${sql.lit(LONGEST_PATH_TAG)}, 'long', ${name})`
}
