import type { Count, CountBatch } from './batches.ts'

const MAX_COUNTS_IN_BATCH = 2_000

/**
 * The counts of a shard that the totals have not accepted yet, in the shard's SQLite. They go up in numbered batches,
 * one at a time. A batch does not change until it is answered; new counts wait for the next one.
 */
export class CountQueue {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`create table if not exists self (
      id integer primary key check (id = 1), sender text not null, last_number integer not null,
      time_zone text not null
    ) strict`)
    sql.exec(`create table if not exists counts (
      quarter integer not null, article integer not null, views integer not null, visits integer not null,
      primary key (quarter, article)
    ) strict, without rowid`)
    // The batch on its way up: at most one row.
    sql.exec(`create table if not exists outgoing (
      id integer primary key check (id = 1), number integer not null, counts text not null
    ) strict`)
    sql.exec(
      `insert or ignore into self (id, sender, last_number, time_zone) values (1, ?, 0, 'Asia/Ho_Chi_Minh')`,
      crypto.randomUUID(),
    )
  }

  /** The site's time zone, as the totals reported it when they last accepted a batch. */
  get timeZone(): string {
    return this.#self().time_zone
  }

  get isEmpty(): boolean {
    const statement = 'select exists (select 1 from outgoing) or exists (select 1 from counts) as some'
    return this.#sql.exec(statement).one().some === 0
  }

  add(counts: Iterable<Count>): void {
    for (const { quarter, article, views, visits } of counts) {
      this.#sql.exec(
        `insert into counts (quarter, article, views, visits) values (?, ?, ?, ?)
         on conflict do update set views = views + excluded.views, visits = visits + excluded.visits`,
        quarter,
        article,
        views,
        visits,
      )
    }
  }

  /**
   * Returns the unanswered batch, else a new one of the counts since the last. The caller runs it in a transaction.
   */
  nextBatch(): CountBatch | undefined {
    this.#pack()
    const [row] = this.#sql.exec<{ number: number; counts: string }>('select number, counts from outgoing')
    return row && { sender: this.#self().sender, number: row.number, counts: JSON.parse(row.counts) }
  }

  #pack(): void {
    if (this.#sql.exec('select 1 from outgoing').toArray().length > 0) return
    const counts = this.#sql
      .exec(
        `select quarter, article, views, visits from counts order by quarter, article limit ${MAX_COUNTS_IN_BATCH}`,
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

  /** Removes a batch that the totals have accepted. */
  remove({ number }: Pick<CountBatch, 'number'>, timeZone: string): void {
    this.#sql.exec('delete from outgoing where number = ?', number)
    this.#sql.exec('update self set time_zone = ?', timeZone)
  }

  #self() {
    return this.#sql.exec<{ sender: string; time_zone: string }>('select sender, time_zone from self').one()
  }
}
