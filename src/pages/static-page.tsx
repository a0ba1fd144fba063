import { Hono } from 'hono'
import { layoutBlocks } from '../content/layout.ts'
import { pageBySlug } from '../content/pages.ts'
import type { PagesEnv } from '../reading.ts'
import { siteOf } from '../views/site.ts'
import { StaticPage } from '../views/static-page.tsx'

export const staticPage = new Hono<PagesEnv>().get('/trang/:slug{[a-z0-9-]+}', async (c) => {
  const { layout, page } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    page: pageBySlug(c.req.param('slug')),
  })
  if (!page) return c.notFound()
  return c.var.page(<StaticPage site={siteOf(layout, c.var.origin)} page={page} />)
})
