import { Hono } from 'hono'
import { tags as cacheTags } from '../../cache/tags.ts'
import { deletedAppointments } from '../../content/bin/deleted-appointments.ts'
import { instanceId } from '../../content/instance.ts'
import { siteName, siteSettings } from '../../content/layout.ts'
import { type Appointment, calendarOf, type DatedAppointment } from '../../content/schedule.ts'
import type { Query } from '../../db/query.ts'
import { addDays, dayOf, instantOfLocal, mondayOf } from '../../lib/dates.ts'
import { admitLine, admitText } from '../../text/admit.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

/** Number of weeks in the calendar, from the last week on. */
const WEEKS = 6
/** One week more, since the site's current week may be the one after the guess. */
const DAYS_READ = 7 * (WEEKS + 1)
/** Start and end of morning and afternoon, for appointments without a time. */
const PARTS = { morning: ['07:30', '11:30'], afternoon: ['13:30', '16:30'] } as const
/** Duration of an appointment with a start time, in milliseconds. The schedule has no end times. */
const DEFAULT_DURATION_MS = 3_600_000

/** The work schedule as iCalendar (RFC 5545). */
export const calendar = new Hono<PagesEnv>().get(paths.calendar(), async (c) => {
  // The same read returns the site's time zone, so the first week is that of the earliest current day on Earth (UTC-12).
  const first = addDays(mondayOf(dayOf(new Date(c.var.now.getTime() - 12 * 3_600_000), 'UTC')), -7)
  const { instance, site, settings, entries, deleted } = await c.var.read({
    instance: instanceId(),
    site: siteName(),
    settings: siteSettings(),
    entries: entriesFrom(first),
    deleted: deletedAppointments(first, DAYS_READ),
  })
  const { default: ical, ICalEventStatus } = await import('ical-generator')
  const timeZone = settings.time_zone
  const feed = ical({
    name: admitLine(site.name),
    prodId: { company: 'edge-portal', product: 'edge-portal', language: site.locale.toUpperCase() },
    ttl: 3600,
  })
  const from = addDays(mondayOf(dayOf(c.var.now, timeZone)), -7)
  const until = addDays(from, 7 * WEEKS)
  for (const entry of [...entries, ...deleted].filter(({ day }) => day >= from && day < until)) {
    const { start, end } = timesOf(entry, timeZone)
    const changed = new Date(entry.changed_at)
    feed.createEvent({
      // Calendars know an appointment by it. It stays when the appointment moves, and when the portal gets another host.
      id: `appointment-${entry.id}@${instance}`,
      start,
      end,
      // Without a METHOD both say when the appointment was last changed (RFC 5545, 3.8.7.2).
      stamp: changed,
      lastModified: changed,
      sequence: entry.version - 1,
      summary: admitLine([entry.leader, entry.content].filter(Boolean).join(': ')),
      ...(entry.place && { location: admitLine(entry.place) }),
      description: admitText([entry.participants, entry.prepared_by].filter(Boolean).join('\n')),
      status: entry.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  // The calendar uses only the time zone of the settings, and a change of the time zone purges everything.
  return c.var.text(`${feed}\r\n`, 'text/calendar; charset=utf-8', { withoutTagsOf: ['settings'] })
})

/**
 * Returns the entries of one week more than the calendar shows, since the site's current week may be the one after the
 * guess. The result depends on the day, so it has the tag of today.
 */
function entriesFrom(first: string): Query<DatedAppointment[]> {
  const calendar = calendarOf(first, DAYS_READ)
  return {
    ...calendar,
    resolve(results) {
      const { value, tags } = calendar.resolve(results)
      return { value, tags: [...tags, cacheTags.today] }
    },
  }
}

function timesOf({ day, part, starts_at }: Appointment, timeZone: string): { start: Date; end: Date } {
  const [from, to] = PARTS[part]
  const at = (time: string) => new Date(instantOfLocal(`${day}T${time}`, timeZone))
  if (starts_at === null) return { start: at(from), end: at(to) }
  const start = at(starts_at)
  return { start, end: new Date(start.getTime() + DEFAULT_DURATION_MS) }
}
