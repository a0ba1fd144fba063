import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { AccessToken, Editor } from '../db/schema.ts'
import type { Role } from './actor.ts'

/** Of editors, passkeys and tokens; and of an e-mail address. In characters. */
export const MAX_NAME_LENGTH = 100
export const MAX_EMAIL_LENGTH = 200

export interface ListedEditor extends Editor {
  passkeys: number
  /** When one of the passkeys was used last; null: never. */
  lastUsed: string | null
}

/** Everybody who was ever invited, by address. */
export async function allEditors(db: Executor): Promise<ListedEditor[]> {
  const found = sqlite
    .selectFrom('editors')
    .selectAll()
    .select([
      sql<number>`(select count(*) from passkeys where editor_id = editors.id)`.as('passkeys'),
      sql<string | null>`(select max(last_used_at) from passkeys where editor_id = editors.id)`.as(
        'lastUsed',
      ),
    ])
    .orderBy('active', 'desc')
    .orderBy('email')
  const { results } = await bind(db, found.compile()).all<ListedEditor>()
  return results
}

/** Whether there is anybody who can sign in. */
export async function hasActiveEditor(db: Executor): Promise<boolean> {
  const found = sqlite.selectFrom('editors').select('id').where('active', '=', 1).limit(1)
  return (await bind(db, found.compile()).all()).results.length > 0
}

export async function editorById(db: Executor, id: number): Promise<Editor | undefined> {
  const found = sqlite.selectFrom('editors').selectAll().where('id', '=', id)
  const { results } = await bind(db, found.compile()).all<Editor>()
  return results[0]
}

export function renameEditor(id: number, name: string): Command {
  const renamed = sqlite
    .updateTable('editors')
    .set({ name, version: sql<number>`version + 1` })
    .where('id', '=', id)
  return { statements: [renamed.compile()] }
}

/** An active administrator has to remain: without one the statement changes nothing. */
const remains = (id: number) => sql<boolean>`exists (
  select 1 from editors other where other.id <> ${id} and other.active = 1 and other.role = 'administrator'
)`

/** Gives an editor another role. The last administrator keeps theirs: then no row is changed. */
export function changeRole(id: number, role: Role): Command {
  const changed = sqlite
    .updateTable('editors')
    .set({ role, version: sql<number>`version + 1` })
    .where('id', '=', id)
  const allowed = role === 'administrator' ? changed : changed.where(remains(id))
  return { statements: [allowed.compile()] }
}

/** Ends an editor's sessions and lets none begin, or lets them in again. The last administrator stays. */
export function setActive(id: number, active: boolean): Command {
  const changed = sqlite
    .updateTable('editors')
    .set({ active: active ? 1 : 0, version: sql<number>`version + 1` })
    .where('id', '=', id)
  if (active) return { statements: [changed.compile()] }
  const gone = sql<boolean>`editor_id = ${id} and (select active from editors where id = ${id}) = 0`
  return {
    statements: [
      changed.where(remains(id)).compile(),
      sqlite.deleteFrom('sessions').where(gone).compile(),
      sqlite.deleteFrom('invitations').where(gone).compile(),
    ],
  }
}

/** Signs an editor out everywhere. */
export function endSessions(editorId: number): Command {
  return { statements: [sqlite.deleteFrom('sessions').where('editor_id', '=', editorId).compile()] }
}

/**
 * Removes all passkeys of an editor, such as after a loss: a new invitation is needed then. Those of the last
 * administrator stay: nobody could invite them again.
 */
export function removePasskeys(editorId: number): Command {
  return {
    statements: [
      sqlite.deleteFrom('passkeys').where('editor_id', '=', editorId).where(remains(editorId)).compile(),
      sqlite.deleteFrom('sessions').where('editor_id', '=', editorId).where(remains(editorId)).compile(),
    ],
  }
}

/**
 * Removes one passkey, and ends the sessions that were begun with it. The only passkey of the last administrator stays:
 * then nothing is changed.
 *
 * @param stays the hash of a session's secret that is not ended: that of who asks.
 */
export function removePasskey(editorId: number, passkeyId: string, stays = ''): Command {
  const another = sql<boolean>`exists (
    select 1 from passkeys other where other.editor_id = ${editorId} and other.id <> ${passkeyId}
  )`
  const allowed = sql<boolean>`(${remains(editorId)} or ${another})`
  const sessions = sqlite
    .deleteFrom('sessions')
    .where('editor_id', '=', editorId)
    .where('passkey_id', '=', passkeyId)
    .where('token_hash', '<>', stays)
  const passkey = sqlite.deleteFrom('passkeys').where('editor_id', '=', editorId).where('id', '=', passkeyId)
  // Sessions first: afterwards they have forgotten their passkey.
  return { statements: [sessions.where(allowed).compile(), passkey.where(allowed).compile()] }
}

/** All access tokens, those that are good first. */
export async function allTokens(db: Executor): Promise<Omit<AccessToken, 'token_hash'>[]> {
  const found = sqlite
    .selectFrom('access_tokens')
    .select(['id', 'name', 'role', 'created_at', 'last_used_at', 'expires_at', 'revoked_at'])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('id', 'desc')
  const { results } = await bind(db, found.compile()).all<Omit<AccessToken, 'token_hash'>>()
  return results
}
