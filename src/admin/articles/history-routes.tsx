import { Hono } from 'hono'
import { isConstraintError } from '../../db/command.ts'
import { namesIn } from '../../editing/log-names.ts'
import { planArticleChange } from '../../editing/plan-article-change.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { differences, historyOf, revisionOf } from '../../editing/revisions.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { HistoryPage, RevisionPage } from './history-page.tsx'
import { articleOf, editPage, notAllowed, notFound } from './responses.tsx'

const fields = ['title', 'lead', 'author', 'organisation', 'body'] as const

/** The earlier versions of an article, and restoring them. */
export const articleHistory = new Hono<AdminEnv>()
  .get('/:id{[0-9]{1,15}}/history', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const [site, history] = await Promise.all([siteFor(c), historyOf(c.env.DB, article)])
    const names = await namesIn(c.env.DB, history.log)
    return c.html(<HistoryPage site={site} article={article} names={names} {...history} />)
  })
  .get('/:id{[0-9]{1,15}}/history/:version{[0-9]{1,9}}', async (c) => {
    const article = await articleOf(c)
    const found = article && (await revisionOf(c.env.DB, article.id, Number(c.req.param('version'))))
    if (!article || !found) return notFound(c)
    const { revision, next } = found
    const changed = fields
      .filter((name) => revision[name] !== next[name])
      .map((name) => ({ name, changes: differences(revision[name], next[name]) }))
    const restorable = canChange(c.var.actor, article)
    return c.html(
      <RevisionPage
        site={await siteFor(c)}
        article={article}
        revision={revision}
        restorable={restorable}
        fields={changed}
      />,
    )
  })
  .post('/:id{[0-9]{1,15}}/history/:version{[0-9]{1,9}}', async (c) => {
    const article = await articleOf(c)
    const found = article && (await revisionOf(c.env.DB, article.id, Number(c.req.param('version'))))
    if (!article || !found) return notFound(c)
    const { version } = await c.req.parseBody()
    if (version !== `${article.version}`) return c.redirect(adminPaths.article(article.id), 303)
    const { title, lead, author, organisation, body } = found.revision
    const input = { title, lead, author, organisation, body }
    const outcome = await planArticleChange(c, article, input)
    if ('forbidden' in outcome) return notAllowed(c, article)
    if ('errors' in outcome) return editPage(c, article, { errors: outcome.errors })
    try {
      await runCommands(c, outcome.commands)
    } catch (error) {
      if (!isConstraintError(error)) throw error
    }
    return c.redirect(`${adminPaths.article(article.id)}?saved=0`, 303)
  })
