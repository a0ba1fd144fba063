import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { articlesByIds } from '../../content/articles/articles-by-id.ts'
import { read } from '../../db/query.ts'
import { statisticsMessages } from '../../i18n/admin/statistics.ts'
import { csv } from '../../lib/csv.ts'
import { addDays, dayOf, parseDay } from '../../lib/dates.ts'
import type { Site } from '../../ui/site.ts'
import { FROM, paths, TO } from '../../urls/public.ts'
import { limits } from '../../visits/counting-rules.ts'
import { DAILY_RETENTION_DAYS, type Range, totalsIn } from '../../visits/figures.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { BadRangePage, StatisticsPage } from './page.tsx'

const DEFAULT_DAYS = 30
/** Three years. */
const MAX_DAYS = 1096
const MAX_MOST_READ = 50
/** Enough for all articles that an authority writes in years. */
const MAX_MOST_READ_CSV = 10_000

/** The views by day and by article, for editors, as a page and as CSV. */
export const statistics = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const site = await siteFor(c)
    const range = rangeOf(c, site)
    if (!range) return badRange(c, site)
    const [days, articles] = await Promise.all([
      totalsIn(exports).daily(range),
      mostRead(c, range, MAX_MOST_READ),
    ])
    const presets = [7, 30, 90, 365].map((days) => ({ days, range: lastDays(site, days) }))
    return c.html(
      <StatisticsPage
        site={site}
        range={range}
        presets={presets}
        days={days}
        articles={articles}
        limits={limits}
        daysKept={DAILY_RETENTION_DAYS}
      />,
    )
  })
  .get('/ngay.csv', async (c) => {
    const site = await siteFor(c)
    const range = rangeOf(c, site)
    if (!range) return badRange(c, site)
    const { t } = site
    const days = await totalsIn(exports).daily(range)
    const rows = days.map(({ day, visits, views }) => [day, visits, views])
    return download(c, `ngay-${range.from}-${range.to}.csv`, [[t.day, t.visitsOfDay, t.viewsOfDay], ...rows])
  })
  .get('/bai-viet.csv', async (c) => {
    const site = await siteFor(c)
    const range = rangeOf(c, site)
    if (!range) return badRange(c, site)
    const { t, origin } = site
    const w = statisticsMessages(t.lang)
    const articles = await mostRead(c, range, MAX_MOST_READ_CSV)
    const rows = articles.map(({ id, article, views, total }) => [
      id,
      article?.title ?? w.deletedArticle(id),
      article ? origin + paths.article(article) : '',
      views,
      total,
    ])
    const head = ['Id', w.article, 'URL', w.viewsInRange, w.viewsTotal]
    return download(c, `bai-viet-${range.from}-${range.to}.csv`, [head, ...rows])
  })

/**
 * Returns the range of the query string, by default the last days. Undefined if it is invalid or too long.
 */
function rangeOf(c: AdminContext, site: Site): Range | undefined {
  const defaultRange = lastDays(site, DEFAULT_DAYS)
  const from = parseDay(c.req.query(FROM) ?? defaultRange.from)
  const to = parseDay(c.req.query(TO) ?? defaultRange.to)
  if (!from || !to || from > to || addDays(from, MAX_DAYS) <= to) return undefined
  return { from, to }
}

function lastDays(site: Site, days: number): Range {
  const today = dayOf(new Date(), site.settings.time_zone)
  return { from: addDays(today, 1 - days), to: today }
}

async function mostRead(c: AdminContext, range: Range, limit: number) {
  const figures = await totalsIn(exports).mostRead(range, limit)
  const ids = figures.map(({ article }) => article)
  const { values } = await read(c.env.DB, { articles: articlesByIds(ids) })
  return figures.map(({ article: id, ...counts }) => ({ id, ...counts, article: values.articles.get(id) }))
}

function badRange(c: AdminContext, site: Site) {
  return c.html(<BadRangePage site={site} maxDays={MAX_DAYS} />, 400)
}

function download(c: AdminContext, name: string, rows: (string | number)[][]) {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(csv(rows))
}
