import { instant } from '../calendar.ts'
import { bind, type Executor, sqlite } from '../db.ts'
import type { Instant } from '../schema.ts'
import type { Actor, Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Whoever does nothing for so long has to sign in again, and everybody once a working day. In milliseconds. */
export const IDLE = 2 * 3_600_000
export const LONGEST = 12 * 3_600_000
/** Of two uses within it, only the first is noted. In milliseconds. */
const NOTED_EVERY = 60_000

/** Begins a session and gives its secret, for the cookie. */
export async function startSession(db: Executor, editorId: number, now: Date): Promise<string> {
  const secret = newSecret()
  const session = {
    token_hash: await hashOf(secret),
    editor_id: editorId,
    created_at: instant(now),
    last_used_at: instant(now),
    expires_at: instant(new Date(now.getTime() + LONGEST)),
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
    .where('last_used_at', '>', instant(new Date(now.getTime() - IDLE)))
  const { results } = await bind(db, found.compile()).all<{
    id: number
    name: string
    email: string
    role: Role
    last_used_at: Instant
  }>()
  const [row] = results
  if (!row) return undefined
  if (Date.parse(row.last_used_at) + NOTED_EVERY < now.getTime()) {
    const used = sqlite.updateTable('sessions').set({ last_used_at: instant(now) })
    await bind(db, used.where('token_hash', '=', token_hash).compile()).run()
  }
  return { kind: 'editor', id: row.id, name: row.name || row.email, role: row.role }
}

export async function endSession(db: Executor, secret: string): Promise<void> {
  const ended = sqlite.deleteFrom('sessions').where('token_hash', '=', await hashOf(secret))
  await bind(db, ended.compile()).run()
}
