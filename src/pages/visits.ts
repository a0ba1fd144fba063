import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { problem } from '../problem.ts'
import type { PagesEnv } from '../reading.ts'
import { totalsIn } from '../visits/figures.ts'

/** However many pages are open, a data centre asks for the figures a few times a minute. */
const lifetime = { fresh: 10, staleWhileRevalidate: 50, staleIfError: 300 }

/** The figures that pages refresh themselves with: `{ day, today, total }`. */
export const visits = new Hono<PagesEnv>().get(paths.visits(), async (c) => {
  try {
    const { day, today, total } = await totalsIn(c.executionCtx.exports).figures()
    return c.var.text(JSON.stringify({ day, today, total }), 'application/json', { lifetime })
  } catch (error) {
    console.error('The totals do not answer', error)
    const detail = 'The counters do not answer. Please try again later.'
    return problem({ status: 503, title: 'No figures', detail }, { 'Retry-After': '30' })
  }
})
