import type { Day } from '../lib/dates.ts'

/** Milliseconds that a reader waits for the counters. */
const TIMEOUT_MS = 2_000

/** What the counters say, if they say it soon. */
export async function withTimeout<Value>(answer: Promise<Value>): Promise<Value> {
  const late = scheduler
    .wait(TIMEOUT_MS)
    .then(() => Promise.reject(new Error('The counters do not answer in time')))
  return Promise.race([answer, late])
}

/** The one object that has the totals. `exports` are the Worker's own. */
export const totalsIn = (exports: Cloudflare.Exports) => exports.VisitTotals.getByName('site')

/** The site's visits as of now. */
export interface Figures {
  /** The day that is today for the site. */
  day: Day
  today: number
  /** Counted since this portal began. */
  counted: number
  /** With those that an old portal had counted. */
  total: number
}

export interface DayFigures {
  day: Day
  visits: number
  views: number
}

export interface ArticleFigures {
  article: number
  /** Within the range that was asked for. */
  views: number
  /** Since this portal began. */
  total: number
}

/** From one day to another, both included. */
export interface Range {
  from: Day
  to: Day
}

/**
 * Days for which views are kept per article and day. Older ones are kept per article and month. A busy site, where
 * 5,000 articles a day and 15,000 a month are read by somebody, has after ten years 93 × 5,000 rows by day,
 * 120 × 15,000 by month, 50,000 articles and 3,650 days: 2.3 million rows of about 30 bytes, 70 MB of the 10 GB that
 * a Durable Object may store.
 */
export const DAYS_KEPT = 92
