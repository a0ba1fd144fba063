import { Hono } from 'hono'
import { isConstraintError } from '../../db/command.ts'
import { type FeaturedArticle, featuredForEditing, reorder } from '../../editing/featured.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { requirePermission } from '../require-permission.tsx'
import { listVersion } from '../ui/list-version.tsx'
import { FeaturedPage } from './page.tsx'

/** The featured articles and their order. An article is added to them on its own page. */
export const featured = new Hono<AdminEnv>()
  .use(requirePermission('publish'))
  .get('/', async (c) => {
    const [site, articles] = await Promise.all([siteFor(c), featuredForEditing(c.env.DB)])
    return c.html(<FeaturedPage site={site} articles={articles} saved={c.req.query('saved') === '1'} />)
  })
  .post('/', async (c) => {
    const form = await c.req.formData()
    const removed = form.getAll('remove').map(Number)
    const order = new Map<number, number | 'removed'>()
    for (const [name, value] of form) {
      const id = Number(/^position-(\d{1,15})$/.exec(name)?.[1])
      if (id && typeof value === 'string' && /^\d{1,4}$/.test(value)) order.set(id, Number(value))
    }
    for (const id of removed) order.set(id, 'removed')
    const articles = await featuredForEditing(c.env.DB)
    if (form.get('list') !== listVersion(articles)) return stale(c, articles, order)
    try {
      await runCommands(c, reorder(articles, order))
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return stale(c, await featuredForEditing(c.env.DB), order)
    }
    return c.redirect(`${adminPaths.featured()}?saved=1`, 303)
  })

/** Answers a form of a list that a colleague has changed meanwhile. */
async function stale(
  c: AdminContext,
  articles: readonly FeaturedArticle[],
  typed: ReadonlyMap<number, number | 'removed'>,
) {
  return c.html(<FeaturedPage site={await siteFor(c)} articles={articles} saved={false} typed={typed} />, 409)
}
