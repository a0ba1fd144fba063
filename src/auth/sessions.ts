import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Instant, instant } from '../lib/dates.ts'
import type { Actor, Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** A session ends after this idle time, and in any case after a working day. In milliseconds. */
export const MAX_IDLE_MS = 2 * 3_600_000
export const MAX_SESSION_MS = 12 * 3_600_000
/** Minimum interval between two updates of a session's last use, in milliseconds. */
const LAST_USED_INTERVAL_MS = 60_000

/** Where a session began, so that its editor recognizes it in the list of sessions. */
export interface SessionOrigin {
  ip: string
  /** The User-Agent header. */
  agent: string
  passkeyId: string | null
}

/** A longer User-Agent is cut. In characters. */
const MAX_AGENT_LENGTH = 300

/** Starts a session and returns its secret, for the cookie. */
export async function startSession(
  db: Executor,
  editorId: number,
  now: Date,
  { ip, agent, passkeyId }: SessionOrigin = { ip: '', agent: '', passkeyId: null },
): Promise<string> {
  const secret = newSecret()
  const session = {
    token_hash: await hashOf(secret),
    editor_id: editorId,
    ip,
    agent: agent.slice(0, MAX_AGENT_LENGTH),
    passkey_id: passkeyId,
    created_at: instant(now),
    last_used_at: instant(now),
    expires_at: instant(new Date(now.getTime() + MAX_SESSION_MS)),
  }
  const expired = sqlite.deleteFrom('sessions').where('expires_at', '<', instant(now))
  await db.batch([
    bind(db, expired.compile()),
    bind(db, sqlite.insertInto('sessions').values(session).compile()),
  ])
  return secret
}

/** Returns the editor of a session; undefined when the session is unknown or has expired, or the editor is inactive. */
export async function actorOfSession(db: Executor, secret: string, now: Date): Promise<Actor | undefined> {
  const token_hash = await hashOf(secret)
  const query = sqlite
    .selectFrom('sessions')
    .innerJoin('editors', 'editors.id', 'sessions.editor_id')
    .select(['editors.id', 'editors.name', 'editors.email', 'editors.role', 'sessions.last_used_at'])
    .where('token_hash', '=', token_hash)
    .where('active', '=', 1)
    .where('expires_at', '>', instant(now))
    .where('last_used_at', '>', instant(new Date(now.getTime() - MAX_IDLE_MS)))
  const { results } = await bind(db, query.compile()).all<{
    id: number
    name: string
    email: string
    role: Role
    last_used_at: Instant
  }>()
  const [row] = results
  if (!row) return undefined
  if (Date.parse(row.last_used_at) + LAST_USED_INTERVAL_MS < now.getTime()) {
    const update = sqlite.updateTable('sessions').set({ last_used_at: instant(now) })
    await bind(db, update.where('token_hash', '=', token_hash).compile()).run()
  }
  return { kind: 'editor', id: row.id, name: row.name || row.email, role: row.role }
}

export async function endSession(db: Executor, secret: string): Promise<void> {
  const deletion = sqlite.deleteFrom('sessions').where('token_hash', '=', await hashOf(secret))
  await bind(db, deletion.compile()).run()
}

export interface ListedSession {
  /** The beginning of the secret's hash: it identifies one of an editor's sessions, and is of no use for signing in. */
  id: string
  ip: string
  agent: string
  created_at: Instant
  /** Accurate to about a minute. */
  last_used_at: Instant
  isThis: boolean
}

const idOf = sql<string>`substr(token_hash, 1, 16)`

/** Returns an editor's unexpired sessions, the last used first. `secret` is that of the current session (`isThis`). */
export async function sessionsOf(
  db: Executor,
  editorId: number,
  secret: string,
  now: Date,
): Promise<ListedSession[]> {
  const query = sqlite
    .selectFrom('sessions')
    .select(['token_hash', 'ip', 'agent', 'created_at', 'last_used_at', idOf.as('id')])
    .where('editor_id', '=', editorId)
    .where('expires_at', '>', instant(now))
    .where('last_used_at', '>', instant(new Date(now.getTime() - MAX_IDLE_MS)))
    .orderBy('last_used_at', 'desc')
  const [hash, { results }] = await Promise.all([
    hashOf(secret),
    bind(db, query.compile()).all<Omit<ListedSession, 'isThis'> & { token_hash: string }>(),
  ])
  return results.map(({ token_hash, ...session }) => ({ ...session, isThis: token_hash === hash }))
}

/** Ends one session of an editor. */
export function endSessionById(editorId: number, id: string): Command {
  const deletion = sqlite.deleteFrom('sessions').where('editor_id', '=', editorId).where(idOf, '=', id)
  return { statements: [deletion.compile()] }
}

/** Ends all sessions of an editor except the one with the secret. */
export async function endOtherSessions(editorId: number, secret: string): Promise<Command> {
  const others = sqlite
    .deleteFrom('sessions')
    .where('editor_id', '=', editorId)
    .where('token_hash', '<>', await hashOf(secret))
  return { statements: [others.compile()] }
}

/** Deletes expired sessions, invitations and challenges. */
export function deleteExpiredCredentials(now: Date): Command {
  const idle = instant(new Date(now.getTime() - MAX_IDLE_MS))
  const sessions = sqlite
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('expires_at', '<', instant(now)), eb('last_used_at', '<', idle)]))
  return {
    statements: [
      sessions.compile(),
      sqlite.deleteFrom('invitations').where('expires_at', '<', instant(now)).compile(),
      sqlite.deleteFrom('challenges').where('expires_at', '<', instant(now)).compile(),
    ],
  }
}
