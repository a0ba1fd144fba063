import { type CompiledQuery, sql } from 'kysely'
import { type AuditActor, systemActor } from './audit-actor.ts'
import { bind, type Executor, prepared, sqlite } from './builder.ts'

/** A change of the content: statements that take effect together or not at all, and what they make stale. */
export interface Command {
  readonly statements: readonly CompiledQuery[]
  /** Cache tags of what readers may not see any more: withdrawn, expired, removed. No copy of it may be served again. */
  readonly gone?: readonly string[]
  /** Cache tags of what is out of date: a copy may still be served where nothing newer is to be had. */
  readonly stale?: readonly string[]
  /** Selects of further stale tags, which depend on rows: run before the statements, and after them. */
  readonly staleBefore?: readonly CompiledQuery<{ tag: string }>[]
  readonly staleAfter?: readonly CompiledQuery<{ tag: string }>[]
  /** Seconds until the purge is due, for one of many changes; the last brings it forward. */
  readonly purgeDelay?: number
}

/**
 * Runs commands in one D1 batch, which is one transaction, together with the outbox rows that say which tags
 * they make stale; then purges. Returns how many rows each statement of the commands changed.
 *
 * @param purge empties the outbox (`purgeStale` of src/cache/purge-queue.ts). Without it, and when it fails, the rows stay:
 *   the portal's clock purges them within a minute. Scripts have no other way.
 * @param auditActor the person or script that makes the change, for the log that the database's triggers write.
 * @throws when a constraint or trigger of the database refuses one of them; then none has happened.
 */
export async function write(
  db: Executor,
  commands: readonly Command[],
  purge?: () => Promise<unknown>,
  auditActor?: AuditActor,
): Promise<number[]> {
  const changes = commands.flatMap(stepsOf)
  if (changes.length === 0) return []
  const steps = auditActor ? [actedBy(auditActor), ...changes, actedBy(systemActor)] : changes
  const results = await db.batch(steps.map(({ statement }) => bind(db, statement)))
  await purge?.().catch((error) => console.error('The purge failed; it is left to the clock', error))
  return results.flatMap((result, index) => (steps[index]?.counts ? [result.meta.changes] : []))
}

/** That a constraint or a trigger said no, as opposed to a database that cannot be reached. */
export function isConstraintError(error: unknown): error is Error {
  return error instanceof Error && /constraint|stale version|category cycle/i.test(error.message)
}

interface Step {
  statement: CompiledQuery
  /** Whether it is one of a command's own statements. */
  counts: boolean
}

const actedBy = ({ actor, name, ip }: AuditActor): Step => ({
  statement: sqlite.updateTable('audit_actor').set({ actor, name, ip }).compile(),
  counts: false,
})

function stepsOf(command: Command): Step[] {
  const { statements, gone = [], stale = [], staleBefore = [], staleAfter = [], purgeDelay = 0 } = command
  const queue = (select: CompiledQuery<{ tag: string }>) => ({
    statement: queueSelected(select, purgeDelay),
    counts: false,
  })
  // Today the cache purges both; the queue does not tell them apart.
  const tags = [...gone, ...stale]
  return [
    ...staleBefore.map(queue),
    ...statements.map((statement) => ({ statement, counts: true })),
    ...staleAfter.map(queue),
    ...(tags.length > 0
      ? [{ statement: queueTags({ json: JSON.stringify(tags), purgeDelay }), counts: false }]
      : []),
  ]
}

const dueIn = (seconds: number) => sql<number>`unixepoch('subsec') + ${seconds}`

/**
 * A tag that waits already waits on; only who knows that more changes follow puts its purge off. One that waits
 * to be purged again has gone stale once more.
 */
const onceEach = sql`on conflict (tag) where lease is null do update set again = 0,
  due_at = iif(outbox.due_at > unixepoch('subsec'), excluded.due_at, outbox.due_at)`

const queueTags = prepared(
  ({ json, purgeDelay }: { json: string; purgeDelay: number }) =>
    sql`insert into outbox (tag, due_at)
      select distinct value, ${dueIn(purgeDelay)} from json_each(${json}) where true ${onceEach}`,
)

function queueSelected(select: CompiledQuery<{ tag: string }>, purgeDelay: number): CompiledQuery {
  const head = `insert into outbox (tag, due_at) select distinct tag, unixepoch('subsec') + ${purgeDelay} from (`
  return { ...select, sql: `${head}${select.sql}) where true ${onceEach.compile(sqlite).sql}` }
}
