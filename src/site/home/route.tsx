import { Hono } from 'hono'
import { featuredArticles, newestByCategory } from '../../content/articles/lists.ts'
import { layoutBlocks, mostRead } from '../../content/layout.ts'
import { siteOf } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { HomePage } from './page.tsx'

export const home = new Hono<PagesEnv>().get(paths.home(), async (c) => {
  const { layout, ...articles } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    featured: featuredArticles(),
    newest: newestByCategory(),
    mostRead: mostRead(),
  })
  return c.var.page(<HomePage site={siteOf(layout, c.var.origin)} {...articles} />)
})
