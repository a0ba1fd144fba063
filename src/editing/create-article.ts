import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import { type Command, isConstraintError } from '../db/command.ts'
import type { ArticleInput } from './article-input.ts'
import { nextArticleId } from './article-records.ts'
import { type Around, additionOf, type Outcome } from './plan-changes.ts'
import { change } from './run-commands.ts'

/** Of those who add at the same moment, all but one have to take another id. */
const TRIES = 12

interface Options<Instead> {
  /** What belongs into the same transaction. */
  alongside: (id: number) => readonly Command[]
  /** Says whether there is an answer already when the database has refused; else it is tried again. */
  onRefusal: () => Promise<Instead | undefined>
}

/**
 * Adds an article, with its status, in one transaction. Gives its id, or why there is none.
 *
 * @throws what D1 throws; then nothing has been added.
 */
export async function addNew<Instead>(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  input: ArticleInput,
  around: Around,
  { alongside, onRefusal }: Options<Instead>,
): Promise<{ id: number } | { instead: Instead } | Exclude<Outcome, { commands: unknown }>> {
  for (let tries = 1; ; tries++) {
    const id = await nextArticleId(c.env.DB, tries)
    const outcome = additionOf(id, input, around)
    if (!('commands' in outcome)) return outcome
    try {
      await change(c, [...outcome.commands, ...alongside(id)])
      return { id }
    } catch (error) {
      if (!isConstraintError(error) || tries === TRIES) throw error
      const instead = await onRefusal()
      if (instead !== undefined) return { instead }
    }
  }
}
