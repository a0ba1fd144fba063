import type { Locale } from '../i18n/site/messages.ts'

/** Formats numbers and times in the site's language and time zone. */
export interface Format {
  /** `1.854.779` */
  number(value: number): string
  /** `02/04/2021 15:26` */
  dateTime(instant: string): string
  /** `02/04/2021`, for a day (`YYYY-MM-DD`) */
  day(day: string): string
  /** The weekday of a day (`YYYY-MM-DD`); 0 is Sunday. */
  weekday(day: string): number
}

const formats = new Map<string, Format>()

/** Returns the format of a locale and time zone. It is cached: an `Intl` formatter costs more than a thousand uses of it. */
export function formatFor(locale: Locale, timeZone: string): Format {
  const key = `${locale} ${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = createFormat(locale, timeZone)
    formats.set(key, format)
  }
  return format
}

function createFormat(locale: Locale, timeZone: string): Format {
  const numbers = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB')
  // Both languages use day/month/year. Of the locales with that order, this one puts the date before the time.
  const dateTimes = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    number: (value) => numbers.format(value),
    dateTime: (instant) => dateTimes.format(new Date(instant)).replace(', ', ' '),
    day: (day) => day.split('-').reverse().join('/'),
    weekday: (day) => new Date(day).getUTCDay(),
  }
}
