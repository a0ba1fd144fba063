import { sql } from 'kysely'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import type { PurgeResult, Purger } from './purger.ts'
import { EVERYTHING } from './tags.ts'

// Limits of Workers Cache in every plan: https://developers.cloudflare.com/workers/cache/purge/
const MAX_TAGS_PER_CALL = 100
const CALLS_PER_MINUTE = 5
const MAX_CALLS_IN_BUCKET = 25

/** Seconds after which another run may lease rows whose lease holder has not finished. */
const LEASE_SECONDS = 30

/** Seconds between a provisional purge and the next one: a rendering has ended by then. */
const SECOND_PURGE_SECONDS = 15

/**
 * Purges the tags in the outbox, as far as the limits of the cache allow. It purges exactly these tags, unless they
 * need more calls than are left; then it purges everything in one call. The rest waits for the next run.
 *
 * @param maxWaitSeconds how long to wait for further calls.
 * @returns whether no due tag remains.
 * @throws what D1 or the purger throws; the rows stay.
 */
export async function drainPurgeQueue(db: Executor, purger: Purger, maxWaitSeconds = 0): Promise<boolean> {
  const deadline = Date.now() + maxWaitSeconds * 1000
  for (;;) {
    const leased = await leaseTags(db)
    if (leased.tags.length > 0) {
      const call = callFor(leased.tags)
      const purged = await purger.purge(call)
      await finish(db, leased, call, purged)
      if (purged !== 'refused' && leased.secondsToWait === 0) return true
      continue
    }
    if (leased.secondsToWait === 0) return true
    if (Date.now() + leased.secondsToWait * 1000 > deadline) return false
    await scheduler.wait(leased.secondsToWait * 1000)
  }
}

function callFor(tags: string[]): string[] {
  return tags.length > MAX_TAGS_PER_CALL || tags.includes(EVERYTHING) ? [EVERYTHING] : tags
}

interface LeasedTags {
  lease: string
  tags: string[]
  /** Those of the tags that have not been purged before. */
  fresh: string[]
  /** Seconds until the bucket grants a call; 0 when no tag waits for one. */
  secondsToWait: number
}

/** Leases the tags of one call, if tags are due and the bucket grants a call. */
async function leaseTags(db: Executor): Promise<LeasedTags> {
  const lease = crypto.randomUUID()
  const results = await db.batch(
    [requestCall({}), leaseRows({ lease }), queueState({})].map((statement) => bind(db, statement)),
  )
  const rows = (results[1]?.results ?? []) as { tag: string; again: 0 | 1 }[]
  const { due, calls } = (results[2]?.results[0] ?? { due: 0, calls: 0 }) as { due: number; calls: number }
  const secondsToWait = due > 0 ? Math.max(1, ((1 - calls) * 60) / CALLS_PER_MINUTE) : 0
  const distinct = (rows: { tag: string }[]) => [...new Set(rows.map(({ tag }) => tag))]
  return {
    lease,
    tags: distinct(rows),
    fresh: distinct(rows.filter(({ again }) => again === 0)),
    secondsToWait,
  }
}

async function finish(
  db: Executor,
  { lease, fresh }: LeasedTags,
  call: string[],
  purged: PurgeResult,
): Promise<void> {
  const statements = []
  if (purged === 'refused') {
    console.warn('The cache refused a purge; it is tried again later')
    statements.push(releaseLease({ lease }), emptyBudget({}))
  } else {
    statements.push(deleteLeased({ lease }))
    const everything = call.includes(EVERYTHING) && fresh.length > 0
    const json = JSON.stringify(everything ? [EVERYTHING] : fresh)
    if (purged === 'provisional') statements.push(queueSecondPurge({ json }))
  }
  await db.batch(statements.map((statement) => bind(db, statement)))
}

/** Tells which rows can be leased now. */
const isDue = sql<boolean>`due_at <= unixepoch('subsec') and (lease is null or leased_until <= unixepoch('subsec'))`

/** The number of calls in the bucket now. */
const callsInBucket = sql`min(${sql.lit(MAX_CALLS_IN_BUCKET)},
  calls + (unixepoch('subsec') - refilled_at) * ${sql.lit(CALLS_PER_MINUTE / 60)})`

const requestCall = prepared(() => {
  const granted = sql`(${callsInBucket} >= 1 and exists (select 1 from outbox where ${isDue}))`
  return sql`update purge_budget
    set granted = ${granted}, calls = ${callsInBucket} - ${granted}, refilled_at = unixepoch('subsec')`
})

/**
 * Leases all due rows if they have more tags than the remaining calls can name; else the oldest ones, for one call.
 */
const leaseRows = prepared(({ lease }: { lease: string }) => {
  const due = sql`(select count(*) from outbox where ${isDue})`
  const nameable = sql`(select (cast(calls as integer) + 1) * ${sql.lit(MAX_TAGS_PER_CALL)} from purge_budget)`
  const all = sql`${due} > ${nameable} or exists (
    select 1 from outbox where tag = ${sql.lit(EVERYTHING)} and ${isDue}
  )`
  return sql`update outbox set lease = ${lease}, leased_until = unixepoch('subsec') + ${sql.lit(LEASE_SECONDS)}
    where (select granted from purge_budget) = 1 and id in (
      select id from outbox where ${isDue} order by again, id limit iif(${all}, -1, ${sql.lit(MAX_TAGS_PER_CALL)})
    )
    returning tag, again`
})

const queueState = prepared(
  () => sql`select calls, (select count(*) from outbox where ${isDue}) as due from purge_budget`,
)

const deleteLeased = prepared(({ lease }: { lease: string }) =>
  sqlite.deleteFrom('outbox').where('lease', '=', lease),
)

/** Queues a second purge. A tag that has gone stale again meanwhile waits already, and is due earlier. */
const queueSecondPurge = prepared(
  ({ json }: { json: string }) => sql`insert into outbox (tag, due_at, again)
    select value, unixepoch('subsec') + ${sql.lit(SECOND_PURGE_SECONDS)}, 1 from json_each(${json}) where true
    on conflict (tag) where lease is null do nothing`,
)

const releaseLease = prepared(({ lease }: { lease: string }) =>
  sqlite.updateTable('outbox').set({ leased_until: 0 }).where('lease', '=', lease),
)

const emptyBudget = prepared(() => sqlite.updateTable('purge_budget').set({ calls: 0 }))

/** Empties the queue. A portal that has had no readers has no cached pages. */
export async function clearPurgeQueue(db: Executor): Promise<void> {
  await bind(db, sqlite.deleteFrom('outbox').compile()).run()
}
