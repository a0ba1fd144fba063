import {
  articlesOfDay,
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
import {
  allCategories,
  categoryBySlug,
  categoryNode,
  categoryOutline,
  layoutBlocks,
  mostRead,
  siteName,
  siteSettings,
} from '../../src/content/layout.ts'
import { allPlaces } from '../../src/content/places.ts'
import { redirectFrom } from '../../src/content/redirects.ts'
import { nearestWeeks, scheduleOfWeek } from '../../src/content/schedule.ts'
import { allPages, pageBySlug } from '../../src/content/static-pages.ts'
import type { Executor } from '../../src/db/builder.ts'
import { type Query, read } from '../../src/db/query.ts'

/** The queries of public pages, each by itself: its own tags have to tell when its value goes stale. */
function queries(): Record<string, Query<unknown>> {
  const ids = [1, 2, 5, 15, 20, 30, 50, 60, 70, 999, 1000, 1001]
  const slugs = [
    'huong-dan',
    'danh-cho-ban-doc',
    'danh-cho-ban-bien-tap',
    'tin-trong-huyen',
    'sap-co',
    'da-co',
  ]
  const named: Record<string, Query<unknown>> = {
    layoutBlocks: layoutBlocks(new Date()),
    mostRead: mostRead(),
    siteName: siteName(),
    siteSettings: siteSettings(),
    allCategories: allCategories(),
    categoryOutline: categoryOutline(),
    featuredArticles: featuredArticles(),
    newestByCategory: newestByCategory(),
    newestArticles: newestArticles(),
    monthsWithArticles: monthsWithArticles(),
    sitemapChunks: sitemapChunks(),
    'sitemapChunk 1': sitemapChunk(1),
    'sitemapChunk 2': sitemapChunk(2),
    articlesOfMonth: articlesOfMonth('2014-05'),
    articlesOfDay: articlesOfDay('2014-05-01'),
    allPages: allPages(),
    allPlaces: allPlaces(),
    scheduleOfWeek: scheduleOfWeek('2019-06-03'),
    'nearestWeeks of a week': nearestWeeks('2019-06-03'),
    'nearestWeeks of another week': nearestWeeks('2019-06-10'),
    'nearestWeeks of an empty week': nearestWeeks('2013-06-10'),
    nearestMonths: nearestMonths('2014-05'),
    'nearestMonths of another month': nearestMonths('2014-07'),
    nearestDays: nearestDays('2014-05-01'),
    'nearestDays of another day': nearestDays('2014-05-02'),
  }
  for (const id of ids) {
    named[`articleById ${id}`] = articleById(id)
    named[`nextReads ${id}`] = nextReads(id)
    named[`attachmentsOf ${id}`] = attachmentsOfArticle(id)
  }
  for (const slug of slugs) {
    named[`categoryBySlug ${slug}`] = categoryBySlug(slug)
    named[`categoryNode ${slug}`] = categoryNode(slug)
    named[`articlesInCategory ${slug}`] = articlesInCategory(slug)
    named[`pageBySlug ${slug}`] = pageBySlug(slug)
  }
  for (const path of [
    '/da-chuyen',
    '/khong/co/gi',
    '/sap-co',
    '/cu/xem.aspx?id=7',
    '/Trang/ChiTietBVGioiThieu.aspx?bvid=15',
  ]) {
    named[`redirectFrom ${path}`] = redirectFrom(path)
    named[`articleOfOldUrl ${path}`] = articleOfOldUrl(path)
  }
  return named
}

export interface Read {
  /** As JSON. */
  value: string
  tags: readonly string[]
}

export async function readQueries(db: Executor): Promise<Record<string, Read>> {
  const { values, tags } = await read(db, queries())
  const json = (value: unknown) =>
    JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? 'nothing'
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value: json(value), tags: tags[name] ?? [] }]),
  )
}
