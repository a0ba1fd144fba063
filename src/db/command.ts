import { type CompiledQuery, sql } from 'kysely'
import { type AuditActor, systemActor } from './audit-actor.ts'
import { bind, type Executor, prepared, sqlite } from './builder.ts'

/**
 * A change of the content: statements that take effect together or not at all, and the cache tags that they make
 * stale.
 */
export interface Command {
  readonly statements: readonly CompiledQuery[]
  /**
   * Cache tags of content that readers may no longer see: withdrawn, expired, removed. No copy of it may be served
   * again.
   */
  readonly gone?: readonly string[]
  /** Cache tags of content that is out of date. A copy may still be served while there is nothing newer. */
  readonly stale?: readonly string[]
  /** Selects of further stale tags, which depend on rows. They run before and after the statements. */
  readonly staleBefore?: readonly CompiledQuery<{ tag: string }>[]
  readonly staleAfter?: readonly CompiledQuery<{ tag: string }>[]
  /** Seconds until the purge is due, for one of many changes. The last change brings the purge forward. */
  readonly purgeDelay?: number
}

/**
 * Runs commands in one D1 batch, which is one transaction, together with the outbox rows of the tags that they make
 * stale. Then purges. Returns how many rows each statement of the commands changed.
 *
 * @param purge empties the outbox (`drainPurgeQueue` of src/cache/purge-queue.ts). Without it, or when it fails, the
 *   rows stay, and the clock of the portal purges them within a minute. Scripts rely on that.
 * @param auditActor the person or script that makes the change, for the log that the database's triggers write.
 * @throws when a constraint or trigger of the database rejects a statement; then nothing is written.
 */
export async function write(
  db: Executor,
  commands: readonly Command[],
  purge?: () => Promise<unknown>,
  auditActor?: AuditActor,
): Promise<number[]> {
  const changes = commands.flatMap(stepsOf)
  if (changes.length === 0) return []
  const steps = auditActor ? [setAuditActor(auditActor), ...changes, setAuditActor(systemActor)] : changes
  const results = await db.batch(steps.map(({ statement }) => bind(db, statement)))
  await purge?.().catch((error) => console.error('The purge failed; it is left to the clock', error))
  return results.flatMap((result, index) => (steps[index]?.counts ? [result.meta.changes] : []))
}

/**
 * Tells whether a constraint or a trigger rejected a statement. Other errors mean that the database cannot be
 * reached.
 */
export function isConstraintError(error: unknown): error is Error {
  return error instanceof Error && /constraint|stale version|category cycle/i.test(error.message)
}

interface Step {
  statement: CompiledQuery
  /** Whether the statement is one of a command's own. */
  counts: boolean
}

const setAuditActor = ({ actor, name, ip }: AuditActor): Step => ({
  statement: sqlite.updateTable('audit_actor').set({ actor, name, ip }).compile(),
  counts: false,
})

function stepsOf(command: Command): Step[] {
  const { statements, gone = [], stale = [], staleBefore = [], staleAfter = [], purgeDelay = 0 } = command
  const queue = (select: CompiledQuery<{ tag: string }>) => ({
    statement: queueSelected(select, purgeDelay),
    counts: false,
  })
  // Today the cache purges both; the queue does not distinguish them.
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
 * A tag that is due keeps its time. A tag that waits takes the new time: only a caller that expects more changes sets
 * a delay. A tag that waits for its second purge becomes a first purge again.
 */
const onWaitingTag = sql`on conflict (tag) where lease is null do update set again = 0,
  due_at = iif(outbox.due_at > unixepoch('subsec'), excluded.due_at, outbox.due_at)`

const queueTags = prepared(
  ({ json, purgeDelay }: { json: string; purgeDelay: number }) =>
    sql`insert into outbox (tag, due_at)
      select distinct value, ${dueIn(purgeDelay)} from json_each(${json}) where true ${onWaitingTag}`,
)

function queueSelected(select: CompiledQuery<{ tag: string }>, purgeDelay: number): CompiledQuery {
  const head = `insert into outbox (tag, due_at) select distinct tag, unixepoch('subsec') + ${purgeDelay} from (`
  return { ...select, sql: `${head}${select.sql}) where true ${onWaitingTag.compile(sqlite).sql}` }
}
