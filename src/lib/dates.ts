import { Temporal } from 'temporal-polyfill'

/** A moment in UTC: `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = string
/** A day of the site's time zone: `YYYY-MM-DD`. */
export type Day = string

/** An instant with whole seconds, as the database stores it. */
export function instant(date: Date): Instant {
  return `${date.toISOString().slice(0, 19)}Z`
}

/** The day on which an instant falls in a time zone (IANA name). */
export function dayOf(moment: Instant | Date, timeZone: string): Day {
  const iso = typeof moment === 'string' ? moment : moment.toISOString()
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/**
 * The instant of a local date and time, such as `2021-04-02T15:26`. A time that a change of clocks skips
 * or repeats is read as Temporal's "compatible" does (RFC 5545).
 *
 * @throws RangeError when it is no date.
 */
export function instantOfLocal(local: string, timeZone: string): Instant {
  const zoned = Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(timeZone)
  return zoned.toInstant().toString({ smallestUnit: 'second' })
}

/** The local date and time of an instant, to the minute: `2021-04-02T15:26`. */
export function localOf(moment: Instant, timeZone: string): string {
  const zoned = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/**
 * The instant of an ISO 8601 time with an offset, such as `2021-04-02T15:26+07:00`.
 *
 * @throws RangeError when it is no date.
 */
export function instantOfIso(text: string): Instant {
  return Temporal.Instant.from(text).toString({ smallestUnit: 'second' })
}

/** `YYYY-MM-DD`, `days` later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The days from one to another, both included; none when the first is later. */
export function daysBetween(from: Day, to: Day): Day[] {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => first.add({ days: index }).toString())
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** `YYYY-MM`, `months` later (or earlier, when negative). */
export function addMonths(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString()
}

/** The day of a calendar date, or undefined when there is no such date (31 February). */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
