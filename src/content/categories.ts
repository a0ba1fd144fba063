import { tags } from '../cache.ts'
import { type Command, sqlite } from '../db.ts'
import type { Category } from '../schema.ts'
import { sortKey } from './sort-key.ts'

export type CategoryNode = Pick<Category, 'id' | 'parent_id' | 'slug' | 'name' | 'kind'>

/** A category's ancestors, topmost first, and itself last. */
export function lineage(categories: readonly CategoryNode[], id: number): CategoryNode[] {
  const category = categories.find((candidate) => candidate.id === id)
  if (!category) return []
  if (category.parent_id === null) return [category]
  return [...lineage(categories, category.parent_id), category]
}

export function childrenOf(categories: readonly CategoryNode[], id: number | null): CategoryNode[] {
  return categories.filter((category) => category.parent_id === id)
}

/** Whose lists: the category of a slug, or each news category at the top. Descendants belong to them. */
export type Roots = { slug: string } | 'top-news'

/** `with tree (root, id)`: for each root category its own id and its descendants'. */
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

/** The tags of all categories in such a tree: an article that joins or leaves one changes the tree's list. */
export function treeTags(categories: readonly CategoryNode[], roots: Roots): string[] {
  const isRoot = (category: CategoryNode) =>
    roots === 'top-news'
      ? category.parent_id === null && category.kind === 'news'
      : category.slug === roots.slug
  return categories
    .filter((category) => lineage(categories, category.id).some(isRoot))
    .map((category) => tags.category(category.id))
}

export interface NewCategory {
  slug: string
  name: string
  kind?: 'news' | 'department' | undefined
  /** Slug of the parent; it must exist. */
  parent?: string | undefined
  position?: number | undefined
}

/** Adds a category; one whose slug is taken stays as it is. */
export function addCategory({ slug, name, kind = 'news', parent, position = 0 }: NewCategory): Command {
  const statement = sqlite
    .insertInto('categories')
    .values({
      slug,
      name,
      kind,
      position,
      sort_key: sortKey(name),
      parent_id: parent
        ? (eb) => eb.selectFrom('categories as parent').select('parent.id').where('parent.slug', '=', parent)
        : null,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
  return [statement.compile()]
}
