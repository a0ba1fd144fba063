import { Hono } from 'hono'
import { featureArticle, reviewArticle, unfeatureArticle } from '../../content/articles/commands.ts'
import { articleLimits } from '../../content/articles/limits.ts'
import { type Command, isConstraintError } from '../../db/command.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { createArticle } from '../../editing/create-article.ts'
import { refuseUnlessFeaturedAs } from '../../editing/featured.ts'
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
    return runStep(c, article, outcome.commands)
  })
  .post('/:id{[0-9]{1,15}}/review', requirePermission('publish'), async (c) => {
    const article = await unchangedArticle(c)
    if (!article) return staleFormPage(c)
    const { note = '' } = await valuesIn(c.req, ['note'])
    const review = reviewArticle(article, 'returned', admitShortened(note, articleLimits.note))
    return runStep(c, article, [review])
  })
  .post('/:id{[0-9]{1,15}}/featuring', requirePermission('publish'), async (c) => {
    const { position } = await c.req.parseBody()
    const place = /^\d{1,4}$/.test(String(position)) ? Number(position) : 0
    return setFeaturing(c, place, (id) => featureArticle(id, place))
  })
  .post('/:id{[0-9]{1,15}}/featuring/end', requirePermission('publish'), (c) =>
    setFeaturing(c, null, unfeatureArticle),
  )
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
    if (!article) return notFound(c)
    await runCommands(c, [endPreviews(article.id)])
    return done(c, article)
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
  const { note = '', reason = '', position = '' } = await valuesIn(c.req, ['note', 'reason', 'position'])
  if (!article) return notFound(c, note || reason || position)
  const typed = /^\d{1,4}$/.test(position) ? Number(position) : undefined
  return editPage(c, article, { stale: { note, reason, position: typed } })
}

/**
 * Sets the article's position among the featured news. It is no part of the article's version: the form carries the
 * position that the editor has seen.
 */
async function setFeaturing(c: AdminContext, position: number | null, commandFor: (id: number) => Command) {
  const article = await articleOf(c)
  const { version, featured } = await c.req.parseBody()
  if (!article || version !== `${article.version}`) return staleFormPage(c)
  // The form was sent twice, or both have typed the same.
  if (article.featured_position === position) return done(c, article)
  if (featured !== `${article.featured_position ?? ''}`) return staleFormPage(c)
  return runStep(c, article, [refuseUnlessFeaturedAs(article), commandFor(article.id)])
}

/** Changes an article, unless a colleague has changed or removed it since it was read. */
async function runStep(c: AdminContext, article: StoredArticle, commands: Command[]) {
  try {
    const changed = await runCommands(c, commands)
    if (changed.every((rows) => rows === 0)) return staleFormPage(c)
  } catch (error) {
    if (!isConstraintError(error)) throw error
    return staleFormPage(c)
  }
  return done(c, article)
}

const done = (c: AdminContext, { id }: StoredArticle) => c.redirect(`${adminPaths.article(id)}?done=1`, 303)
