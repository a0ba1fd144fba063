import { Hono } from 'hono'
import { featureArticle, reviewArticle, unfeatureArticle } from '../../content/articles/commands.ts'
import { articleLimits } from '../../content/articles/limits.ts'
import { type Command, isConstraintError } from '../../db/command.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { createArticle } from '../../editing/create-article.ts'
import { planArticleChange } from '../../editing/plan-article-change.ts'
import { endPreviews, newPreview, PREVIEW_DAYS } from '../../editing/previews.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { instant } from '../../lib/dates.ts'
import { admitShortened } from '../../text/admit.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { valuesIn } from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import { PreviewLinkPage } from './preview-link-page.tsx'
import { articleOf, editPage, notAllowed, notFound } from './responses.tsx'

/** The actions on an article besides editing it. Each is a form on the article's page. */
export const articleActions = new Hono<AdminEnv>()
  .post('/:id{[0-9]{1,15}}/withdrawal', requirePermission('publish'), async (c) => {
    const article = await unchangedArticle(c)
    if (!article) return staleFormPage(c)
    const { reason = '' } = await valuesIn(c.req, ['reason'])
    const input = { status: 'withdrawn' as const, reason: admitShortened(reason, articleLimits.note) }
    const outcome = await planArticleChange(c, article, input)
    if ('forbidden' in outcome) return notAllowed(c, article)
    if ('errors' in outcome) return editPage(c, article, { errors: outcome.errors })
    return runAndRedirect(c, article, outcome.commands)
  })
  .post('/:id{[0-9]{1,15}}/review', requirePermission('publish'), async (c) => {
    const article = await unchangedArticle(c)
    if (!article) return staleFormPage(c)
    const { note = '' } = await valuesIn(c.req, ['note'])
    const review = reviewArticle(article, 'returned', admitShortened(note, articleLimits.note))
    return runAndRedirect(c, article, [review])
  })
  .post('/:id{[0-9]{1,15}}/featuring', requirePermission('publish'), async (c) => {
    const article = await unchangedArticle(c)
    if (!article) return staleFormPage(c)
    const { position } = await c.req.parseBody()
    const place = /^\d{1,4}$/.test(String(position)) ? Number(position) : 0
    return runAndRedirect(c, article, [featureArticle(article.id, place)])
  })
  .post('/:id{[0-9]{1,15}}/featuring/end', requirePermission('publish'), async (c) => {
    const article = await unchangedArticle(c)
    if (!article) return staleFormPage(c)
    return runAndRedirect(c, article, [unfeatureArticle(article.id)])
  })
  .post('/:id{[0-9]{1,15}}/copies', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const site = await siteFor(c)
    const { lead, body, author, organisation, categorySlug: category, coverKey: key } = article
    const title = admitShortened(articleMessages(site.t.lang).copyOf(article.title), articleLimits.title)
    const cover = key ? { key, alt: article.cover_alt, caption: article.cover_caption } : null
    const input = { title, lead, body, author, organisation, category, cover }
    const outcome = await createArticle(c, input, {
      alongside: () => [],
      onConstraintError: async () => undefined,
    })
    if ('errors' in outcome) return editPage(c, article, { errors: outcome.errors })
    return 'added' in outcome ? c.redirect(adminPaths.article(outcome.added.id), 303) : notAllowed(c, article)
  })
  .post('/:id{[0-9]{1,15}}/previews/end', async (c) => {
    const article = await articleOf(c)
    return article ? runAndRedirect(c, article, [endPreviews(article.id)]) : notFound(c)
  })
  .post('/:id{[0-9]{1,15}}/previews', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const until = instant(new Date(Date.now() + PREVIEW_DAYS * 24 * 3_600_000))
    const { secret, command } = await newPreview(article.id, until)
    await runCommands(c, [command])
    const origin = c.env.ORIGIN || new URL(c.req.url).origin
    const url = origin + adminPaths.sharedPreview(secret)
    return c.html(<PreviewLinkPage site={await siteFor(c)} article={article} url={url} until={until} />)
  })

/** Returns the article if it still has the version of the form. */
async function unchangedArticle(c: AdminContext): Promise<StoredArticle | undefined> {
  const article = await articleOf(c)
  const { version } = await c.req.parseBody()
  return article && version === `${article.version}` ? article : undefined
}

/** Answers a form of an older version with the current page, which keeps the typed text. */
async function staleFormPage(c: AdminContext) {
  const article = await articleOf(c)
  const { note = '', reason = '' } = await valuesIn(c.req, ['note', 'reason'])
  if (!article) return notFound(c, note || reason)
  return editPage(c, article, { stale: { note, reason } })
}

async function runAndRedirect(c: AdminContext, article: StoredArticle, commands: Command[]) {
  try {
    await runCommands(c, commands)
  } catch (error) {
    if (!isConstraintError(error)) throw error
    return staleFormPage(c)
  }
  return c.redirect(`${adminPaths.article(article.id)}?done=1`, 303)
}
