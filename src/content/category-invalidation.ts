import { type RawBuilder, sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { paths } from '../urls/public.ts'
import { pathTag } from './redirects.ts'

/** Returns what goes stale when a category comes back from the bin. */
export function staleByRestoredCategory(id: number): Omit<Command, 'statements'> {
  return {
    stale: [tags.categories, tags.category(id)],
    staleAfter: [siblings({ id }), pathOfCategory({ id })],
  }
}

const pathOfCategory = prepared(
  ({ id }: { id: number }) => sql<{ tag: string }>`
    select ${pathTag(sql`${sql.lit(paths.category(''))} || slug`)} as tag from categories where id = ${id}`,
)

/** Selects the tag of the departments if the category is one: the block of their news names the first department. */
export const departments = prepared(({ id }: { id: number }) => inDepartments(sql`id = ${id}`))

function inDepartments(which: RawBuilder<unknown>) {
  return sql<{ tag: string }>`
    select ${sql.lit(tags.departments)} as tag from categories where kind = 'department' and ${which}`
}

/**
 * Selects the tags of the lists that contain a category: its parent's, and for a department that of the departments.
 */
function inLists(which: RawBuilder<unknown>) {
  return sql<{ tag: string }>`
    select 'list:children:' || coalesce(parent_id, 'top') as tag from categories where ${which}
    union all ${inDepartments(which)}`
}

/** Selects the tags of the lists that contain a category, by its id or by its slug. */
export const siblings = prepared(({ id }: { id: number }) => inLists(sql`id = ${id}`))
export const siblingsOf = prepared(({ slug }: { slug: string }) => inLists(sql`slug = ${slug}`))

/** Selects the article lists of a category's ancestors, which include its articles. */
export const listsOfAncestors = prepared(
  ({ id }: { id: number }) => sql<{ tag: string }>`
    with recursive ancestors (id) as (
      select parent_id from categories where id = ${id}
      union all
      select parent_id from categories join ancestors using (id)
    )
    select 'list:category:' || id || suffix as tag
    from ancestors join (select '' as suffix union all select ':older') where id is not null`,
)
