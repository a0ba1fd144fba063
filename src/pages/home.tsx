import { Hono } from 'hono'
import { featuredArticles, newestByCategory } from '../content/article-lists.ts'
import { layoutBlocks, mostRead } from '../content/layout.ts'
import { paths } from '../paths.ts'
import type { PagesEnv } from '../reading.ts'
import { HomePage } from '../views/home-page.tsx'
import { siteOf } from '../views/site.ts'

export const home = new Hono<PagesEnv>().get(paths.home(), async (c) => {
  const { layout, ...articles } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    featured: featuredArticles(),
    newest: newestByCategory(),
    mostRead: mostRead(),
  })
  return c.var.page(<HomePage site={siteOf(layout, c.var.origin)} {...articles} />)
})
