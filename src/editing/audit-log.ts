import { type Selectable, sql } from 'kysely'
import { type Actor, actorKey } from '../auth/actor.ts'
import type { AuditLogTable } from '../db/account-tables.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Instant } from '../lib/dates.ts'

export type LogEntry = Selectable<AuditLogTable>

/** The filter of the log. A field that is left out does not narrow it. */
export interface LogFilter {
  /** The name of a table. */
  subject?: string | undefined
  /** An `actorKey`. Empty: scripts and the clock. */
  actor?: string | undefined
  /** Inclusive. */
  from?: Instant | undefined
  /** Exclusive. */
  until?: Instant | undefined
  /** Only entries older than the one with this id: the next page. */
  before?: number | undefined
}

/** Returns entries of the log, the newest first. It returns one more than `limit` if there are more. */
export async function logEntries(
  db: Executor,
  { subject, actor, from, until, before }: LogFilter,
  limit: number,
): Promise<LogEntry[]> {
  let found = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (subject !== undefined) found = found.where('subject', '=', subject)
  if (actor !== undefined) found = found.where('actor', '=', actor)
  if (from !== undefined) found = found.where('at', '>=', from)
  if (until !== undefined) found = found.where('at', '<', until)
  if (before !== undefined) found = found.where('id', '<', before)
  const { results } = await bind(db, found.compile()).all<LogEntry>()
  return results
}

/** Lists all possible actors: the editors, then the tokens, each by name. */
export async function actors(db: Executor): Promise<{ key: string; kind: Actor['kind']; name: string }[]> {
  const editors = sqlite
    .selectFrom('editors')
    .select(['id', sql<string>`iif(name = '', email, name)`.as('name')])
    .orderBy('name')
  const tokens = sqlite.selectFrom('access_tokens').select(['id', 'name']).orderBy('name')
  const [ofEditors, ofTokens] = await db.batch<{ id: number; name: string }>([
    bind(db, editors.compile()),
    bind(db, tokens.compile()),
  ])
  const keyed = (kind: Actor['kind'], rows: { id: number; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ key: actorKey({ kind, id }), kind, name }))
  return [...keyed('editor', ofEditors?.results), ...keyed('token', ofTokens?.results)]
}
