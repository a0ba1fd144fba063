import { Hono } from 'hono'
import { layoutBlocks } from '../../content/layout.ts'
import { pageBySlug } from '../../content/static-pages.ts'
import { siteOf } from '../../ui/site.ts'
import type { PagesEnv } from '../context.ts'
import { StaticPage } from './page.tsx'

export const staticPage = new Hono<PagesEnv>().get('/trang/:slug{[a-z0-9-]+}', async (c) => {
  const { layout, page } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    page: pageBySlug(c.req.param('slug')),
  })
  if (!page) return c.notFound()
  return c.var.page(<StaticPage site={siteOf(layout, c.var.origin)} page={page} />)
})
