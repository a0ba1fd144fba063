import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { actorKey, can } from '../auth/actor.ts'
import { isConstraintError } from '../db/command.ts'
import { articleChange, articleInput, articleStatuses, parseArticle } from '../editing/article-input.ts'
import {
  articleForEditing,
  articleOfExternalId,
  listForEditing,
  type StoredArticle,
} from '../editing/article-records.ts'
import { type AddedArticle, createArticle } from '../editing/create-article.ts'
import { planArticleChange } from '../editing/plan-article-change.ts'
import { canChange } from '../editing/plan-changes.ts'
import type { Outcome } from '../editing/plan-status.ts'
import { runCommands } from '../editing/run-commands.ts'
import { problem } from '../http/problem.ts'
import {
  articleJson,
  droppedIn,
  etagOf,
  existingArticle,
  noSuchArticle,
  outlineJson,
  preconditionFailed,
  preconditionRequired,
  urlOf,
} from './article-responses.ts'
import type { ApiContext, ApiEnv } from './context.ts'
import { idempotencyOf } from './idempotency.ts'
import { invalid, jsonOf, malformed } from './request-body.ts'
import { forbidden } from './require-token.ts'

/** Room for the longest text, and for what JSON and UTF-8 add. */
const MAX_BODY_BYTES = 2_000_000
const PAGE_SIZE = 50

/** The articles for scripts. They follow the same rules and commands as the editors' forms. */
export const articles = new Hono<ApiEnv>()
  .use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () =>
        problem({
          status: 413,
          title: 'Too long',
          detail: `An article has at most ${MAX_BODY_BYTES} bytes.`,
        }),
    }),
  )
  .get('/', async (c) => {
    const { status, category, text, limit = `${PAGE_SIZE}`, after } = c.req.query()
    const knownStatus = articleStatuses.find((one) => one === status)
    const count = /^\d{1,3}$/.test(limit) ? Math.min(100, Math.max(1, Number(limit))) : undefined
    const cursor = after === undefined ? undefined : /^(\d{4}-[\dT:-]+Z)_(\d+)$/.exec(after)
    if ((status !== undefined && !knownStatus) || !count || cursor === null) {
      return malformed('status is one of the statuses, limit a number up to 100, after what `next` said.')
    }
    const position = cursor && { updatedAt: cursor[1] ?? '', id: Number(cursor[2]) }
    const createdBy = can(c.var.actor, 'publish') ? undefined : actorKey(c.var.actor)
    const { rows, last } = await listForEditing(
      c.env.DB,
      { status: knownStatus, category, text, createdBy, after: position },
      count,
    )
    const next = last ? `${last.updated_at}_${last.id}` : null
    return c.json({ items: rows.map((one) => outlineJson(c, one)), next })
  })
  .post('/', async (c) => {
    const json = await jsonOf(c)
    if ('problem' in json) return json.problem
    const parsed = parseArticle(articleInput, json.value)
    if ('errors' in parsed) return invalid(parsed.errors)
    const idempotency = await idempotencyOf(c, json.text)
    if ('replay' in idempotency) return idempotency.replay
    const { input } = parsed
    const existing = input.externalId && (await articleOfExternalId(c.env.DB, input.externalId))
    if (existing) return existingArticle(c, existing, input)

    const answerFor = (added: AddedArticle) => ({
      id: added.id,
      url: urlOf(c, added, input),
      ...droppedIn(added),
    })
    const outcome = await createArticle(c, input, {
      alongside: (added) => idempotency.record(201, answerFor(added)),
      // Another request may have added the same article meanwhile.
      async onConstraintError() {
        const retried = await idempotencyOf(c, json.text)
        if ('replay' in retried) return retried.replay
        const stored = input.externalId && (await articleOfExternalId(c.env.DB, input.externalId))
        return stored ? existingArticle(c, stored, input) : undefined
      },
    })
    if ('existing' in outcome) return outcome.existing
    if (!('added' in outcome)) return rejectedPlan(c, outcome)
    const { added } = outcome
    return c.json(answerFor(added), 201, { Location: `/api/v1/articles/${added.id}` })
  })
  .get('/:id{[0-9]{1,15}}', async (c) => {
    const article = await visibleArticle(c)
    if (!article) return noSuchArticle(c)
    return c.json(articleJson(c, article), 200, { ETag: etagOf(article) })
  })
  .patch('/:id{[0-9]{1,15}}', async (c) => {
    const json = await jsonOf(c)
    if ('problem' in json) return json.problem
    const parsed = parseArticle(articleChange, json.value)
    if ('errors' in parsed) return invalid(parsed.errors)
    const article = await visibleArticle(c)
    if (!article) return noSuchArticle(c)
    const expected = c.req.header('If-Match')
    if (expected === undefined) return preconditionRequired()
    if (expected !== '*' && expected !== etagOf(article)) return preconditionFailed(article)

    const outcome = await planArticleChange(c, article, parsed.input)
    if (!('commands' in outcome)) return rejectedPlan(c, outcome)
    try {
      await runCommands(c, outcome.commands)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return preconditionFailed(article)
    }
    const changed = (await articleForEditing(c.env.DB, article.id)) ?? article
    return c.json({ ...articleJson(c, changed), ...droppedIn(outcome) }, 200, { ETag: etagOf(changed) })
  })

function rejectedPlan(c: ApiContext, outcome: Exclude<Outcome, { commands: unknown }>): Response {
  return 'errors' in outcome ? invalid(outcome.errors) : forbidden(c)
}

/** Returns the article of the URL. Authors see only their own articles: others do not exist for them. */
async function visibleArticle(c: ApiContext): Promise<StoredArticle | undefined> {
  const article = await articleForEditing(c.env.DB, Number(c.req.param('id')))
  if (!article || can(c.var.actor, 'publish')) return article
  return article.created_by === actorKey(c.var.actor) || canChange(c.var.actor, article) ? article : undefined
}
