import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import type { DroppedElements } from '../content/sanitize-body.ts'
import { type Command, isConstraintError } from '../db/command.ts'
import type { ArticleInput } from './article-input.ts'
import { nextArticleId, type StoredArticle } from './article-records.ts'
import { loadChangeContext } from './change-context.ts'
import { planAddition } from './plan-changes.ts'
import type { Outcome } from './plan-status.ts'
import { runCommands } from './run-commands.ts'

/** Of several requests that add an article at the same moment, all but one have to take another id. */
const MAX_TRIES = 12

/** An article that has just been added. */
export type AddedArticle = Pick<StoredArticle, 'id' | 'slug'> & { dropped: DroppedElements }

interface Options<Existing> {
  /** Returns commands that run in the same transaction. */
  alongside: (added: AddedArticle) => readonly Command[]
  /**
   * Runs after the database has refused. Returns an answer that exists already, or undefined for another try.
   */
  onConstraintError: () => Promise<Existing | undefined>
}

/**
 * Adds an article with its status in one transaction. Returns its id and slug, or why it was not added.
 *
 * @throws the error of D1. Nothing has been added then.
 */
export async function createArticle<Existing>(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  input: ArticleInput,
  { alongside, onConstraintError }: Options<Existing>,
): Promise<{ added: AddedArticle } | { existing: Existing } | Exclude<Outcome, { commands: unknown }>> {
  const context = await loadChangeContext(c, input)
  if ('errors' in context) return context
  for (let tries = 1; ; tries++) {
    const id = await nextArticleId(c.env.DB, tries)
    const outcome = planAddition(id, input, context)
    if (!('commands' in outcome)) return outcome
    const added = { id, slug: context.slug, dropped: outcome.dropped }
    try {
      await runCommands(c, [...outcome.commands, ...alongside(added)])
      return { added }
    } catch (error) {
      if (!isConstraintError(error) || tries === MAX_TRIES) throw error
      const existing = await onConstraintError()
      if (existing !== undefined) return { existing }
      // What it refers to was there a moment ago, and is not any more.
      if (/FOREIGN KEY/.test(error.message)) return { errors: [{ field: '', code: 'partRemoved' }] }
    }
  }
}
