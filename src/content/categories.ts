import { sql } from 'kysely'
import { tags } from '../cache.ts'
import { type Command, type Query, query, sqlite } from '../db.ts'
import type { Category } from '../schema.ts'
import { sortKey } from './sort-key.ts'

export type CategoryNode = Pick<Category, 'id' | 'parent_id' | 'slug' | 'name' | 'kind'>

/** All categories, parents before children, siblings in the editors' order. */
export function categoryTree(): Query<CategoryNode[]> {
  const statement = sqlite
    .selectFrom('categories')
    .select(['id', 'parent_id', 'slug', 'name', 'kind'])
    .orderBy('parent_id')
    .orderBy('position')
    .orderBy('sort_key')
  return query(statement, { value: (rows) => [...rows], tags: () => [tags.categories] })
}

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

/**
 * `with tree (root, id)`: for each root category its own id and its descendants' ids. A parent's list is
 * made of its descendants' index ranges, so that nothing has to be stored twice or moved with a branch.
 */
export function withTree(roots: { slug: string } | { topOfKind: Category['kind'] }) {
  return sqlite.withRecursive('tree(root, id)', (db) => {
    const start = db.selectFrom('categories').select(['id as root', 'id'])
    const beginning =
      'slug' in roots
        ? start.where('slug', '=', roots.slug)
        : start.where('kind', '=', roots.topOfKind).where((eb) =>
            // A department category under a news category is a top of its own.
            eb.not(
              eb.exists(
                eb
                  .selectFrom('categories as parent')
                  .select(sql.lit(1).as('one'))
                  .whereRef('parent.id', '=', 'categories.parent_id')
                  .where('parent.kind', '=', roots.topOfKind),
              ),
            ),
          )
    return beginning.unionAll(
      db
        .selectFrom('tree')
        .innerJoin('categories as child', 'child.parent_id', 'tree.id')
        .select(['tree.root', 'child.id']),
    )
  })
}

/** The categories whose articles a list of these roots shows. Its tags are those of their lists. */
export function listedCategories(roots: Parameters<typeof withTree>[0]): Query<number[]> {
  return query(withTree(roots).selectFrom('tree').select('tree.id').distinct(), {
    value: (rows) => rows.map((row) => row.id),
    tags: (ids) => [tags.categories, ...ids.map(tags.category)],
  })
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
