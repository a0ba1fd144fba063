import { type Context, Hono } from 'hono'
import { articlesOfDay, articlesOfMonth, monthsWithArticles } from '../../content/articles/archive.ts'
import type { ArticleList } from '../../content/articles/article-cards.ts'
import { layoutBlocks } from '../../content/layout.ts'
import type { Query } from '../../db/query.ts'
import type { Day } from '../../lib/dates.ts'
import { addDays, addMonths, dayOf, parseDay } from '../../lib/dates.ts'
import { type Site, siteOf } from '../../ui/site.ts'
import { type ListPosition, parsePosition, paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { BadUrlPage } from '../error-pages.tsx'
import { ArchiveList, ArchivePage } from './page.tsx'

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
    const next = addMonths(month, 1)
    return respondWithPeriod(
      c,
      (position) => articlesOfMonth(month, position),
      `${next}-01`,
      ({ t }) => ({
        title: t.archiveOf(t.month(Number(month.slice(5)), Number(month.slice(0, 4)))),
        path: (position) => paths.archiveMonth(month, position),
        previous: { name: t.previousMonth, path: paths.archiveMonth(addMonths(month, -1)) },
        next: { name: t.nextMonth, path: paths.archiveMonth(next) },
      }),
    )
  })
  .get('/luu-tru/:year{[0-9]{4}}/:month{[0-9]{2}}/:day{[0-9]{2}}', (c) => {
    const { year, month, day: date } = c.req.param()
    const day = parseDay(`${year}-${month}-${date}`)
    if (!day) return c.notFound()
    const next = addDays(day, 1)
    return respondWithPeriod(
      c,
      (position) => articlesOfDay(day, position),
      next,
      ({ t, format }) => ({
        title: t.archiveOf(t.dayOf(format.day(day))),
        path: (position) => paths.archiveDay(day, position),
        previous: { name: t.previousDay, path: paths.archiveDay(addDays(day, -1)) },
        next: { name: t.nextDay, path: paths.archiveDay(next) },
      }),
    )
  })

interface Period {
  title: string
  path: (position?: ListPosition) => string
  previous: { name: string; path: string }
  next: { name: string; path: string }
}

/** Responds with the articles of a month or day. `dayAfter` is the first day after the period. */
async function respondWithPeriod(
  c: Context<PagesEnv>,
  listAt: (position?: ListPosition) => Query<ArticleList>,
  dayAfter: Day,
  describe: (site: Site) => Period,
) {
  const position = parsePosition((name) => c.req.query(name), c.var.now)
  const { layout, list } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    list: listAt(position === 'malformed' ? undefined : position),
  })
  const site = siteOf(layout, c.var.origin)
  if (position === 'malformed') {
    return c.var.page(<BadUrlPage site={site} explanation={site.t.badPosition} />, { status: 400 })
  }
  const { next, ...period } = describe(site)
  const isUnfinished = dayAfter > dayOf(c.var.now, layout.settings.time_zone)
  return c.var.page(
    <ArchiveList
      site={site}
      list={list}
      canonical={period.path(position)}
      next={isUnfinished ? undefined : next}
      {...period}
    />,
  )
}
