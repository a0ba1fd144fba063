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
  let select = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (subject !== undefined) select = select.where('subject', '=', subject)
  if (actor !== undefined) select = select.where('actor', '=', actor)
  if (from !== undefined) select = select.where('at', '>=', from)
  if (until !== undefined) select = select.where('at', '<', until)
  if (before !== undefined) select = select.where('id', '<', before)
  const { results } = await bind(db, select.compile()).all<LogEntry>()
  return results
}

/** Lists all possible actors: the editors, then the tokens, each by name. */
export async function actors(db: Executor): Promise<{ key: string; kind: Actor['kind']; name: string }[]> {
  const editors = sqlite
    .selectFrom('editors')
    .select(['id', sql<string>`iif(name = '', email, name)`.as('name')])
    .orderBy('name')
  const tokens = sqlite.selectFrom('access_tokens').select(['id', 'name']).orderBy('name')
  const [editorRows, tokenRows] = await db.batch<{ id: number; name: string }>([
    bind(db, editors.compile()),
    bind(db, tokens.compile()),
  ])
  const withKeys = (kind: Actor['kind'], rows: { id: number; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ key: actorKey({ kind, id }), kind, name }))
  return [...withKeys('editor', editorRows?.results), ...withKeys('token', tokenRows?.results)]
}
