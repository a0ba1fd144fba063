import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion } from '../db/next-version.ts'
import type { Query } from '../db/query.ts'
import type { Category } from '../db/schema.ts'
import { uncachedRows } from '../db/uncached.ts'
import { sortKey } from '../text/collation.ts'
import { paths } from '../urls/public.ts'
import { departments, listsOfAncestors, siblings, siblingsOf } from './category-invalidation.ts'
import { movePath } from './redirects.ts'

export type CategoryNode = Pick<Category, 'id' | 'parent_id' | 'slug' | 'name' | 'kind'>

/** Returns a category's ancestors, topmost first, and the category last. */
export function lineage(categories: readonly CategoryNode[], id: number): CategoryNode[] {
  const category = categories.find((candidate) => candidate.id === id)
  if (!category) return []
  if (category.parent_id === null) return [category]
  return [...lineage(categories, category.parent_id), category]
}

export function childrenOf(categories: readonly CategoryNode[], id: number | null): CategoryNode[] {
  return categories.filter((category) => category.parent_id === id)
}

/** Returns all categories with all their columns, in no order. */
export function storedCategories(): Query<Category[]> {
  return uncachedRows(allRows({}))
}

const allRows = prepared(() => sqlite.selectFrom('categories').selectAll())

/**
 * The roots of the lists: the category of a slug, or each top news category. Lists include the articles of
 * descendants.
 */
export type Roots = { slug: string } | 'top-news'

/** Begins a query `with tree (root, id)`: for each root category its own id and those of its descendants. */
export function withTree(roots: Roots) {
  return sqlite.withRecursive('tree(root, id)', (db) => {
    const start = db.selectFrom('categories').select(['id as root', 'id'])
    const beginning =
      roots === 'top-news'
        ? start.where('parent_id', 'is', null).where('kind', '=', 'news')
        : start.where('slug', '=', roots.slug)
    return beginning.unionAll(
      db
        .selectFrom('tree')
        .innerJoin('categories as child', 'child.parent_id', 'tree.id')
        .select(['tree.root', 'child.id']),
    )
  })
}

export const categoryKinds = ['news', 'department'] as const satisfies Category['kind'][]

export interface NewCategory {
  slug: string
  name: string
  kind?: Category['kind'] | undefined
  /** The slug or the id of the parent, which must exist. */
  parent?: string | number | undefined
  position?: number | undefined
}

/** Adds a category. If its slug is taken, the other category stays, or the database rejects the statement. */
export function addCategory(
  { slug, name, kind = 'news', parent, position = 0 }: NewCategory,
  ifTaken: 'stays' | 'refused' = 'stays',
): Command {
  const insert = sqlite.insertInto('categories').values({
    id: nextId('categories'),
    slug,
    name,
    kind,
    position,
    sort_key: sortKey(name),
    parent_id:
      typeof parent === 'string'
        ? (eb) => eb.selectFrom('categories as parent').select('parent.id').where('parent.slug', '=', parent)
        : (parent ?? null),
  })
  const statement =
    ifTaken === 'refused' ? insert : insert.onConflict((conflict) => conflict.column('slug').doNothing())
  return {
    statements: [statement.compile()],
    stale: [tags.categories, tags.path(paths.category(slug))],
    staleAfter: [siblingsOf({ slug })],
  }
}

/** The category to change, and the version that the editor has seen. A stale version aborts the whole write. */
export type SeenCategory = Pick<Category, 'id' | 'version'>

/** Changes a category's name, and its position among its siblings. */
export function editCategory(seen: SeenCategory, values: { name?: string; position?: number }): Command {
  const changed = values.name === undefined ? values : { ...values, sort_key: sortKey(values.name) }
  return {
    statements: [changeCategory(seen, changed)],
    stale: [tags.category(seen.id)],
    staleAfter: [departments(seen)],
  }
}

/** Makes a category one of news or one of a department: its articles move to other blocks. */
export function setCategoryKind(seen: SeenCategory, kind: Category['kind']): Command {
  return {
    statements: [changeCategory(seen, { kind })],
    stale: [tags.category(seen.id), tags.departments, tags.front],
  }
}

/**
 * Changes a category's slug. The old URL redirects to the new one; the URLs of its articles redirect by themselves.
 */
export function renameCategory(seen: SeenCategory & { slug: string }, to: string): Command {
  const moves = [
    movePath(paths.category(seen.slug), paths.category(to)),
    movePath(paths.categoryFeed(seen.slug), paths.categoryFeed(to)),
  ]
  return {
    statements: [changeCategory(seen, { slug: to }), ...moves.flatMap((move) => move.statements)],
    stale: [
      tags.categories,
      tags.category(seen.id),
      tags.categorySlug(seen.id),
      ...moves.flatMap((move) => move.stale ?? []),
    ],
    staleBefore: moves.flatMap((move) => move.staleBefore ?? []),
  }
}

/** Moves a category below another one, or to the top (null). The lists of all ancestors, old and new, change. */
export function moveCategory(seen: SeenCategory, parent_id: number | null): Command {
  const lists = [listsOfAncestors(seen), siblings(seen)]
  return {
    statements: [changeCategory(seen, { parent_id })],
    stale: [tags.category(seen.id), tags.front],
    staleBefore: lists,
    staleAfter: lists,
  }
}

/**
 * Removes a category without articles and children, if it still has the version that the editor has seen: the database
 * rejects any with articles or children.
 */
export function removeCategory(id: number, seen?: number): Command {
  return {
    statements: [sqlite.deleteFrom('categories').where('id', '=', id).where(hasVersion(seen)).compile()],
    gone: [tags.category(id)],
    stale: [tags.categories],
  }
}

function changeCategory({ id, version }: SeenCategory, values: Partial<Omit<Category, 'id' | 'version'>>) {
  return sqlite
    .updateTable('categories')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .compile()
}
