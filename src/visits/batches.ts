import type { Day } from '../lib/dates.ts'
import { dayOf } from '../lib/dates.ts'

/**
 * How counts travel: gateway → shard → totals, in batches that their senders number. A sender repeats a batch, with
 * the same number and the same content, until it is answered. A receiver accepts each number once. So no acknowledged
 * batch is lost or counted twice, even if a sender or receiver crashes in between.
 */
interface NumberedBatch {
  /** The id of the sender that counts the numbers. */
  sender: string
  /** From 1. */
  number: number
}

/** A page view by a person. No storage contains the reader's identity: only a shard's memory has it, to hash it. */
export interface View {
  /** Milliseconds since the epoch. */
  at: number
  /** The id of the article that the page shows; 0 for any other page. */
  article: number
  /** The reader's IP address. */
  ip: string
  /** The reader's user agent. */
  agent: string
}

export interface ViewBatch extends NumberedBatch {
  views: readonly View[]
}

/**
 * The events of a quarter of an hour: views of an article, or (article 0) views of other pages and new visits. In
 * every time zone a quarter of an hour belongs to one day.
 */
export interface Count {
  /** Quarters of an hour since the epoch. */
  quarter: number
  article: number
  views: number
  visits: number
}

export interface CountBatch extends NumberedBatch {
  counts: readonly Count[]
}

const QUARTER_MS = 15 * 60_000

export const quarterOf = (milliseconds: number): number => Math.floor(milliseconds / QUARTER_MS)

let cachedDay: { quarter: number; timeZone: string; day: Day } | undefined

/**
 * Returns the day of a quarter of an hour. It caches the last answer, since most callers ask for the same quarter.
 */
export function dayOfQuarter(quarter: number, timeZone: string): Day {
  if (cachedDay?.quarter !== quarter || cachedDay.timeZone !== timeZone) {
    cachedDay = { quarter, timeZone, day: dayOf(new Date(quarter * QUARTER_MS), timeZone) }
  }
  return cachedDay.day
}

/** The SQL of the table for `acceptBatch`. */
export const CREATE_SENDERS = `create table if not exists senders (
  sender text primary key, number integer not null, at integer not null
) strict, without rowid`

/**
 * Records a batch as accepted. Returns false if it was accepted before. The caller runs it in the transaction that
 * stores the batch.
 */
export function acceptBatch(sql: SqlStorage, { sender, number }: NumberedBatch, now: number): boolean {
  const rows = sql.exec(
    `insert into senders (sender, number, at) values (?, ?, ?)
     on conflict (sender) do update set number = excluded.number, at = excluded.at
     where excluded.number > senders.number
     returning number`,
    sender,
    number,
    now,
  )
  return rows.toArray().length > 0
}
