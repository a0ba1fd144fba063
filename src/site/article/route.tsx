import { Hono } from 'hono'
import { attachmentsOfArticle } from '../../content/articles/attachments.ts'
import { articleById, nextReads } from '../../content/articles/detail.ts'
import { layoutBlocks, mostRead } from '../../content/layout.ts'
import { siteOf } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { WithdrawnPage } from '../error-pages.tsx'
import { ArticlePage } from './page.tsx'

/** Finds the article by its id alone. Redirects any other category or slug to the canonical URL. */
export const article = new Hono<PagesEnv>().get('/:category/:file{.*-[0-9]{1,15}}', async (c) => {
  const id = Number(c.req.param('file').split('-').at(-1))
  const { layout, article, attachments, next, popular } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    article: articleById(id),
    attachments: attachmentsOfArticle(id),
    next: nextReads(id),
    popular: mostRead(),
  })
  if (!article) return c.notFound()
  if ('withdrawn' in article) {
    const page = <WithdrawnPage site={siteOf(layout, c.var.origin)} reason={article.withdrawn} />
    return c.var.page(page, { status: 410, withoutTagsOf: ['attachments', 'next', 'popular'] })
  }

  const path = paths.article(article)
  if (c.req.path !== path) return c.var.moved(path, ['layout', 'attachments', 'next', 'popular'])

  const site = siteOf(layout, c.var.origin)
  return c.var.page(
    <ArticlePage site={site} article={article} attachments={attachments} {...next} mostRead={popular} />,
  )
})
