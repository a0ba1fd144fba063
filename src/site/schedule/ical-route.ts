import { Hono } from 'hono'
import { tags as cacheTags } from '../../cache/tags.ts'
import { siteName, siteSettings } from '../../content/layout.ts'
import { type Appointment, type NumberedAppointment, scheduleOfWeek } from '../../content/schedule.ts'
import { combine, type Query } from '../../db/query.ts'
import { addDays, dayOf, instantOfLocal, mondayOf } from '../../lib/dates.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

/** How many weeks it shows, from the week before this one on. */
const WEEKS = 6
/** When a morning and an afternoon are, for what has no time. */
const PARTS = { morning: ['07:30', '11:30'], afternoon: ['13:30', '16:30'] } as const
/** How long an appointment takes that says only when it begins, in milliseconds. */
const DEFAULT_DURATION_MS = 3_600_000

/** The work schedule as calendars take it (iCalendar, RFC 5545). */
export const calendar = new Hono<PagesEnv>().get(paths.calendar(), async (c) => {
  // The site's zone comes with the same read: the first week is that of the earliest day that it is anywhere now (UTC-12).
  const first = addDays(mondayOf(dayOf(new Date(c.var.now.getTime() - 12 * 3_600_000), 'UTC')), -7)
  const { site, settings, weeks } = await c.var.read({
    site: siteName(),
    settings: siteSettings(),
    weeks: weeksFrom(first),
  })
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const zone = settings.time_zone
  const host = new URL(c.var.origin).host
  const feed = ical({
    name: site.name,
    prodId: { company: host, product: 'portal', language: site.locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  const from = addDays(mondayOf(dayOf(c.var.now, zone)), -7)
  const until = addDays(from, 7 * WEEKS)
  for (const entry of weeks.filter(({ day }) => day >= from && day < until)) {
    const { start, end } = timesOf(entry, zone)
    feed.createEvent({
      id: `appointment-${entry.id}@${host}`,
      ...{ start, end, stamp: start },
      summary: [entry.leader, entry.content].filter(Boolean).join(': '),
      ...(entry.place && { location: entry.place }),
      description: [entry.participants, entry.prepared_by].filter(Boolean).join('\n'),
      status: entry.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  // Of the settings it shows only the time zone, with which all pages are purged.
  return c.var.text(feed.toString(), 'text/calendar; charset=utf-8', { regardlessOf: ['settings'] })
})

/** One week more than are shown: this week may begin a week later where the site is. Which are shown depends on today. */
function weeksFrom(first: string): Query<NumberedAppointment[]> {
  const weeks = Object.fromEntries(
    Array.from({ length: WEEKS + 1 }, (_, at) => [String(at), scheduleOfWeek(addDays(first, 7 * at))]),
  )
  const all = combine(weeks)
  return {
    statements: all.statements,
    resolve(results) {
      const { value, tags } = all.resolve(results)
      return { value: Object.values(value).flat(), tags: [...tags, cacheTags.today] }
    },
  }
}

function timesOf({ day, part, starts_at }: Appointment, zone: string): { start: Date; end: Date } {
  const [from, to] = PARTS[part]
  const at = (time: string) => new Date(instantOfLocal(`${day}T${time}`, zone))
  if (starts_at === null) return { start: at(from), end: at(to) }
  const start = at(starts_at)
  return { start, end: new Date(start.getTime() + DEFAULT_DURATION_MS) }
}
