import { Hono } from 'hono'
import { html } from 'hono/html'
import { sitemapChunk, sitemapChunks } from '../../content/articles/feeds.ts'
import { allCategories } from '../../content/layout.ts'
import { allPages } from '../../content/static-pages.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

const XML = 'application/xml; charset=utf-8'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The sitemap index and its sitemaps: https://www.sitemaps.org/protocol.html */
export const sitemap = new Hono<PagesEnv>()
  .get(paths.sitemap(), async (c) => {
    const { chunks } = await c.var.read({ chunks: sitemapChunks() })
    const numbers = Array.from({ length: chunks }, (_, index) => index + 1)
    const locations = [paths.sitemapSections(), ...numbers.map(paths.sitemapChunk)]
    return c.var.text(sitemapIndex(locations.map((path) => c.var.origin + path)), XML)
  })
  .get(paths.sitemapSections(), async (c) => {
    const { categories, pages } = await c.var.read({ categories: allCategories(), pages: allPages() })
    const entries: Entry[] = [
      ...[paths.home(), paths.schedule(), paths.map(), paths.archive(), paths.statistics()].map((path) => ({
        path,
      })),
      ...categories.map(({ slug }) => ({ path: paths.category(slug) })),
      ...pages.map(({ slug, updated_at }) => ({ path: paths.page(slug), modified: updated_at })),
    ]
    return c.var.text(urlSet(c.var.origin, entries), XML)
  })
  .get('/sitemap/:file{bai-[1-9][0-9]{0,8}\\.xml}', async (c) => {
    const chunk = Number(c.req.param('file').slice(4, -4))
    const { articles, chunks } = await c.var.read({ articles: sitemapChunk(chunk), chunks: sitemapChunks() })
    if (chunk > chunks) return c.notFound()
    const entries = articles.map((article) => ({ path: paths.article(article), modified: article.updatedAt }))
    // A chunk with articles is there, however many follow it.
    const withoutTagsOf = articles.length > 0 ? ['chunks'] : []
    return c.var.text(urlSet(c.var.origin, entries), XML, { withoutTagsOf })
  })

interface Entry {
  path: string
  modified?: string
}

function sitemapIndex(locations: string[]): string {
  const entries = locations.map((location) => html`<sitemap><loc>${location}</loc></sitemap>\n`)
  return `${html`<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${NAMESPACE}">\n${entries}</sitemapindex>\n`}`
}

function urlSet(origin: string, entries: Entry[]): string {
  const urls = entries.map(
    ({ path, modified }) =>
      html`<url><loc>${origin}${path}</loc>${modified && html`<lastmod>${modified}</lastmod>`}</url>\n`,
  )
  return `${html`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${NAMESPACE}">\n${urls}</urlset>\n`}`
}
