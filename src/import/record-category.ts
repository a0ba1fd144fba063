import { addCategory, type NewCategory } from '../content/categories.ts'
import { allCategories } from '../content/layout.ts'
import { write } from '../db/command.ts'
import { read } from '../db/query.ts'
import type { ImportContext } from './import-context.ts'
import type { ArticleRecord } from './record.ts'

/**
 * Returns the id of a record's category. Adds the category if the record tells its name. Undefined if the record
 * names none.
 */
export async function categoryIdOf(
  category: ArticleRecord['category'],
  context: ImportContext,
): Promise<{ id: number | undefined } | { reason: string }> {
  const { categories } = context
  if (category === undefined) return { id: undefined }
  const { slug, ...details } = typeof category === 'string' ? { slug: category } : category
  const known = categories.get(slug)
  if (known !== undefined) return { id: known }
  if (!('name' in details)) {
    return { reason: `category: there is no "${slug}"; write {"slug": "${slug}", "name": "..."} to add it` }
  }
  if (details.parent !== undefined && !categories.has(details.parent)) {
    return { reason: `category.parent: there is no "${details.parent}"` }
  }
  return { id: await ensureCategory({ slug, ...details }, context) }
}

/** Returns the id of the category for new articles without one. Adds the category for the first such article. */
export function defaultCategoryId(context: ImportContext): number | Promise<number> {
  const { defaultCategory, categories } = context
  return categories.get(defaultCategory.slug) ?? ensureCategory(defaultCategory, context)
}

async function ensureCategory(category: NewCategory, context: ImportContext): Promise<number> {
  const { categories } = context
  await write(context.db, [addCategory(category)], undefined, context.auditActor)
  const { values } = await read(context.db, { tree: allCategories() })
  for (const { slug, id } of values.tree) categories.set(slug, id)
  return categories.get(category.slug) as number
}
