import { Hono } from 'hono'
import { addDays, dayOf } from '../calendar.ts'
import { layoutBlocks } from '../content/layout.ts'
import { paths } from '../paths.ts'
import type { PagesEnv } from '../reading.ts'
import { siteOf } from '../views/site.ts'
import { StatisticsPage } from '../views/statistics-page.tsx'
import { type Range, totalsIn } from '../visits/figures.ts'
import { limits } from '../visits/limits.ts'

const DAYS = 30
/** The figures go on while the page is kept. */
/** Milliseconds that a reader waits for the counters. */
const PATIENCE = 2_000
const lifetime = { fresh: 300, staleWhileRevalidate: 600, staleIfError: 86_400 }

/** Thống kê truy cập: what everybody may know of the visits, and how they are counted. */
export const statistics = new Hono<PagesEnv>().get(paths.statistics(), async (c) => {
  const { layout } = await c.var.read({ layout: layoutBlocks(c.var.now) })
  const today = dayOf(c.var.now, layout.settings.time_zone)
  const range = { from: addDays(today, 1 - DAYS), to: today }
  const days = await dailyFigures(c.executionCtx.exports, range)
  const site = siteOf(layout, c.var.origin)
  return c.var.page(<StatisticsPage site={site} days={days} limits={limits} />, { lifetime })
})

/** Undefined while the counters do not answer: the page has more to say. */
async function dailyFigures(exports: Cloudflare.Exports, range: Range) {
  try {
    return await Promise.race([
      totalsIn(exports).daily(range),
      scheduler.wait(PATIENCE).then(() => undefined),
    ])
  } catch (error) {
    console.error('The totals do not answer', error)
    return undefined
  }
}
