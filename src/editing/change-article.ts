import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import type { ArticleInput } from './article-input.ts'
import type { StoredArticle } from './article-records.ts'
import { loadChangeContext } from './change-context.ts'
import { planChange } from './plan-changes.ts'
import type { Outcome } from './plan-status.ts'

/** Commands that change an article as the input says, for who asks; or why it is not changed. */
export async function changeArticle(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  article: StoredArticle,
  input: ArticleInput,
): Promise<Outcome> {
  const context = await loadChangeContext(c, input)
  return 'errors' in context ? context : planChange(article, input, context)
}
