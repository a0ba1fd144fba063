import { type Context, Hono } from 'hono'
import { attachmentsOfArticle } from '../../content/articles/attachments.ts'
import { nextReads } from '../../content/articles/detail.ts'
import { lineage } from '../../content/categories.ts'
import { categoryOutline, layoutBlocks, mostRead } from '../../content/layout.ts'
import { read } from '../../db/query.ts'
import { articleForEditing, type StoredArticle } from '../../editing/article-records.ts'
import { articleOfPreview } from '../../editing/previews.ts'
import { previewMessages } from '../../i18n/admin/article-preview.ts'
import { instant } from '../../lib/dates.ts'
import { mediaByKey } from '../../media/storage.ts'
import { ArticlePage } from '../../site/article/page.tsx'
import { ErrorPage } from '../../site/error-pages.tsx'
import { siteOf } from '../../ui/site.ts'
import type { AdminEnv } from '../context.ts'
import { articleOf, notFound } from './responses.tsx'

/** The preview of an article as readers will see it, for its editors. */
export const preview = new Hono<AdminEnv>().get('/:id{[0-9]{1,15}}/preview', async (c) => {
  const article = await articleOf(c)
  return article ? previewOf(c, article) : notFound(c)
})

/** The same preview without signing in, for people who have its link. */
export const sharedPreview = new Hono<{ Bindings: Env }>().get('/:secret{[\\w-]{20,100}}', async (c) => {
  const id = await articleOfPreview(c.env.DB, c.req.param('secret'), new Date())
  const article = id === undefined ? undefined : await articleForEditing(c.env.DB, id)
  // A withdrawn article is not meant to be read.
  if (article && article.status !== 'withdrawn') return previewOf(c, article)
  const { values } = await read(c.env.DB, { layout: layoutBlocks(new Date()) })
  const { t } = siteOf(values.layout, new URL(c.req.url).origin)
  const w = previewMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.previewOver} text={w.previewOverText} />, 404)
})

async function previewOf(
  c: Pick<Context<{ Bindings: Env }>, 'env' | 'req' | 'html'>,
  article: StoredArticle,
) {
  const { values } = await read(c.env.DB, {
    layout: layoutBlocks(new Date()),
    categories: categoryOutline(),
    attachments: attachmentsOfArticle(article.id),
    next: nextReads(article.id),
    popular: mostRead(),
  })
  const site = siteOf(values.layout, c.env.ORIGIN || new URL(c.req.url).origin)
  const media = article.coverKey ? await mediaByKey(c.env.DB, article.coverKey) : undefined
  const previewed = {
    id: article.id,
    slug: article.slug,
    title: article.title,
    lead: article.lead,
    body: article.body,
    author: article.author,
    organisation: article.organisation,
    categoryId: article.category_id,
    categorySlug: article.categorySlug,
    publishedAt: article.published_at ?? instant(new Date()),
    updatedAt: article.updated_at,
    coverCaption: article.cover_caption,
    cover: article.coverKey
      ? {
          key: article.coverKey,
          alt: article.cover_alt,
          width: media?.width ?? null,
          height: media?.height ?? null,
        }
      : null,
    lineage: lineage(values.categories, article.category_id),
  }
  const w = previewMessages(site.t.lang)
  const notice = article.status === 'published' ? w.previewSaved : w.previewOnly
  return c.html(
    <ArticlePage
      site={site}
      article={previewed}
      attachments={values.attachments}
      {...values.next}
      mostRead={values.popular}
      notice={notice}
    />,
  )
}
