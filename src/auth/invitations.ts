import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Editor } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import { admitLine, admitShortened } from '../text/admit.ts'
import { MAX_NAME_LENGTH } from './accounts.ts'
import type { Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Lifetime of an invitation link, in milliseconds. */
const INVITATION_MS = 24 * 3_600_000

export interface Invitee {
  email: string
  name: string
  role: Role
}

/**
 * Makes an invitation: the secret of a one-time link, and the command that stores its hash and adds the editor, or gives
 * an existing one the role. The command deletes the editor's earlier links. It does not readmit an inactive editor: the
 * database refuses it (`isConstraintError`).
 *
 * @param loopback whether the link works only on the machine that the portal runs on.
 */
export async function newInvitation(
  { email, name, role }: Invitee,
  now: Date,
  loopback = false,
): Promise<{ secret: string; command: Command }> {
  const secret = newSecret()
  const normalizedEmail = admitLine(email).toLowerCase()
  const editor = sqlite
    .insertInto('editors')
    .values({
      email: normalizedEmail,
      name: admitShortened(name, MAX_NAME_LENGTH),
      role,
      created_at: instant(now),
    })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({
        // The last administrator keeps the role.
        role: sql<Role>`iif(
          editors.role = 'administrator' and editors.active = 1 and not exists (
            select 1 from editors other
            where other.id <> editors.id and other.active = 1 and other.role = 'administrator'
          ), editors.role, excluded.role)`,
        name: sql<string>`iif(excluded.name = '', editors.name, excluded.name)`,
        version: sql<number>`editors.version + 1`,
      }),
    )
  // Null for an inactive editor: the database refuses an invitation without an editor.
  const id = sql<number>`(select id from editors where email = ${normalizedEmail} and active = 1)`
  const row = {
    token_hash: await hashOf(secret),
    editor_id: id,
    loopback: loopback ? (1 as const) : (0 as const),
    expires_at: instant(new Date(now.getTime() + INVITATION_MS)),
  }
  return {
    secret,
    command: {
      statements: [
        editor.compile(),
        sqlite.deleteFrom('invitations').where('editor_id', '=', id).compile(),
        sqlite.insertInto('invitations').values(row).compile(),
      ],
    },
  }
}

/** Returns the editor whom a link invites; undefined when the link is unknown, has expired, or was used. */
export async function inviteeOf(
  db: Executor,
  secret: string,
  now: Date,
): Promise<{ editor: Editor; loopback: boolean } | undefined> {
  const query = sqlite
    .selectFrom('invitations')
    .innerJoin('editors', 'editors.id', 'invitations.editor_id')
    .selectAll('editors')
    .select('loopback')
    .where('token_hash', '=', await hashOf(secret))
    .where('expires_at', '>', instant(now))
    .where('active', '=', 1)
  const { results } = await bind(db, query.compile()).all<Editor & { loopback: 0 | 1 }>()
  const [row] = results
  if (!row) return undefined
  const { loopback, ...editor } = row
  return { editor, loopback: loopback === 1 }
}

/** Deletes an invitation. The command fails, with all others of its transaction, when the invitation was used before. */
export async function useInvitation(secret: string): Promise<Command> {
  const hash = await hashOf(secret)
  // If the invitation is gone, this inserts one without an editor, which the database refuses.
  const check = sql`insert into invitations (token_hash, editor_id, expires_at)
    select ${hash}, null, '' where not exists (select 1 from invitations where token_hash = ${hash})`
  const deletion = sqlite.deleteFrom('invitations').where('token_hash', '=', hash)
  return { statements: [check.compile(sqlite), deletion.compile()] }
}
