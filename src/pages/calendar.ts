import { Hono } from 'hono'
import { addDays, dayOf, instantOfLocal, mondayOf } from '../calendar.ts'
import { siteName, siteSettings } from '../content/layout.ts'
import { type Appointment, scheduleOfWeek } from '../content/schedule.ts'
import { combine, type Query } from '../db.ts'
import { paths } from '../paths.ts'
import type { PagesEnv } from '../reading.ts'

/** From the week before this one on. */
const WEEKS = 6
/** When a morning and an afternoon are, for what has no time. */
const PARTS = { morning: ['07:30', '11:30'], afternoon: ['13:30', '16:30'] } as const
/** How long an appointment takes that says only when it begins, in milliseconds. */
const USUAL = 3_600_000

/** The work schedule as calendars take it (iCalendar, RFC 5545). */
export const calendar = new Hono<PagesEnv>().get(paths.calendar(), async (c) => {
  // The week in which the site is may have begun there and not yet here, or the other way round: both are read.
  const first = addDays(mondayOf(dayOf(c.var.now, 'UTC')), -7)
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
  const seen = new Map<string, number>()
  for (const entry of weeks) {
    const { start, end } = timesOf(entry, zone)
    const day = (seen.get(entry.day) ?? 0) + 1
    seen.set(entry.day, day)
    feed.createEvent({
      id: `${entry.day}-${day}@${host}`,
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

function weeksFrom(first: string): Query<Appointment[]> {
  const weeks = Object.fromEntries(
    Array.from({ length: WEEKS }, (_, at) => [String(at), scheduleOfWeek(addDays(first, 7 * at))]),
  )
  const all = combine(weeks)
  return {
    statements: all.statements,
    resolve(results) {
      const { value, tags } = all.resolve(results)
      return { value: Object.values(value).flat(), tags }
    },
  }
}

function timesOf({ day, part, starts_at }: Appointment, zone: string): { start: Date; end: Date } {
  const [from, to] = PARTS[part]
  const at = (time: string) => new Date(instantOfLocal(`${day}T${time}`, zone))
  if (starts_at === null) return { start: at(from), end: at(to) }
  const start = at(starts_at)
  return { start, end: new Date(start.getTime() + USUAL) }
}
