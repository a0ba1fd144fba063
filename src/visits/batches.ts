import type { Day } from '../lib/dates.ts'
import { dayOf } from '../lib/dates.ts'

/**
 * How counts travel: gateway → shard → totals, in batches that their senders number. A batch is sent, with the same
 * number and the same content, until it is answered; a receiver takes each number once. So nothing that was
 * answered is lost or counted twice, whoever dies in between.
 */
interface Numbered {
  /** Whose numbers these are. */
  sender: string
  /** From 1. */
  number: number
}

/** A page view by a person. Who the reader is no storage ever sees: only a shard's memory, to make a hash of it. */
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

export interface ViewBatch extends Numbered {
  views: readonly View[]
}

/**
 * What happened within a quarter of an hour: views of an article, or (article 0) of other pages and the visits that
 * began. In every time zone a quarter of an hour belongs to one day.
 */
export interface Count {
  /** Quarters of an hour since the epoch. */
  quarter: number
  article: number
  views: number
  visits: number
}

export interface CountBatch extends Numbered {
  counts: readonly Count[]
}

const QUARTER_MS = 15 * 60_000

export const quarterOf = (milliseconds: number): number => Math.floor(milliseconds / QUARTER_MS)

let lastDay: { quarter: number; timeZone: string; day: Day } | undefined

/** The day that a quarter of an hour belongs to. Most ask for the one that was asked for last. */
export function dayOfQuarter(quarter: number, timeZone: string): Day {
  if (lastDay?.quarter !== quarter || lastDay.timeZone !== timeZone) {
    lastDay = { quarter, timeZone, day: dayOf(new Date(quarter * QUARTER_MS), timeZone) }
  }
  return lastDay.day
}

/** The table that `isNew` keeps. */
export const SENDERS = `create table if not exists senders (
  sender text primary key, number integer not null, at integer not null
) strict, without rowid`

/** Whether a batch has not been taken before; from now on it has been. Within the transaction that takes it. */
export function isNew(sql: SqlStorage, { sender, number }: Numbered, now: number): boolean {
  const taken = sql.exec(
    `insert into senders (sender, number, at) values (?, ?, ?)
     on conflict (sender) do update set number = excluded.number, at = excluded.at
     where excluded.number > senders.number
     returning number`,
    sender,
    number,
    now,
  )
  return taken.toArray().length > 0
}
