import { Hono } from 'hono'
import { isConstraintError } from '../../db/command.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { namesIn } from '../../editing/log-names.ts'
import { planArticleChange } from '../../editing/plan-article-change.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { articleHistory as history, historyOf, type Revision, revisionOf } from '../../editing/revisions.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { differences } from '../../editing/text-differences.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { HistoryPage, type HistorySubject, RevisionPage } from '../ui/history-page.tsx'
import { articleOf, editPage, notAllowed, notFound } from './responses.tsx'

const fields = ['title', 'lead', 'author', 'organisation', 'body'] as const

/** The earlier versions of an article, and restoring them. */
export const articleHistory = new Hono<AdminEnv>()
  .get('/:id{[0-9]{1,15}}/history', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const [site, found] = await Promise.all([siteFor(c), historyOf(c.env.DB, history, article)])
    const names = await namesIn(c.env.DB, found.log)
    return c.html(<HistoryPage site={site} subject={subjectOf(article)} names={names} {...found} />)
  })
  .get('/:id{[0-9]{1,15}}/history/:version{[0-9]{1,9}}', async (c) => {
    const found = await revisionIn(c)
    return found ? revisionPage(c, found) : notFound(c)
  })
  .post('/:id{[0-9]{1,15}}/history/:version{[0-9]{1,9}}', async (c) => {
    const found = await revisionIn(c)
    if (!found) return notFound(c)
    const { article, revision } = found
    const { version } = await c.req.parseBody()
    if (version !== `${article.version}`) return revisionPage(c, found, 409)
    const { title, lead, author, organisation, body } = revision
    const input = { title, lead, author, organisation, body }
    const outcome = await planArticleChange(c, article, input)
    if ('forbidden' in outcome) return notAllowed(c, article)
    if ('errors' in outcome) return editPage(c, article, { errors: outcome.errors })
    try {
      await runCommands(c, outcome.commands)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      const now = await revisionIn(c)
      return now ? revisionPage(c, now, 409) : notFound(c)
    }
    return c.redirect(`${adminPaths.article(article.id)}?saved=0`, 303)
  })

type ArticleRevision = Revision<(typeof history.texts)[number]>

interface Found {
  article: StoredArticle
  revision: ArticleRevision
  next: ArticleRevision
}

async function revisionIn(c: AdminContext): Promise<Found | undefined> {
  const article = await articleOf(c)
  const found = article && (await revisionOf(c.env.DB, history, article.id, Number(c.req.param('version'))))
  return article && found && { article, ...found }
}

const subjectOf = ({ id, title, version }: StoredArticle): HistorySubject => ({
  title,
  version,
  path: adminPaths.article(id),
  history: adminPaths.articlePart(id, 'history'),
})

/** The status is 409 after a restoration that was refused. */
async function revisionPage(c: AdminContext, { article, revision, next }: Found, status?: 409) {
  const site = await siteFor(c)
  const w = articleMessages(site.t.lang)
  const changed = fields
    .filter((name) => revision[name] !== next[name])
    .map((name) => ({ label: w[name], changes: differences(revision[name], next[name]) }))
  return c.html(
    <RevisionPage
      site={site}
      subject={subjectOf(article)}
      version={revision.version}
      fields={changed}
      restorable={canChange(c.var.actor, article)}
      stale={status === 409}
    />,
    status ?? 200,
  )
}
