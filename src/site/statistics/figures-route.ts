import { Hono } from 'hono'
import { layoutBlocks } from '../../content/layout.ts'
import { dayOf } from '../../lib/dates.ts'
import { paths } from '../../urls/public.ts'
import { totalsIn, withTimeout } from '../../visits/figures.ts'
import type { PagesEnv } from '../context.ts'

/** In seconds. A data centre asks for the figures a few times a minute, for any number of open pages. */
const lifetime = { fresh: 10, staleWhileRevalidate: 50, staleIfError: 300 }

/**
 * The figures with which pages refresh themselves: `{ day, today, total }`. While the counters do not answer, these are
 * the figures of the layout snapshot.
 */
export const visits = new Hono<PagesEnv>().get(paths.visits(), async (c) => {
  const figures = await withTimeout(totalsIn(c.executionCtx.exports).figures()).catch(async (error) => {
    console.error('The totals do not answer', error)
    const { layout } = await c.var.read({ layout: layoutBlocks(c.var.now) })
    return { day: dayOf(c.var.now, layout.settings.time_zone), ...layout.visits }
  })
  const { day, today, total } = figures
  return c.var.text(JSON.stringify({ day, today, total }), 'application/json', { lifetime })
})
