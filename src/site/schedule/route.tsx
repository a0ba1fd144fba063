import { type Context, Hono } from 'hono'
import { layoutBlocks } from '../../content/layout.ts'
import { nearestWeeks, scheduleOfWeek } from '../../content/schedule.ts'
import { combine } from '../../db/query.ts'
import type { Day } from '../../lib/dates.ts'
import { addDays, dayOf, mondayOf, parseDay } from '../../lib/dates.ts'
import { siteOf } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { SchedulePage } from './page.tsx'

export const schedule = new Hono<PagesEnv>()
  .get(paths.schedule(), (c) => week(c, 'this'))
  .get('/lich-cong-tac/:day{[0-9]{4}-[0-9]{2}-[0-9]{2}}', (c) => {
    const day = parseDay(c.req.param('day'))
    if (!day) return c.notFound()
    // The URL of a week has its Monday: other days redirect to it.
    return day === mondayOf(day) ? week(c, day) : c.var.moved(paths.week(mondayOf(day)), [])
  })

async function week(c: Context<PagesEnv>, which: Day | 'this') {
  // The same read returns the site's time zone, so this reads both possible current weeks and shows one.
  const guesses = which === 'this' ? possibleMondays(c.var.now) : ([which, which] as const)
  const first = weekAndNearest(guesses[0])
  const values = await c.var.read({
    layout: layoutBlocks(c.var.now),
    first,
    second: guesses[1] === guesses[0] ? first : weekAndNearest(guesses[1]),
  })
  const { layout } = values
  const monday = which === 'this' ? mondayOf(dayOf(c.var.now, layout.settings.time_zone)) : which
  const { entries, nearest } = monday === guesses[0] ? values.first : values.second
  return c.var.page(
    <SchedulePage
      site={siteOf(layout, c.var.origin)}
      entries={entries}
      monday={monday}
      sunday={addDays(monday, 6)}
      nearest={nearest}
      canonical={canonicalOf(which, entries.length)}
    />,
  )
}

const weekAndNearest = (monday: Day) =>
  combine({ entries: scheduleOfWeek(monday), nearest: nearestWeeks(monday) })

/** Returns the URL for search engines. A week without appointments has none: there is no end of such weeks. */
function canonicalOf(which: Day | 'this', count: number): string | undefined {
  if (which === 'this') return paths.schedule()
  return count > 0 ? paths.week(which) : undefined
}

/** Returns the Mondays of the earliest and the latest current day on Earth (UTC-12 and UTC+14). */
function possibleMondays(now: Date): [Day, Day] {
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
  return [mondayOf(dayOf(hours(-12), 'UTC')), mondayOf(dayOf(hours(14), 'UTC'))]
}
