import { beforeAll, expect, test } from 'vitest'
import {
  articlesOfMonth,
  monthsWithArticles,
  nearestDays,
  nearestMonths,
} from '../../src/content/articles/archive.ts'
import { attachmentsOfArticle } from '../../src/content/articles/attachments.ts'
import { articleById, nextReads } from '../../src/content/articles/detail.ts'
import { newestArticles, sitemapChunk, sitemapChunks } from '../../src/content/articles/feeds.ts'
import { articlesInCategory, featuredArticles, newestByCategory } from '../../src/content/articles/lists.ts'
import { articleOfOldUrl } from '../../src/content/articles/old-url.ts'
import { layoutBlocks } from '../../src/content/layout.ts'
import type { Query } from '../../src/db/query.ts'
import { generateArticles } from '../bench/generate.ts'
import { importRecords } from '../support/importing.ts'
import { costOf, type Portal, startPortal } from '../support/portal.ts'

const ARTICLES = 2000

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})

/** What each page costs D1 with a big archive behind it. These numbers only go down. */
const ROWS = {
  home: 138,
  article: 26,
  'leaf category': 92,
  'parent category': 183,
  'deep in a category': 88,
  // Three of them find the nearest months with articles, so that links do not lead into empty ones.
  month: 55,
  feed: 29,
} as const

test('a page reads what it shows, however many articles there are', async () => {
  const before = await costs()
  await importRecords(portal.env, 'generated', [...generateArticles(ARTICLES)])
  const after = await costs()
  for (const [name, cost] of Object.entries(after)) {
    expect(cost.trips, name).toBe(1)
    expect(cost.rows, name).toBeLessThanOrEqual(ROWS[name as keyof typeof ROWS])
  }
  expect(Object.keys(before)).toEqual(Object.keys(ROWS))
})

const position = { before: { publishedAt: '2015-01-01T00:00:00Z', id: 1 } }
const queries: Record<string, Query<unknown>> = {
  layout: layoutBlocks(new Date()),
  article: articleById(1),
  'around an article': nextReads(1),
  'the files under an article': attachmentsOfArticle(1),
  featured: featuredArticles(),
  'newest by category': newestByCategory(),
  'a category': articlesInCategory('huong-dan'),
  'deep in a category': articlesInCategory('huong-dan', position),
  'back up a category': articlesInCategory('huong-dan', { after: position.before }),
  'a month': articlesOfMonth('2021-04'),
  'deep in a month': articlesOfMonth('2021-04', position),
  'the nearest months': nearestMonths('2021-04'),
  'the nearest days': nearestDays('2021-04-02'),
  months: monthsWithArticles(),
  feed: newestArticles(),
  'a chunk of the sitemap': sitemapChunk(1),
  sitemap: sitemapChunks(),
  'an old address': articleOfOldUrl('/cu'),
}

test.each(Object.entries(queries))(
  'the plan of %s has no scan of the articles',
  async (_, { statements }) => {
    for (const { sql, parameters } of statements) {
      const { results } = await portal.env.DB.prepare(`explain query plan ${sql}`)
        .bind(...parameters)
        .all<{ detail: string }>()
      const steps = results.map((row) => row.detail)
      expect(steps.filter((step) => /^SCAN (articles|listed|candidates)\b/.test(step))).toEqual([])
    }
  },
)

async function costs() {
  const { results } = await portal.env.DB.prepare(
    `select a.id, a.slug, c.slug as category from articles a join categories c on c.id = a.category_id
     where a.status = 'published' order by a.published_at limit 1`,
  ).all<{ id: number; slug: string; category: string }>()
  const oldest = results[0]
  const paths = {
    home: '/',
    article: `/${oldest?.category}/${oldest?.slug}-${oldest?.id}`,
    'leaf category': '/danh-cho-ban-doc',
    'parent category': '/huong-dan',
    'deep in a category': `/danh-cho-ban-doc?truoc=${Date.UTC(2010, 5, 1) / 1000}-1`,
    month: '/luu-tru/2010/03',
    feed: '/rss.xml',
  }
  const entries = Object.entries(paths).map(async ([name, path]) => {
    const response = await portal.get(path)
    expect(response.status, path).toBe(200)
    return [name, costOf(response)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
