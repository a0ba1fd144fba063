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

/**
 * The day that a text names as `YYYY-MM-DD`, from the year 0000 to 9999; undefined when no calendar has it (31 February).
 *
 * @param dayFirst how else a day may be written: a pattern with the groups `day`, `month` and `year`.
 */
export function parseDay(text: string, dayFirst?: RegExp): Day | undefined {
  const iso = isoOf(dayFirst?.exec(text)) ?? text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  return unlessImpossible(() => Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString())
}

/**
 * The instant that a text names in ISO 8601, to the minute or finer; without an offset it is a time of the time zone.
 * Undefined when there is no such time (31 February, 24:00).
 *
 * @param dayFirst how else a time of the time zone may be written: a pattern with the groups `day`, `month`, `year`,
 *   `hour` and `minute`.
 */
export function parseInstant(text: string, timeZone: string, dayFirst?: RegExp): Instant | undefined {
  const iso = isoOf(dayFirst?.exec(text)) ?? text
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)) return undefined
  const hasOffset = /(Z|[+-]\d{2}(:?\d{2})?)$/.test(iso.slice('YYYY-MM-DD'.length))
  return unlessImpossible(() =>
    hasOffset
      ? Temporal.Instant.from(iso).toString({ smallestUnit: 'second' })
      : instantOfLocal(iso, timeZone),
  )
}

/** `2/4/2021 5:06` is `2021-04-02T05:06`. */
function isoOf(match: RegExpExecArray | null | undefined): string | undefined {
  if (!match?.groups) return undefined
  const { year, month = '', day = '', hour, minute } = match.groups
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`
}

function unlessImpossible(parse: () => string): string | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
