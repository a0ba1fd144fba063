import { type Actor, actorKey, can } from '../auth/actor.ts'
import {
  type ArticleText,
  addArticle,
  creditOrganisation,
  editArticle,
  moveArticle,
  renameArticle,
} from '../content/articles/commands.ts'
import { type DroppedElements, sanitizeBodyAndReport } from '../content/sanitize-body.ts'
import type { Command } from '../db/command.ts'
import { instant } from '../lib/dates.ts'
import { slug } from '../text/slug.ts'
import type { ArticleInput } from './article-input.ts'
import type { StoredArticle } from './article-records.ts'
import type { ChangeContext } from './change-context.ts'
import { type ArticleState, type Outcome, planStatus } from './plan-status.ts'

/** Plans the addition of an article with its status. `id` has to be free. */
export function planAddition(id: number, input: ArticleInput, context: ChangeContext): Outcome {
  const { actor, now, categories } = context
  const category_id = categories.get(input.category ?? '')
  if (category_id === undefined) return { errors: [{ field: 'category', code: 'noCategory' }] }
  const title = input.title ?? ''
  const { textFields, dropped } = textFieldsOf(input, context)
  const addition = addArticle(
    {
      ...textFields,
      id,
      title,
      category_id,
      slug: input.slug ?? slug(title),
      created_by: actorKey(actor),
      organisation: input.organisation ?? '',
      external_id: input.externalId ?? null,
    },
    instant(now),
  )
  const newArticle: ArticleState = {
    id,
    status: 'draft',
    review: '',
    version: 1,
    published_at: null,
    expires_at: null,
  }
  const planned = planStatus(
    newArticle,
    { ...input, body: textFields.body ?? '', cover: input.cover ?? null },
    context,
  )
  return 'commands' in planned ? { commands: [addition, ...planned.commands], dropped } : planned
}

/** Plans the change of an article. There are no commands if nothing differs. */
export function planChange(article: StoredArticle, input: ArticleInput, context: ChangeContext): Outcome {
  const { actor, now, categories } = context
  if (!canChange(actor, article)) return { forbidden: true }
  const category_id = input.category === undefined ? article.category_id : categories.get(input.category)
  if (category_id === undefined) return { errors: [{ field: 'category', code: 'noCategory' }] }

  const commands: Command[] = []
  const seen = { id: article.id, version: article.version }
  const push = (command: Command) => {
    commands.push(command)
    seen.version++
  }
  const { textFields: typed, dropped } = textFieldsOf(input, context)
  const textFields = changedFields(typed, article)
  if (Object.keys(textFields).length > 0) push(editArticle({ ...seen }, textFields, instant(now)))
  if (input.organisation !== undefined && input.organisation !== article.organisation)
    push(creditOrganisation({ ...seen }, input.organisation))
  if (category_id !== article.category_id) push(moveArticle({ ...seen }, category_id))
  if (input.slug !== undefined && input.slug !== article.slug)
    push(renameArticle({ ...seen }, input.slug, instant(now)))

  const completeInput = {
    ...input,
    body: textFields.body ?? article.body,
    cover:
      input.cover === undefined && article.coverKey
        ? { key: article.coverKey, alt: article.cover_alt, caption: article.cover_caption }
        : (input.cover ?? null),
  }
  const planned = planStatus({ ...article, ...seen }, completeInput, context)
  return 'commands' in planned ? { commands: [...commands, ...planned.commands], dropped } : planned
}

/**
 * Tells whether an actor can change an article. Authors can change their own drafts that are not under
 * review, editors can change all articles.
 */
export function canChange(
  actor: Actor,
  article: Pick<StoredArticle, 'status' | 'review' | 'created_by'>,
): boolean {
  if (can(actor, 'publish')) return true
  return (
    article.status === 'draft' && article.review !== 'submitted' && article.created_by === actorKey(actor)
  )
}

function textFieldsOf(
  input: ArticleInput,
  { cover }: ChangeContext,
): { textFields: Partial<ArticleText>; dropped: DroppedElements } {
  const { title, lead, body, author } = input
  const sanitized = body === undefined ? undefined : sanitizeBodyAndReport(body)
  const textFields = {
    ...(title !== undefined && { title }),
    ...(lead !== undefined && { lead }),
    ...(sanitized && { body: sanitized.html }),
    ...(author !== undefined && { author }),
    ...(input.cover === null && { cover_media_id: null, cover_alt: '', cover_caption: '' }),
    ...(input.cover && {
      cover_media_id: cover?.id ?? null,
      cover_alt: input.cover.alt ?? '',
      cover_caption: input.cover.caption ?? '',
    }),
  }
  return { textFields, dropped: sanitized?.dropped ?? {} }
}

function changedFields(textFields: Partial<ArticleText>, article: StoredArticle): Partial<ArticleText> {
  return Object.fromEntries(
    Object.entries(textFields).filter(([name, value]) => article[name as keyof ArticleText] !== value),
  )
}
