import type { Day } from '../lib/dates.ts'
import { dayOfQuarter, quarterOf, type View } from './batches.ts'
import { type Judgement, judge, type NetworkSeen, type ReaderSeen, VISIT_MS } from './counting-rules.ts'
import { importKey, newKey, type Reader, readerOf } from './reader-hash.ts'

type Row<Values> = Values & Record<string, SqlStorageValue>

/**
 * The readers with a visit in progress, as keyed hashes (src/visits/reader-hash.ts). The key changes with the site's
 * day. It is deleted when no reader is left that it identifies.
 */
export class KnownReaders {
  readonly #sql: SqlStorage
  readonly #keys = new Map<Day, Promise<CryptoKey>>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('create table if not exists keys (day text primary key, key blob not null) strict')
    sql.exec(`create table if not exists readers (
      id text primary key, views integer not null, seen_at integer not null
    ) strict, without rowid`)
    sql.exec(`create table if not exists networks (
      id text primary key, views integer not null, visits integer not null, since integer not null
    ) strict, without rowid`)
  }

  /** Returns the reader of a page view. */
  async readerOf({ at, ip, agent }: View, timeZone: string): Promise<Reader> {
    return readerOf(await this.#keyOf(dayOfQuarter(quarterOf(at), timeZone)), ip, agent)
  }

  #keyOf(day: Day): Promise<CryptoKey> {
    let key = this.#keys.get(day)
    if (!key) {
      this.#sql.exec('insert or ignore into keys (day, key) values (?, ?)', day, newKey())
      const row = this.#sql.exec<{ key: ArrayBuffer }>('select key from keys where day = ?', day).one()
      key = importKey(row.key)
      this.#keys.set(day, key)
    }
    return key
  }

  /** Tells whether a view counts and whether it begins a visit, and stores the view. */
  judge(at: number, { id, network }: Reader): Judgement {
    const [reader] = this.#sql.exec<Row<ReaderSeen>>('select views, seen_at from readers where id = ?', id)
    const [seen] = this.#sql.exec<Row<NetworkSeen>>(
      'select views, visits, since from networks where id = ?',
      network,
    )
    const outcome = judge(at, reader, seen)
    if (outcome.reader) {
      const { views, seen_at } = outcome.reader
      this.#sql.exec(
        'insert or replace into readers (id, views, seen_at) values (?, ?, ?)',
        id,
        views,
        seen_at,
      )
    }
    const { views, visits, since } = outcome.network
    this.#sql.exec(
      'insert or replace into networks (id, views, visits, since) values (?, ?, ?, ?)',
      network,
      views,
      visits,
      since,
    )
    return outcome.judgement
  }

  /** Deletes readers whose visit is over, and keys that no reader needs any more. */
  deleteExpired(now: number, timeZone: string): void {
    this.#sql.exec('delete from readers where seen_at < ?', now - VISIT_MS)
    this.#sql.exec('delete from networks where since < ?', now - VISIT_MS)
    const oldest = this.any() ? dayOfQuarter(quarterOf(now - VISIT_MS), timeZone) : '9999'
    this.#sql.exec('delete from keys where day < ?', oldest)
    for (const day of this.#keys.keys()) if (day < oldest) this.#keys.delete(day)
  }

  any(): boolean {
    const statement = 'select exists (select 1 from readers) or exists (select 1 from networks) as some'
    return this.#sql.exec(statement).one().some === 1
  }
}
