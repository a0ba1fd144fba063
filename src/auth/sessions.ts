import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Instant, instant } from '../lib/dates.ts'
import type { Actor, Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Whoever does nothing for so long has to sign in again, and everybody once a working day. In milliseconds. */
export const MAX_IDLE_MS = 2 * 3_600_000
export const MAX_SESSION_MS = 12 * 3_600_000
/** Of two uses within it, only the first is noted. In milliseconds. */
const LAST_USED_INTERVAL_MS = 60_000

/** Where a session is begun: what its editor tells it from others by. */
export interface SessionOrigin {
  ip: string
  /** User-Agent. */
  agent: string
  passkeyId: string | null
}

/** In characters. */
const MAX_AGENT_LENGTH = 300

/** Begins a session and gives its secret, for the cookie. */
export async function startSession(
  db: Executor,
  editorId: number,
  now: Date,
  { ip, agent, passkeyId }: SessionOrigin = { ip: '', agent: '', passkeyId: null },
): Promise<string> {
  const secret = newSecret()
  const session = {
    ...{ token_hash: await hashOf(secret), editor_id: editorId },
    ...{ ip, agent: agent.slice(0, MAX_AGENT_LENGTH), passkey_id: passkeyId },
    created_at: instant(now),
    last_used_at: instant(now),
    expires_at: instant(new Date(now.getTime() + MAX_SESSION_MS)),
  }
  const over = sqlite.deleteFrom('sessions').where('expires_at', '<', instant(now))
  await db.batch([
    bind(db, over.compile()),
    bind(db, sqlite.insertInto('sessions').values(session).compile()),
  ])
  return secret
}

/** Whose session it is; undefined when it is none, has run out, or its editor has been shut out. */
export async function actorOfSession(db: Executor, secret: string, now: Date): Promise<Actor | undefined> {
  const token_hash = await hashOf(secret)
  const found = sqlite
    .selectFrom('sessions')
    .innerJoin('editors', 'editors.id', 'sessions.editor_id')
    .select(['editors.id', 'editors.name', 'editors.email', 'editors.role', 'sessions.last_used_at'])
    .where('token_hash', '=', token_hash)
    .where('active', '=', 1)
    .where('expires_at', '>', instant(now))
    .where('last_used_at', '>', instant(new Date(now.getTime() - MAX_IDLE_MS)))
  const { results } = await bind(db, found.compile()).all<{
    id: number
    name: string
    email: string
    role: Role
    last_used_at: Instant
  }>()
  const [row] = results
  if (!row) return undefined
  if (Date.parse(row.last_used_at) + LAST_USED_INTERVAL_MS < now.getTime()) {
    const used = sqlite.updateTable('sessions').set({ last_used_at: instant(now) })
    await bind(db, used.where('token_hash', '=', token_hash).compile()).run()
  }
  return { kind: 'editor', id: row.id, name: row.name || row.email, role: row.role }
}

export async function endSession(db: Executor, secret: string): Promise<void> {
  const ended = sqlite.deleteFrom('sessions').where('token_hash', '=', await hashOf(secret))
  await bind(db, ended.compile()).run()
}

export interface ListedSession {
  /** The beginning of the hash: enough to tell an editor's sessions apart, of no use for signing in. */
  id: string
  ip: string
  agent: string
  created_at: Instant
  /** To the minute or so. */
  last_used_at: Instant
  isThis: boolean
}

const idOf = sql<string>`substr(token_hash, 1, 16)`

/** The sessions of an editor that are good still, the one used last first. `secret` is that of who asks. */
export async function sessionsOf(
  db: Executor,
  editorId: number,
  secret: string,
  now: Date,
): Promise<ListedSession[]> {
  const found = sqlite
    .selectFrom('sessions')
    .select(['token_hash', 'ip', 'agent', 'created_at', 'last_used_at', idOf.as('id')])
    .where('editor_id', '=', editorId)
    .where('expires_at', '>', instant(now))
    .where('last_used_at', '>', instant(new Date(now.getTime() - MAX_IDLE_MS)))
    .orderBy('last_used_at', 'desc')
  const [hash, { results }] = await Promise.all([
    hashOf(secret),
    bind(db, found.compile()).all<Omit<ListedSession, 'isThis'> & { token_hash: string }>(),
  ])
  return results.map(({ token_hash, ...session }) => ({ ...session, isThis: token_hash === hash }))
}

/** Ends one session of an editor. */
export function endSessionById(editorId: number, id: string): Command {
  const ended = sqlite.deleteFrom('sessions').where('editor_id', '=', editorId).where(idOf, '=', id)
  return { statements: [ended.compile()] }
}

/** Ends all sessions of an editor but the one with the secret. */
export async function endOtherSessions(editorId: number, secret: string): Promise<Command> {
  const others = sqlite
    .deleteFrom('sessions')
    .where('editor_id', '=', editorId)
    .where('token_hash', '<>', await hashOf(secret))
  return { statements: [others.compile()] }
}

/** Forgets sessions, invitations and challenges that are over. */
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
