import type { Actor } from '../auth/actor.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { instant } from '../lib/dates.ts'

/** Text that an editor has typed and not saved. */
export interface Autosave {
  fields: Record<string, unknown>
  /** The version of the article from which the typing began. */
  baseVersion: number
  savedAt: string
}

/**
 * Returns the autosave that an actor has of an article.
 * @param articleId 0 for a new article. Each editor has at most one autosave of a new article.
 */
export async function autosaveOf(
  db: Executor,
  actor: Actor,
  articleId: number,
): Promise<Autosave | undefined> {
  const select = sqlite
    .selectFrom('autosaves')
    .select(['fields', 'base_version', 'saved_at'])
    .where('editor_id', '=', actor.id)
    .where('article_id', '=', articleId)
  const { results } = await bind(db, select.compile()).all<{
    fields: string
    base_version: number
    saved_at: string
  }>()
  const [row] = results
  return row && { fields: JSON.parse(row.fields), baseVersion: row.base_version, savedAt: row.saved_at }
}

/** Stores an autosave. No page shows it, and the audit log does not record it. */
export async function saveAutosave(
  db: Executor,
  actor: Actor,
  articleId: number,
  { fields, baseVersion }: Omit<Autosave, 'savedAt'>,
  now: Date,
): Promise<void> {
  const row = {
    editor_id: actor.id,
    article_id: articleId,
    fields: JSON.stringify(fields),
    base_version: baseVersion,
    saved_at: instant(now),
  }
  const upsert = sqlite
    .insertInto('autosaves')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['editor_id', 'article_id']).doUpdateSet({
        fields: row.fields,
        base_version: row.base_version,
        saved_at: row.saved_at,
      }),
    )
  await bind(db, upsert.compile()).run()
}

/** Deletes an autosave, because the text was saved or discarded. */
export function deleteAutosave(actor: Actor, articleId: number): Command {
  const deletion = sqlite.deleteFrom('autosaves').where('editor_id', '=', actor.id)
  return { statements: [deletion.where('article_id', '=', articleId).compile()] }
}
