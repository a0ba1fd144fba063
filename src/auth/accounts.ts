import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextVersion } from '../db/next-version.ts'
import type { AccessToken, Editor } from '../db/schema.ts'
import type { Role } from './actor.ts'

/** Maximum lengths of names (of editors, passkeys and tokens) and of e-mail addresses. In characters. */
export const MAX_NAME_LENGTH = 100
export const MAX_EMAIL_LENGTH = 200

export interface ListedEditor extends Editor {
  passkeys: number
  /** When the editor last used one of the passkeys; null: never. */
  lastUsed: string | null
}

/** Returns everybody who was ever invited: active editors first, then by e-mail. */
export async function allEditors(db: Executor): Promise<ListedEditor[]> {
  const query = sqlite
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
  const { results } = await bind(db, query.compile()).all<ListedEditor>()
  return results
}

/** Tells whether an active editor exists. */
export async function hasActiveEditor(db: Executor): Promise<boolean> {
  const query = sqlite.selectFrom('editors').select('id').where('active', '=', 1).limit(1)
  return (await bind(db, query.compile()).all()).results.length > 0
}

export async function editorById(db: Executor, id: number): Promise<Editor | undefined> {
  const query = sqlite.selectFrom('editors').selectAll().where('id', '=', id)
  const { results } = await bind(db, query.compile()).all<Editor>()
  return results[0]
}

/** Renames an editor who still has this version; else no row changes. */
export function renameEditor(id: number, name: string, version: number): Command {
  const update = sqlite
    .updateTable('editors')
    .set({ name, version: nextVersion(version) })
    .where('id', '=', id)
    .where('version', '=', version)
  return { statements: [update.compile()] }
}

/** Condition that another active administrator exists. With it, a statement cannot remove the last administrator. */
const otherAdministratorExists = (id: number) => sql<boolean>`exists (
  select 1 from editors other where other.id <> ${id} and other.active = 1 and other.role = 'administrator'
)`

/** Changes the role of an editor who still has this version. The last administrator keeps it. Else no row changes. */
export function changeRole(id: number, role: Role, version: number): Command {
  const update = sqlite
    .updateTable('editors')
    .set({ role, version: nextVersion(version) })
    .where('id', '=', id)
    .where('version', '=', version)
  const allowed = role === 'administrator' ? update : update.where(otherAdministratorExists(id))
  return { statements: [allowed.compile()] }
}

/**
 * Activates an editor, or deactivates one and deletes the editor's sessions and invitations. The last administrator
 * stays active.
 */
export function setActive(id: number, active: boolean): Command {
  const update = sqlite
    .updateTable('editors')
    .set({ active: active ? 1 : 0, version: nextVersion() })
    .where('id', '=', id)
  if (active) return { statements: [update.compile()] }
  const ofInactiveEditor = sql<boolean>`editor_id = ${id} and (select active from editors where id = ${id}) = 0`
  return {
    statements: [
      update.where(otherAdministratorExists(id)).compile(),
      sqlite.deleteFrom('sessions').where(ofInactiveEditor).compile(),
      sqlite.deleteFrom('invitations').where(ofInactiveEditor).compile(),
    ],
  }
}

/** Signs an editor out everywhere. */
export function endSessions(editorId: number): Command {
  return { statements: [sqlite.deleteFrom('sessions').where('editor_id', '=', editorId).compile()] }
}

/**
 * Removes all passkeys of an editor, for example after a loss, and ends the sessions. The editor then needs a new
 * invitation. The last administrator keeps the passkeys, since nobody could send that invitation.
 */
export function removePasskeys(editorId: number): Command {
  return {
    statements: [
      sqlite
        .deleteFrom('passkeys')
        .where('editor_id', '=', editorId)
        .where(otherAdministratorExists(editorId))
        .compile(),
      sqlite
        .deleteFrom('sessions')
        .where('editor_id', '=', editorId)
        .where(otherAdministratorExists(editorId))
        .compile(),
    ],
  }
}

/**
 * Removes one passkey, and ends the sessions that began with it. The only passkey of the last administrator stays:
 * then nothing changes.
 *
 * @param currentSessionHash hash of the secret of the session that stays: the one that makes this request.
 */
export function removePasskey(editorId: number, passkeyId: string, currentSessionHash = ''): Command {
  const otherPasskeyExists = sql<boolean>`exists (
    select 1 from passkeys other where other.editor_id = ${editorId} and other.id <> ${passkeyId}
  )`
  const allowed = sql<boolean>`(${otherAdministratorExists(editorId)} or ${otherPasskeyExists})`
  const sessions = sqlite
    .deleteFrom('sessions')
    .where('editor_id', '=', editorId)
    .where('passkey_id', '=', passkeyId)
    .where('token_hash', '<>', currentSessionHash)
  const passkey = sqlite.deleteFrom('passkeys').where('editor_id', '=', editorId).where('id', '=', passkeyId)
  // Sessions first: deleting a passkey sets their passkey_id to null.
  return { statements: [sessions.where(allowed).compile(), passkey.where(allowed).compile()] }
}

/** Returns all access tokens: revoked ones last, newest first. */
export async function allTokens(db: Executor): Promise<Omit<AccessToken, 'token_hash'>[]> {
  const query = sqlite
    .selectFrom('access_tokens')
    .select(['id', 'name', 'role', 'created_at', 'last_used_at', 'expires_at', 'revoked_at'])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('id', 'desc')
  const { results } = await bind(db, query.compile()).all<Omit<AccessToken, 'token_hash'>>()
  return results
}
