import { Hono } from 'hono'
import { articleById, nextReads } from '../content/articles.ts'
import { attachmentsOf } from '../content/attachments.ts'
import { layoutBlocks, mostRead } from '../content/layout.ts'
import { paths } from '../paths.ts'
import type { PagesEnv } from '../reading.ts'
import { ArticlePage } from '../views/article-page.tsx'
import { WithdrawnPage } from '../views/problem-pages.tsx'
import { siteOf } from '../views/site.ts'

/** The id alone finds the article; any other category or slug before it leads to the canonical address. */
export const article = new Hono<PagesEnv>().get('/:category/:file{.*-[0-9]{1,15}}', async (c) => {
  const id = Number(c.req.param('file').split('-').at(-1))
  const { layout, article, attachments, next, popular } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    article: articleById(id),
    attachments: attachmentsOf(id),
    next: nextReads(id),
    popular: mostRead(),
  })
  if (!article) return c.notFound()
  if ('withdrawn' in article) {
    const page = <WithdrawnPage site={siteOf(layout, c.var.origin)} reason={article.withdrawn} />
    return c.var.page(page, { status: 410, regardlessOf: ['attachments', 'next', 'popular'] })
  }

  const path = paths.article(article)
  if (c.req.path !== path) return c.var.moved(path, ['layout', 'attachments', 'next', 'popular'])

  const site = siteOf(layout, c.var.origin)
  return c.var.page(<ArticlePage {...{ site, article, attachments, ...next }} mostRead={popular} />)
})
