import type { Day } from '../lib/dates.ts'

/** Milliseconds that a reader waits for the counters. */
const TIMEOUT_MS = 2_000

/**
 * Returns the answer of the counters.
 *
 * @throws when they do not answer in time.
 */
export async function withTimeout<Value>(answer: Promise<Value>): Promise<Value> {
  const timeout = scheduler
    .wait(TIMEOUT_MS)
    .then(() => Promise.reject(new Error('The counters do not answer in time')))
  return Promise.race([answer, timeout])
}

/** Returns the one object that has the totals. `exports` are those of the Worker. */
export const totalsIn = (exports: Cloudflare.Exports) => exports.VisitTotals.getByName('site')

/** The site's current visits. */
export interface Figures {
  /** The site's current day. */
  day: Day
  today: number
  /** Visits since this portal began. */
  counted: number
  /** The same, with the visits that an old portal counted. */
  total: number
}

export interface DayFigures {
  day: Day
  visits: number
  views: number
}

export interface ArticleFigures {
  article: number
  /** Within the requested range. */
  views: number
  /** Since this portal began. */
  total: number
}

/** A range of days, both ends included. */
export interface Range {
  from: Day
  to: Day
}

/**
 * Days for which views are stored per article and day. Older views are stored per article and month. On a busy site
 * readers open 5,000 articles a day and 15,000 a month. After ten years it has 93 × 5,000 rows by day, 120 × 15,000
 * by month, 50,000 articles and 3,650 days: 2.3 million rows of about 30 bytes, 70 MB of the 10 GB that a Durable
 * Object may store.
 */
export const DAILY_RETENTION_DAYS = 92
