import { DurableObject, exports } from 'cloudflare:workers'
import { acceptBatch, type Count, CREATE_SENDERS, quarterOf, type View, type ViewBatch } from './batches.ts'
import { CountQueue } from './count-queue.ts'
import { VISIT_MS } from './counting-rules.ts'
import { totalsIn } from './figures.ts'
import type { Reader } from './reader-hash.ts'
import { KnownReaders } from './seen-readers.ts'

/** A shard's answer to a batch. */
export interface Recorded {
  /** How many of its views do not count, because their readers or networks are beyond the limits. */
  limited: number
}

/** Milliseconds for which counts gather before they go up. */
const FLUSH_INTERVAL_MS = 5_000
/** The longest pause between attempts while the totals fail, in milliseconds. */
const MAX_RETRY_PAUSE_MS = 60_000
/** Milliseconds after which a gateway that has sent nothing is forgotten. */
const SENDER_RETENTION_MS = 24 * 3_600_000

/**
 * Counts the page views of one data centre, whose name is its own. `record` stores views before it answers; an alarm
 * sends the counts up to the totals. An idle shard sleeps: a last alarm after half an hour deletes the readers, and
 * no other follows.
 */
export class VisitShard extends DurableObject<Env> {
  readonly #sql = this.ctx.storage.sql
  readonly #readers = new KnownReaders(this.#sql)
  readonly #queue = new CountQueue(this.#sql)
  #alarmAt = Number.POSITIVE_INFINITY
  #failures = 0

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.blockConcurrencyWhile(async () => {
      this.#sql.exec(CREATE_SENDERS)
      this.#alarmAt = (await ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY
      if (!this.#queue.isEmpty) await this.#wakeIn(FLUSH_INTERVAL_MS)
    })
  }

  /** Counts views. When it answers, they are stored. A batch that was accepted before changes nothing. */
  async record(batch: ViewBatch): Promise<Recorded> {
    const { timeZone } = this.#queue
    const readers = await Promise.all(batch.views.map((view) => this.#readers.readerOf(view, timeZone)))
    const limited = this.ctx.storage.transactionSync(() => {
      if (!acceptBatch(this.#sql, batch, Date.now())) return 0
      return this.#count(batch.views, readers)
    })
    if (!this.#queue.isEmpty) await this.#wakeIn(FLUSH_INTERVAL_MS)
    return { limited }
  }

  /** Counts a view that its sender does not repeat. */
  async recordOnce(view: View): Promise<Recorded> {
    const reader = await this.#readers.readerOf(view, this.#queue.timeZone)
    const limited = this.ctx.storage.transactionSync(() => this.#count([view], [reader]))
    if (limited === 0) await this.#wakeIn(FLUSH_INTERVAL_MS)
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
    this.#queue.add(counts.values())
    return limited
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = Number.POSITIVE_INFINITY
    const batch = this.ctx.storage.transactionSync(() => this.#queue.nextBatch())
    try {
      if (batch) {
        const { timeZone } = await totalsIn(exports).apply(batch)
        this.#queue.remove(batch, timeZone)
      }
      this.#failures = 0
    } catch (error) {
      this.#failures++
      console.error('The totals have not taken a batch; it is sent again', error)
    }
    this.#sql.exec('delete from senders where at < ?', Date.now() - SENDER_RETENTION_MS)
    this.#readers.deleteExpired(Date.now(), this.#queue.timeZone)
    if (!this.#queue.isEmpty)
      await this.#wakeIn(Math.min(FLUSH_INTERVAL_MS * 2 ** this.#failures, MAX_RETRY_PAUSE_MS))
    else if (this.#readers.any()) await this.#wakeIn(VISIT_MS + MAX_RETRY_PAUSE_MS)
  }

  /** Sets the alarm, unless an earlier one is set. */
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
