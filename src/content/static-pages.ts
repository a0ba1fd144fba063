import { type Generated, type Selectable, sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion } from '../db/next-version.ts'
import { type Query, query } from '../db/query.ts'
import { uncachedRow, uncachedRows } from '../db/uncached.ts'
import type { Instant } from '../lib/dates.ts'
import { paths } from '../urls/public.ts'
import { movePath, pathTag } from './redirects.ts'

interface PagesTable {
  id: Generated<number>
  slug: string
  title: string
  in_menu: Generated<0 | 1>
  position: Generated<number>
  updated_at: Instant
  version: Generated<number>
  body: Generated<string>
}

const db = sqlite.withTables<{ pages: PagesTable }>()

export type StaticPage = Selectable<PagesTable>

export type MenuPage = Pick<StaticPage, 'slug' | 'title'>

export function pageBySlug(slug: string): Query<StaticPage | undefined> {
  return query(pageOfSlug({ slug }), {
    value: ([page]) => page,
    // A missing page is tagged with its path, so that the page appears when it is added.
    tags: (page) => [page ? tags.page(page.id) : tags.path(paths.page(slug))],
  })
}

const pageOfSlug = prepared(({ slug }: { slug: string }) =>
  db.selectFrom('pages').selectAll().where('slug', '=', slug),
)

/** Returns all static pages, for the sitemap. */
export function allPages(): Query<Pick<StaticPage, 'id' | 'slug' | 'updated_at'>[]> {
  return query(pageUrls({}), {
    value: (rows) => [...rows],
    tags: (pages) => [tags.pages, ...pages.map((page) => tags.page(page.id))],
  })
}

const pageUrls = prepared(() => db.selectFrom('pages').select(['id', 'slug', 'updated_at']).orderBy('id'))

/** Returns all static pages in the editors' order. */
export function storedPages(): Query<StaticPage[]> {
  return uncachedRows(allRows({}))
}

const allRows = prepared(() => db.selectFrom('pages').selectAll().orderBy('position').orderBy('id'))

export function storedPage(id: number): Query<StaticPage | undefined> {
  return uncachedRow(pageOfId({ id }))
}

const pageOfId = prepared(({ id }: { id: number }) => db.selectFrom('pages').selectAll().where('id', '=', id))

type PageValues = Omit<StaticPage, 'id' | 'version' | 'slug'>

/** Adds a static page. The body must be sanitised HTML (src/content/sanitize-body.ts). */
export function addPage(page: PageValues & { slug: string }): Command {
  return {
    statements: [
      db
        .insertInto('pages')
        .values({ ...page, id: nextId('pages') })
        .compile(),
    ],
    stale: [tags.pages, tags.path(paths.page(page.slug)), ...(page.in_menu ? [tags.menu] : [])],
  }
}

/** Changes a static page, but not its URL. The body must be sanitised HTML. */
export function editPage({ id, version }: SeenPage, values: Partial<PageValues>): Command {
  const inMenu = (['title', 'in_menu', 'position'] as const).some((key) => key in values)
  const menu = inMenu ? [menuThatShows({ id })] : []
  return {
    statements: [changePage(id, version, values)],
    stale: [tags.page(id)],
    staleBefore: menu,
    staleAfter: menu,
  }
}

/** Changes a static page's slug. The old URL redirects to the new one. */
export function renamePage(
  { id, version, slug }: SeenPage & { slug: string },
  to: string,
  now: Instant,
): Command {
  const moved = movePath(paths.page(slug), paths.page(to))
  return {
    ...moved,
    statements: [changePage(id, version, { slug: to, updated_at: now }), ...moved.statements],
    stale: [tags.page(id), ...(moved.stale ?? [])],
    staleAfter: [menuThatShows({ id })],
  }
}

/** Removes a static page, if it still has the version that the editor has seen. */
export function removePage(id: number, seen?: number): Command {
  return {
    statements: [db.deleteFrom('pages').where('id', '=', id).where(hasVersion(seen)).compile()],
    gone: [tags.page(id)],
    staleBefore: [menuThatShows({ id })],
  }
}

/** Returns what goes stale when a static page comes back from the bin. */
export function staleByRestoredPage(id: number): Omit<Command, 'statements'> {
  return { stale: [tags.pages, tags.page(id)], staleAfter: [menuThatShows({ id }), pathOfPage({ id })] }
}

/** The page to change, and the version that the editor has seen. A stale version aborts the whole write. */
export type SeenPage = Pick<StaticPage, 'id' | 'version'>

function changePage(id: number, version: number, values: Partial<Omit<StaticPage, 'id' | 'version'>>) {
  return db
    .updateTable('pages')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .compile()
}

const pathOfPage = prepared(
  ({ id }: { id: number }) =>
    sql<{
      tag: string
    }>`select ${pathTag(sql`${sql.lit(paths.page(''))} || slug`)} as tag from pages where id = ${id}`,
)

const menuThatShows = prepared(
  ({ id }: { id: number }) =>
    sql<{ tag: string }>`select ${sql.lit(tags.menu)} as tag from pages where id = ${id} and in_menu = 1`,
)
