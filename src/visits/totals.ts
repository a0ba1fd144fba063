import { DurableObject } from 'cloudflare:workers'
import { siteSettings } from '../content/layout.ts'
import { blankSettings } from '../content/settings.ts'
import { read } from '../db/query.ts'
import type { Day } from '../lib/dates.ts'
import { addDays, dayOf, daysBetween } from '../lib/dates.ts'
import { acceptBatch, type Count, type CountBatch, CREATE_SENDERS, dayOfQuarter } from './batches.ts'
import {
  type ArticleFigures,
  DAILY_RETENTION_DAYS,
  type DayFigures,
  type Figures,
  type Range,
} from './figures.ts'

/** Milliseconds after which the site's settings are read again. */
const SETTINGS_MAX_AGE_MS = 60_000

/** Adds the shards' counts up for the whole site, and stores the figures per day and per article. */
export class VisitTotals extends DurableObject<Env> {
  readonly #sql = this.ctx.storage.sql
  #settingsReadAt = 0

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    for (const statement of [
      CREATE_SENDERS,
      `create table if not exists self (
         id integer primary key check (id = 1), visits integer not null, time_zone text not null,
         visit_base integer not null, rolled_up text not null
       ) strict`,
      `create table if not exists days (day text primary key, visits integer not null, views integer not null) strict`,
      `create table if not exists article_days (
         day text not null, article integer not null, views integer not null, primary key (day, article)
       ) strict, without rowid`,
      `create table if not exists article_months (
         month text not null, article integer not null, views integer not null, primary key (month, article)
       ) strict, without rowid`,
      `create table if not exists articles (article integer primary key, views integer not null) strict`,
    ]) {
      this.#sql.exec(statement)
    }
    const { time_zone, visit_base } = blankSettings
    this.#sql.exec(
      "insert or ignore into self (id, visits, time_zone, visit_base, rolled_up) values (1, 0, ?, ?, '')",
      time_zone,
      visit_base,
    )
  }

  /**
   * Adds a shard's batch. A batch that was accepted before changes nothing. When it answers, the whole batch is
   * stored.
   */
  async apply(batch: CountBatch): Promise<{ timeZone: string }> {
    const { time_zone } = await this.#settings()
    this.ctx.storage.transactionSync(() => {
      if (!acceptBatch(this.#sql, batch, Date.now())) return
      for (const count of batch.counts) this.#add(count, time_zone)
      this.#rollUp(addDays(dayOf(new Date(), time_zone), -DAILY_RETENTION_DAYS))
    })
    return { timeZone: time_zone }
  }

  #add({ quarter, article, views, visits }: Count, timeZone: string): void {
    const day = dayOfQuarter(quarter, timeZone)
    this.#sql.exec(
      `insert into days (day, visits, views) values (?, ?, ?)
       on conflict do update set visits = visits + excluded.visits, views = views + excluded.views`,
      day,
      visits,
      views,
    )
    this.#sql.exec('update self set visits = visits + ?', visits)
    if (article === 0) return
    this.#sql.exec(
      `insert into article_days (day, article, views) values (?, ?, ?)
       on conflict do update set views = views + excluded.views`,
      day,
      article,
      views,
    )
    this.#sql.exec(
      `insert into articles (article, views) values (?, ?)
       on conflict do update set views = views + excluded.views`,
      article,
      views,
    )
  }

  /** Sums the article figures of days before this one up by month. Does so once a day. */
  #rollUp(before: Day): void {
    if (this.#self().rolled_up === before) return
    this.#sql.exec(
      `insert into article_months (month, article, views)
       select substr(day, 1, 7), article, sum(views) from article_days where day < ? group by 1, 2
       on conflict do update set views = views + excluded.views`,
      before,
    )
    this.#sql.exec('delete from article_days where day < ?', before)
    this.#sql.exec('update self set rolled_up = ?', before)
  }

  async figures(): Promise<Figures> {
    const { time_zone, visit_base, visits } = await this.#settings()
    const day = dayOf(new Date(), time_zone)
    const today = this.#sql
      .exec<{ visits: number }>('select visits from days where day = ?', day)
      .toArray()[0]
    return { day, today: today?.visits ?? 0, counted: visits, total: visit_base + visits }
  }

  /** Returns the days of a range in order, including those without views. */
  daily({ from, to }: Range): DayFigures[] {
    const rows = this.#sql.exec<DayFigures & Record<string, SqlStorageValue>>(
      'select day, visits, views from days where day between ? and ?',
      from,
      to,
    )
    const known = new Map([...rows].map((row) => [row.day, row]))
    return daysBetween(from, to).map((day) => known.get(day) ?? { day, visits: 0, views: 0 })
  }

  /**
   * Returns the articles with most views in a range, most read first. Months without figures by day count if they lie
   * wholly within the range.
   */
  mostRead({ from, to }: Range, limit: number): ArticleFigures[] {
    return this.#sql
      .exec<ArticleFigures & Record<string, SqlStorageValue>>(
        `select article, sum(recent.views) as views, articles.views as total
         from (
           select article, views from article_days where day between ?1 and ?2
           union all
           select article, views from article_months where month || '-01' >= ?1 and date(month || '-01', '+1 month', '-1 day') <= ?2
         ) recent join articles using (article)
         group by article order by 2 desc, article desc limit ?3`,
        from,
        to,
        limit,
      )
      .toArray()
  }

  /**
   * Returns the site's settings as of the last minute. While the database does not answer, the stored ones stay
   * valid.
   */
  async #settings() {
    if (Date.now() - this.#settingsReadAt > SETTINGS_MAX_AGE_MS) {
      try {
        const { values } = await read(this.env.DB, { settings: siteSettings() })
        const { time_zone, visit_base } = values.settings
        this.#sql.exec('update self set time_zone = ?, visit_base = ?', time_zone, visit_base)
      } catch (error) {
        console.error('The settings cannot be read; those of before hold', error)
      }
      this.#settingsReadAt = Date.now()
    }
    return this.#self()
  }

  #self() {
    return this.#sql
      .exec<{ visits: number; time_zone: string; visit_base: number; rolled_up: Day }>('select * from self')
      .one()
  }
}
