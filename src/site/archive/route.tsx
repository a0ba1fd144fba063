import { type Context, Hono } from 'hono'
import {
  articlesOfDay,
  articlesOfMonth,
  monthsWithArticles,
  type NearestPeriods,
  nearestDays,
  nearestMonths,
} from '../../content/articles/archive.ts'
import type { ArticleList } from '../../content/articles/article-cards.ts'
import { layoutBlocks } from '../../content/layout.ts'
import type { Query } from '../../db/query.ts'
import { parseDay } from '../../lib/dates.ts'
import { type Site, siteOf } from '../../ui/site.ts'
import { type ListPosition, parsePosition, paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { BadUrlPage } from '../error-pages.tsx'
import { ArchiveList, ArchivePage, type Period } from './page.tsx'

export const archive = new Hono<PagesEnv>()
  .get(paths.archive(), async (c) => {
    const { layout, months } = await c.var.read({
      layout: layoutBlocks(c.var.now),
      months: monthsWithArticles(),
    })
    return c.var.page(<ArchivePage site={siteOf(layout, c.var.origin)} months={months} />)
  })
  .get('/luu-tru/:year{[0-9]{4}}/:month{[0-9]{2}}', (c) => {
    const month = `${c.req.param('year')}-${c.req.param('month')}`
    const first = parseDay(`${month}-01`)
    if (!first) return c.notFound()
    return respondWithPeriod(c, {
      listAt: (position) => articlesOfMonth(month, position),
      nearest: nearestMonths(month),
      title: ({ t }) => t.archiveOf(t.month(...monthAndYear(month))),
      path: (position) => paths.archiveMonth(month, position),
      periodOf: (name, { t }) => ({
        name: t.monthLink(...monthAndYear(name)),
        path: paths.archiveMonth(name),
      }),
    })
  })
  .get('/luu-tru/:year{[0-9]{4}}/:month{[0-9]{2}}/:day{[0-9]{2}}', (c) => {
    const { year, month, day: date } = c.req.param()
    const day = parseDay(`${year}-${month}-${date}`)
    if (!day) return c.notFound()
    return respondWithPeriod(c, {
      listAt: (position) => articlesOfDay(day, position),
      nearest: nearestDays(day),
      title: ({ t, format }) => t.archiveOf(t.dayOf(format.day(day))),
      path: (position) => paths.archiveDay(day, position),
      periodOf: (day, { t, format }) => ({
        name: t.dayLink(format.day(day)),
        path: paths.archiveDay(day),
      }),
    })
  })

const monthAndYear = (month: string): [number, number] => [
  Number(month.slice(5, 7)),
  Number(month.slice(0, 4)),
]

interface PeriodPage {
  listAt: (position?: ListPosition) => Query<ArticleList>
  nearest: Query<NearestPeriods | undefined>
  title: (site: Site) => string
  path: (position?: ListPosition) => string
  /** Returns the link to a period of this kind. */
  periodOf: (name: string, site: Site) => Period
}

/** Responds with the articles of a month or day. */
async function respondWithPeriod(c: Context<PagesEnv>, page: PeriodPage) {
  const position = parsePosition((name) => c.req.query(name), c.var.now)
  const { layout, list, nearest } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    list: page.listAt(position === 'malformed' ? undefined : position),
    nearest: page.nearest,
  })
  const site = siteOf(layout, c.var.origin)
  if (position === 'malformed') {
    return c.var.page(<BadUrlPage site={site} explanation={site.t.badPosition} />, { status: 400 })
  }
  const linked = (name: string | null | undefined) => (name ? page.periodOf(name, site) : undefined)
  return c.var.page(
    <ArchiveList
      site={site}
      title={page.title(site)}
      list={list}
      path={page.path}
      // There is no end of months and days without articles: nothing links to them, and search engines leave them out.
      canonical={list.articles.length > 0 ? page.path(position) : undefined}
      previous={linked(nearest?.previous)}
      next={linked(nearest?.next)}
    />,
  )
}
