import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import { paths } from '../paths.ts'
import type { StaticPage } from '../schema.ts'

export type MenuPage = Pick<StaticPage, 'slug' | 'title'>

export function pageBySlug(slug: string): Query<StaticPage | undefined> {
  return query(pageOfSlug({ slug }), {
    value: ([page]) => page,
    // A slug that nothing has yet is tagged with its address, so that the page appears when it is made.
    tags: (page) => [page ? tags.page(page.id) : tags.path(paths.page(slug))],
  })
}

const pageOfSlug = prepared(({ slug }: { slug: string }) =>
  sqlite.selectFrom('pages').selectAll().where('slug', '=', slug),
)

/** All static pages, for the sitemap. */
export function allPages(): Query<Pick<StaticPage, 'id' | 'slug' | 'updated_at'>[]> {
  return query(pageAddresses({}), {
    value: (rows) => [...rows],
    tags: (pages) => [tags.menu, ...pages.map((page) => tags.page(page.id))],
  })
}

const pageAddresses = prepared(() =>
  sqlite.selectFrom('pages').select(['id', 'slug', 'updated_at']).orderBy('id'),
)

/** Adds a static page. The body must be sanitised HTML (src/content/body.ts). */
export function addPage(page: Omit<StaticPage, 'id' | 'version'>): Command {
  return [sqlite.insertInto('pages').values(page).compile()]
}
