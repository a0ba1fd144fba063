import { DurableObject, exports } from 'cloudflare:workers'
import {
  type Count,
  type CountBatch,
  isNew,
  quarterOf,
  SENDERS,
  type View,
  type ViewBatch,
} from './batches.ts'
import { totalsIn } from './figures.ts'
import { KnownReaders } from './known-readers.ts'
import { VISIT } from './limits.ts'
import type { Reader } from './reader-hash.ts'

/** What a shard says of a batch that it has taken. */
export interface Recorded {
  /** How many of its views do not count, as their readers or their networks have had too many. */
  limited: number
}

/** Milliseconds for which counts gather before they go up. */
const GATHER = 5_000
/** Milliseconds between tries while the totals fail. */
const LONGEST_PAUSE = 60_000
const MOST_IN_A_BATCH = 2_000
/** Milliseconds for which gateways are remembered that have sent nothing. */
const MEMORY = 24 * 3_600_000

/**
 * Counts the page views of one data centre, whose name it goes by. `record` has stored what it has answered; an
 * alarm sends it up to the totals. With nothing to send, a shard sleeps: a last alarm after half an hour forgets the
 * readers, and none follows.
 */
export class VisitShard extends DurableObject<Env> {
  readonly #sql = this.ctx.storage.sql
  readonly #readers = new KnownReaders(this.#sql)
  #alarmAt = Number.POSITIVE_INFINITY
  #failures = 0

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.blockConcurrencyWhile(async () => {
      this.#createTables()
      this.#alarmAt = (await ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY
      if (this.#hasCounts()) await this.#wakeIn(GATHER)
    })
  }

  #createTables(): void {
    for (const statement of [
      SENDERS,
      `create table if not exists self (
         id integer primary key check (id = 1), sender text not null, last_number integer not null,
         time_zone text not null
       ) strict`,
      `create table if not exists counts (
         quarter integer not null, article integer not null, views integer not null, visits integer not null,
         primary key (quarter, article)
       ) strict, without rowid`,
      // The batch on its way up: at most one.
      `create table if not exists outgoing (
         id integer primary key check (id = 1), number integer not null, counts text not null
       ) strict`,
    ]) {
      this.#sql.exec(statement)
    }
    this.#sql.exec(
      `insert or ignore into self (id, sender, last_number, time_zone) values (1, ?, 0, 'Asia/Ho_Chi_Minh')`,
      crypto.randomUUID(),
    )
  }

  /** Counts views; once it has answered, they are stored. A batch that was taken before changes nothing. */
  async record(batch: ViewBatch): Promise<Recorded> {
    const { time_zone } = this.#self()
    const readers = await Promise.all(batch.views.map((view) => this.#readers.readerOf(view, time_zone)))
    const limited = this.ctx.storage.transactionSync(() => {
      if (!isNew(this.#sql, batch, Date.now())) return 0
      return this.#count(batch.views, readers)
    })
    if (this.#hasCounts()) await this.#wakeIn(GATHER)
    return { limited }
  }

  /** Counts a view of which it is known that it is not sent twice. */
  async recordOnce(view: View): Promise<Recorded> {
    const reader = await this.#readers.readerOf(view, this.#self().time_zone)
    const limited = this.ctx.storage.transactionSync(() => this.#count([view], [reader]))
    if (limited === 0) await this.#wakeIn(GATHER)
    return { limited }
  }

  #count(views: readonly View[], readers: readonly Reader[]): number {
    let limited = 0
    const counts = new Map<string, Count>()
    for (const [index, { at, article }] of views.entries()) {
      const judgement = this.#readers.judge(at, readers[index] as Reader)
      if (!judgement.counts) {
        limited++
        continue
      }
      const quarter = quarterOf(at)
      add(counts, { quarter, article, views: 1, visits: 0 })
      if (judgement.beginsVisit) add(counts, { quarter, article: 0, views: 0, visits: 1 })
    }
    for (const { quarter, article, views, visits } of counts.values()) {
      this.#sql.exec(
        `insert into counts (quarter, article, views, visits) values (?, ?, ?, ?)
         on conflict do update set views = views + excluded.views, visits = visits + excluded.visits`,
        ...[quarter, article, views, visits],
      )
    }
    return limited
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = Number.POSITIVE_INFINITY
    const batch = this.#nextBatch()
    try {
      if (batch) {
        const { timeZone } = await totalsIn(exports).apply(batch)
        this.#sql.exec('delete from outgoing where number = ?', batch.number)
        this.#sql.exec('update self set time_zone = ?', timeZone)
      }
      this.#failures = 0
    } catch (error) {
      this.#failures++
      console.error('The totals have not taken a batch; it is sent again', error)
    }
    this.#sql.exec('delete from senders where at < ?', Date.now() - MEMORY)
    this.#readers.forget(Date.now(), this.#self().time_zone)
    if (this.#hasCounts()) await this.#wakeIn(Math.min(GATHER * 2 ** this.#failures, LONGEST_PAUSE))
    else if (this.#readers.any()) await this.#wakeIn(VISIT + LONGEST_PAUSE)
  }

  /** The batch that has not been answered yet, else one of what was counted since the last. */
  #nextBatch(): CountBatch | undefined {
    return this.ctx.storage.transactionSync(() => {
      this.#pack()
      const [row] = this.#sql.exec<{ number: number; counts: string }>('select number, counts from outgoing')
      return row && { sender: this.#self().sender, number: row.number, counts: JSON.parse(row.counts) }
    })
  }

  #pack(): void {
    if (this.#sql.exec('select 1 from outgoing').toArray().length > 0) return
    const counts = this.#sql
      .exec(
        `select quarter, article, views, visits from counts order by quarter, article limit ${MOST_IN_A_BATCH}`,
      )
      .toArray()
    const last = counts.at(-1)
    if (!last) return
    this.#sql.exec('delete from counts where (quarter, article) <= (?, ?)', last.quarter, last.article)
    this.#sql.exec('update self set last_number = last_number + 1')
    this.#sql.exec(
      'insert into outgoing (id, number, counts) select 1, last_number, ? from self',
      JSON.stringify(counts),
    )
  }

  #hasCounts(): boolean {
    const statement = 'select exists (select 1 from outgoing) or exists (select 1 from counts) as some'
    return this.#sql.exec(statement).one().some === 1
  }

  #self() {
    return this.#sql.exec<{ sender: string; time_zone: string }>('select sender, time_zone from self').one()
  }

  /** Sets the alarm, unless it is set for earlier. */
  async #wakeIn(milliseconds: number): Promise<void> {
    const at = Date.now() + milliseconds
    if (this.#alarmAt <= at) return
    this.#alarmAt = at
    await this.ctx.storage.setAlarm(at)
  }
}

function add(counts: Map<string, Count>, count: Count): void {
  const key = `${count.quarter} ${count.article}`
  const sum = counts.get(key)
  if (!sum) {
    counts.set(key, count)
    return
  }
  sum.views += count.views
  sum.visits += count.visits
}
