import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Editor } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import type { Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** How long a link is good, in milliseconds. */
const INVITATION_MS = 24 * 3_600_000

export interface Invitee {
  email: string
  name: string
  role: Role
}

/**
 * Invites somebody: the secret of a one-time link, and the command that adds the editor (or gives one who is there the
 * role) and stores the link's hash. Earlier links of theirs are void. Who was shut out is not readmitted by it: the database
 * refuses the command (`isRefusal`).
 *
 * @param loopback whether it is only for who sits at the machine that the portal runs on.
 */
export async function newInvitation(
  { email, name, role }: Invitee,
  now: Date,
  loopback = false,
): Promise<{ secret: string; command: Command }> {
  const secret = newSecret()
  const address = email.trim().toLowerCase()
  const editor = sqlite
    .insertInto('editors')
    .values({ email: address, name, role, created_at: instant(now) })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({
        // The last administrator stays one.
        role: sql<Role>`iif(
          editors.role = 'administrator' and editors.active = 1 and not exists (
            select 1 from editors other
            where other.id <> editors.id and other.active = 1 and other.role = 'administrator'
          ), editors.role, excluded.role)`,
        name: sql<string>`iif(excluded.name = '', editors.name, excluded.name)`,
        version: sql<number>`editors.version + 1`,
      }),
    )
  // Of who was shut out there is none, and a row without an editor is refused.
  const id = sql<number>`(select id from editors where email = ${address} and active = 1)`
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

/** Who is invited by a link; undefined when it is none, has run out, or was used. */
export async function inviteeOf(
  db: Executor,
  secret: string,
  now: Date,
): Promise<{ editor: Editor; loopback: boolean } | undefined> {
  const found = sqlite
    .selectFrom('invitations')
    .innerJoin('editors', 'editors.id', 'invitations.editor_id')
    .selectAll('editors')
    .select('loopback')
    .where('token_hash', '=', await hashOf(secret))
    .where('expires_at', '>', instant(now))
    .where('active', '=', 1)
  const { results } = await bind(db, found.compile()).all<Editor & { loopback: 0 | 1 }>()
  const [row] = results
  if (!row) return undefined
  const { loopback, ...editor } = row
  return { editor, loopback: loopback === 1 }
}

/** A link is good once: whoever comes second fails, and what belongs to it with it. */
export async function useInvitation(secret: string): Promise<Command> {
  const hash = await hashOf(secret)
  // One that is used already is added without an editor, which the database refuses.
  const check = sql`insert into invitations (token_hash, editor_id, expires_at)
    select ${hash}, null, '' where not exists (select 1 from invitations where token_hash = ${hash})`
  const used = sqlite.deleteFrom('invitations').where('token_hash', '=', hash)
  return { statements: [check.compile(sqlite), used.compile()] }
}
