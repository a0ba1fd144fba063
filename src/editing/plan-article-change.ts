import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import type { ArticleInput } from './article-input.ts'
import type { StoredArticle } from './article-records.ts'
import { loadChangeContext } from './change-context.ts'
import { planChange } from './plan-changes.ts'
import type { Outcome } from './plan-status.ts'

/**
 * Plans the change of an article for the actor of the request. Runs nothing. Returns the commands, or why the
 * change is not made.
 */
export async function planArticleChange(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  article: StoredArticle,
  input: ArticleInput,
): Promise<Outcome> {
  const context = await loadChangeContext(c, input)
  return 'errors' in context ? context : planChange(article, input, context)
}
