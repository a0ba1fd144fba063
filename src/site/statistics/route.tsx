import { Hono } from 'hono'
import { layoutBlocks } from '../../content/layout.ts'
import { addDays, dayOf } from '../../lib/dates.ts'
import { siteOf } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { limits } from '../../visits/counting-rules.ts'
import { type Range, totalsIn, withTimeout } from '../../visits/figures.ts'
import type { PagesEnv } from '../context.ts'
import { StatisticsPage } from './page.tsx'

const CHART_DAYS = 30
/** In seconds. The figures change while the page is cached. */
const lifetime = { fresh: 300, staleWhileRevalidate: 600, staleIfError: 86_400 }
/** In seconds. A page without figures is rendered again soon. */
const lifetimeWithoutFigures = { fresh: 10, staleWhileRevalidate: 0, staleIfError: 300 }

/** Thống kê truy cập: the public figures of visits, and how they are counted. */
export const statistics = new Hono<PagesEnv>().get(paths.statistics(), async (c) => {
  const { layout } = await c.var.read({ layout: layoutBlocks(c.var.now) })
  const today = dayOf(c.var.now, layout.settings.time_zone)
  const days = await dailyFigures(c.executionCtx.exports, { from: addDays(today, 1 - CHART_DAYS), to: today })
  const site = siteOf(layout, c.var.origin)
  const page = <StatisticsPage site={site} days={days} limits={limits} />
  return c.var.page(page, { lifetime: days ? lifetime : lifetimeWithoutFigures })
})

/** Returns the figures by day; undefined while the counters do not answer, since the page has other content too. */
async function dailyFigures(exports: Cloudflare.Exports, range: Range) {
  try {
    return await withTimeout(totalsIn(exports).daily(range))
  } catch (error) {
    console.error('The totals do not answer', error)
    return undefined
  }
}
