import { Feed } from 'feed'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ArticleCard } from '../../content/articles/article-cards.ts'
import { newestArticles } from '../../content/articles/feeds.ts'
import { articlesInCategory } from '../../content/articles/lists.ts'
import { instanceId } from '../../content/instance.ts'
import { categoryNode, siteName } from '../../content/layout.ts'
import { admitText } from '../../text/admit.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

export const feeds = new Hono<PagesEnv>()
  .get(paths.feed(), async (c) => {
    const { site, instance, articles } = await c.var.read({
      site: siteName(),
      instance: instanceId(),
      articles: newestArticles(),
    })
    const rss = rssOf({
      title: site.name,
      description: site.tagline || site.name,
      language: site.locale,
      origin: c.var.origin,
      instance,
      self: paths.feed(),
      page: paths.home(),
      articles,
    })
    return c.var.text(rss, 'application/rss+xml; charset=utf-8')
  })
  .get('/:slug{[a-z0-9-]+}/rss.xml', async (c) => {
    const { slug } = c.req.param()
    const { site, instance, category, list } = await c.var.read({
      site: siteName(),
      instance: instanceId(),
      category: categoryNode(slug),
      list: articlesInCategory(slug),
    })
    if (!category) return c.notFound()
    const rss = rssOf({
      title: `${category.name} - ${site.name}`,
      description: site.tagline || site.name,
      language: site.locale,
      origin: c.var.origin,
      instance,
      self: paths.categoryFeed(slug),
      page: paths.category(slug),
      articles: list.articles,
    })
    return c.var.text(rss, 'application/rss+xml; charset=utf-8')
  })

interface Channel {
  title: string
  description: string
  language: string
  origin: string
  /** Identity of the portal. */
  instance: string
  /** Path of the feed. */
  self: string
  /** Path of the page that lists the same articles. */
  page: string
  articles: readonly ArticleCard[]
}

const htmlOf = (text: string) => `${html`${text}`}`.replaceAll('\n', '<br>')

/** Renders a feed as RSS 2.0 (https://www.rssboard.org/rss-specification). */
function rssOf({ title, description, language, origin, instance, self, page, articles }: Channel): string {
  const newest = articles[0]?.publishedAt
  const feed = new Feed({
    title,
    description,
    language,
    id: origin + page,
    link: origin + page,
    copyright: '',
    feedLinks: { rss: origin + self },
    // A feed without articles has the date 0: the response must not depend on the clock.
    updated: new Date(newest ?? 0),
  })
  for (const article of articles) {
    const link = origin + paths.article(article)
    feed.addItem({
      title: article.title,
      // Never changes, so that no reader sees an article twice: neither slug, category nor host is part of it.
      guid: `${instance}:article:${article.id}`,
      link,
      // A description is HTML to feed readers, and a lead is text.
      description: htmlOf(article.lead),
      date: new Date(article.publishedAt),
    })
  }
  // Rows that were stored by other means than the portal's may have what XML cannot carry.
  return admitText(feed.rss2())
}
