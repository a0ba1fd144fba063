import { Temporal } from 'temporal-polyfill'

/** A moment in UTC: `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = string
/** A day of the site's time zone: `YYYY-MM-DD`. */
export type Day = string

/** Days and times of articles, appointments and accounts lie in these years. Others are misspelt. */
const MIN_YEAR = 1900
const MAX_YEAR = 2200

/** Returns a date as an instant with whole seconds, as the database stores it. */
export function instant(date: Date): Instant {
  return `${date.toISOString().slice(0, 19)}Z`
}

/** Returns the day of an instant in a time zone (IANA name). */
export function dayOf(moment: Instant | Date, timeZone: string): Day {
  const iso = typeof moment === 'string' ? moment : moment.toISOString()
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/**
 * Returns the instant of a local date and time, such as `2021-04-02T15:26`. Resolves a time that a clock change skips
 * or repeats as Temporal's "compatible" does (RFC 5545).
 *
 * @throws RangeError when the text is not a valid date and time.
 */
export function instantOfLocal(local: string, timeZone: string): Instant {
  const zoned = Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(timeZone)
  return zoned.toInstant().toString({ smallestUnit: 'second' })
}

/** Returns the local date and time of an instant, to the minute: `2021-04-02T15:26`. */
export function localOf(moment: Instant, timeZone: string): string {
  const zoned = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** Returns the day that is `days` later (earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Returns the days from `from` to `to`, both included. The list is empty when `from` is later. */
export function daysBetween(from: Day, to: Day): Day[] {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => first.add({ days: index }).toString())
}

/** Returns the Monday of the day's week. */
export function mondayOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** Returns the month (`YYYY-MM`) that is `months` later (earlier, when negative). */
export function addMonths(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString()
}

/**
 * Parses a day written as `YYYY-MM-DD`, in the years 1900 to 2200. Returns undefined when there is no such day
 * (31 February).
 *
 * @param dayFirst pattern of another accepted form, with the groups `day`, `month` and `year`.
 */
export function parseDay(text: string, dayFirst?: RegExp): Day | undefined {
  const iso = isoOf(dayFirst?.exec(text)) ?? text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || !isInYears(iso)) return undefined
  return undefinedOnRangeError(() => Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString())
}

/**
 * Parses an instant in ISO 8601, to the minute or finer. A text without an offset is a local time of the time zone.
 * Returns undefined when there is no such time (31 February, 24:00) in the years 1900 to 2200.
 *
 * @param dayFirst pattern of another accepted form of a local time, with the groups `day`, `month`, `year`, `hour` and
 *   `minute`.
 */
export function parseInstant(text: string, timeZone: string, dayFirst?: RegExp): Instant | undefined {
  // Some programs write the name of the zone after the offset (RFC 9557).
  const iso = isoOf(dayFirst?.exec(text)) ?? text.replace(/(Z|[+-]\d{2}(?::?\d{2})?)\[[\w/+-]+\]$/, '$1')
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso) || !isInYears(iso)) return undefined
  const hasOffset = /(Z|[+-]\d{2}(:?\d{2})?)$/.test(iso.slice('YYYY-MM-DD'.length))
  return undefinedOnRangeError(() =>
    hasOffset
      ? Temporal.Instant.from(iso).toString({ smallestUnit: 'second' })
      : instantOfLocal(iso, timeZone),
  )
}

function isInYears(iso: string): boolean {
  const year = Number(iso.slice(0, 4))
  return year >= MIN_YEAR && year <= MAX_YEAR
}

/** Converts the match of a `dayFirst` pattern to ISO 8601: `2/4/2021 5:06` to `2021-04-02T05:06`. */
function isoOf(match: RegExpExecArray | null | undefined): string | undefined {
  if (!match?.groups) return undefined
  const { year, month = '', day = '', hour, minute } = match.groups
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`
}

function undefinedOnRangeError(parse: () => string): string | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
