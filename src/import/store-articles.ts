import {
  addArticles,
  type ImportedArticle,
  replaceArticles,
  type StoredArticle,
  storedArticles,
} from '../content/articles/bulk-commands.ts'
import { type Command, isConstraintError, write } from '../db/command.ts'
import { instant } from '../lib/dates.ts'
import type { ImportContext } from './import-context.ts'
import type { PreparedArticle } from './prepare.ts'
import { defaultCategoryId } from './record-category.ts'

/** An article that is ready to be stored, and where its record is. */
export interface PendingArticle {
  where: string
  article: PreparedArticle
  /** Undefined if the record names no category. */
  categoryId: number | undefined
  coverId: number | null
}

interface Change {
  where: string
  article: ImportedArticle
  stored: StoredArticle | undefined
}

/** Adds new articles, replaces changed ones, and counts both. No article may occur twice. */
export async function storeArticles(
  pending: readonly PendingArticle[],
  context: ImportContext,
): Promise<void> {
  if (pending.length === 0) return
  const articles = pending.map(toImported)
  const stored = await storedArticles(context.db, articles)
  const changes: Change[] = []
  for (const [index, { where }] of pending.entries()) {
    const article = articles[index] as ImportedArticle
    const before = stored.get(article.external_id)
    if (before?.same) {
      context.report.unchanged++
      continue
    }
    // A record without a category leaves an article in the category that the editors chose.
    article.category_id ??= before?.category_id ?? (await defaultCategoryId(context))
    changes.push({ where, article, stored: before })
  }
  await writeChanges(changes, context)
}

function toImported({ article, categoryId, coverId }: PendingArticle): ImportedArticle {
  return { ...article, category_id: categoryId ?? null, cover_media_id: coverId }
}

/** Writes all changes at once. If the database rejects them, writes each alone, to find the bad one. */
async function writeChanges(changes: readonly Change[], context: ImportContext): Promise<void> {
  if (changes.length === 0) return
  const broken = await brokenConstraintOf(changes, context)
  if (!broken) {
    for (const { stored } of changes) context.report[stored ? 'updated' : 'added']++
    return
  }
  const [first] = changes
  if (changes.length === 1 && first) context.report.reject(first.where, broken)
  else for (const change of changes) await writeChanges([change], context)
}

/** Writes the changes. If one of them breaks a constraint, writes none and returns the message of the database. */
async function brokenConstraintOf(
  changes: readonly Change[],
  { db, now, auditActor }: ImportContext,
): Promise<string | undefined> {
  const added = changes.filter(({ stored }) => !stored).map(({ article }) => article)
  const replaced = changes.flatMap(({ stored, article }) => (stored ? [{ stored, article }] : []))
  const commands: Command[] = []
  if (added.length > 0) commands.push(addArticles(added, instant(now)))
  if (replaced.length > 0) commands.push(replaceArticles(replaced, instant(now)))
  try {
    await write(db, commands, undefined, auditActor)
    return undefined
  } catch (error) {
    if (isConstraintError(error)) return error.message
    throw error
  }
}
