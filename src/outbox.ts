import { type CompiledQuery, sql } from 'kysely'
import { EVERYTHING } from './cache.ts'
import { type Executor, prepared, sqlite } from './db.ts'

/** Whoever can purge the page cache: the entrypoint `Pages`. */
export interface Purger {
  /** False when the cache refuses, as it has been asked too often. */
  purge(tags: readonly string[]): Promise<boolean>
}

// Limits of Workers Cache, whatever the plan: https://developers.cloudflare.com/workers/cache/purge/
const TAGS_A_CALL = 100
const CALLS_A_MINUTE = 5
const BUCKET = 25

/** Seconds after which rows that somebody has taken, and not finished, are anybody's. */
const LEASE = 30

/**
 * Purges what changes have left in the outbox, as far as the cache's limits allow. Exactly these tags, unless
 * they need more calls than are left: then everything, in one call. What remains waits for the next time.
 *
 * @param patience how long to wait for further calls, in seconds.
 * @returns whether nothing that is due remains.
 * @throws what D1 throws, or the purger; the rows stay.
 */
export async function purgeStale(db: Executor, purger: Purger, patience = 0): Promise<boolean> {
  const deadline = Date.now() + patience * 1000
  for (;;) {
    const taken = await take(db)
    if (taken.tags.length > 0) {
      const purged = await purger.purge(callFor(taken.tags))
      await finish(db, taken.lease, purged)
      if (purged && taken.secondsToWait === 0) return true
      continue
    }
    if (taken.secondsToWait === 0) return true
    if (Date.now() + taken.secondsToWait * 1000 > deadline) return false
    await scheduler.wait(taken.secondsToWait * 1000)
  }
}

function callFor(tags: string[]): string[] {
  return tags.length > TAGS_A_CALL || tags.includes(EVERYTHING) ? [EVERYTHING] : tags
}

interface Taken {
  lease: string
  tags: string[]
  /** Until a call is granted; 0 when nothing waits for one. */
  secondsToWait: number
}

/** Takes one call's worth of tags, if there are any and a call is left for them. */
async function take(db: Executor): Promise<Taken> {
  const lease = crypto.randomUUID()
  const results = await db.batch(
    [askForCall({}), leaseRows({ lease }), waiting({})].map((statement) => bind(db, statement)),
  )
  const rows = (results[1]?.results ?? []) as { tag: string }[]
  const { due, calls } = (results[2]?.results[0] ?? { due: 0, calls: 0 }) as { due: number; calls: number }
  const secondsToWait = due > 0 ? Math.max(1, ((1 - calls) * 60) / CALLS_A_MINUTE) : 0
  return { lease, tags: [...new Set(rows.map(({ tag }) => tag))], secondsToWait }
}

async function finish(db: Executor, lease: string, purged: boolean): Promise<void> {
  const statements = purged ? [forget({ lease })] : [giveBack({ lease }), emptyBudget({})]
  if (!purged) console.warn('The cache refused a purge; it is tried again later')
  await db.batch(statements.map((statement) => bind(db, statement)))
}

/** Rows that can be taken now. */
const isDue = sql<boolean>`due_at <= unixepoch('subsec') and (lease is null or leased_until <= unixepoch('subsec'))`

/** Calls that the bucket holds by now. */
const refilled = sql`min(${sql.lit(BUCKET)},
  calls + (unixepoch('subsec') - refilled_at) * ${sql.lit(CALLS_A_MINUTE / 60)})`

const askForCall = prepared(() => {
  const granted = sql`(${refilled} >= 1 and exists (select 1 from outbox where ${isDue}))`
  return sql`update purge_budget
    set granted = ${granted}, calls = ${refilled} - ${granted}, refilled_at = unixepoch('subsec')`
})

/** All that is due, when it is more than the calls that are left can name; else the oldest, for one call. */
const leaseRows = prepared(({ lease }: { lease: string }) => {
  const due = sql`(select count(*) from outbox where ${isDue})`
  const nameable = sql`(select (cast(calls as integer) + 1) * ${sql.lit(TAGS_A_CALL)} from purge_budget)`
  const all = sql`${due} > ${nameable} or exists (
    select 1 from outbox where tag = ${sql.lit(EVERYTHING)} and ${isDue}
  )`
  return sql`update outbox set lease = ${lease}, leased_until = unixepoch('subsec') + ${sql.lit(LEASE)}
    where (select granted from purge_budget) = 1 and id in (
      select id from outbox where ${isDue} order by id limit iif(${all}, -1, ${sql.lit(TAGS_A_CALL)})
    )
    returning tag`
})

const waiting = prepared(
  () => sql`select calls, (select count(*) from outbox where ${isDue}) as due from purge_budget`,
)

const forget = prepared(({ lease }: { lease: string }) =>
  sqlite.deleteFrom('outbox').where('lease', '=', lease),
)

const giveBack = prepared(({ lease }: { lease: string }) =>
  sqlite.updateTable('outbox').set({ leased_until: 0 }).where('lease', '=', lease),
)

const emptyBudget = prepared(() => sqlite.updateTable('purge_budget').set({ calls: 0 }))

function bind(db: Executor, { sql, parameters }: CompiledQuery): D1PreparedStatement {
  return db.prepare(sql).bind(...parameters)
}
