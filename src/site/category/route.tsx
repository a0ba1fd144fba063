import { Hono } from 'hono'
import { articlesInCategory } from '../../content/articles/lists.ts'
import { categoryBySlug, layoutBlocks } from '../../content/layout.ts'
import { siteOf } from '../../ui/site.ts'
import { parsePosition } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { BadUrlPage } from '../error-pages.tsx'
import { CategoryPage } from './page.tsx'

export const category = new Hono<PagesEnv>().get('/:slug{[a-z0-9-]+}', async (c) => {
  const position = parsePosition((name) => c.req.query(name), c.var.now)
  const from = position === 'malformed' ? undefined : position
  const { layout, tree, list } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    tree: categoryBySlug(c.req.param('slug')),
    list: articlesInCategory(c.req.param('slug'), from),
  })
  if (!tree) return c.notFound()

  const site = siteOf(layout, c.var.origin)
  if (position === 'malformed') {
    return c.var.page(<BadUrlPage site={site} explanation={site.t.badPosition} />, { status: 400 })
  }
  return c.var.page(<CategoryPage site={site} {...tree} list={list} position={position} />)
})
