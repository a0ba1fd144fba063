import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Instant, instant } from '../lib/dates.ts'
import { admitShortened } from '../text/admit.ts'
import { MAX_NAME_LENGTH } from './accounts.ts'
import type { Actor, Role } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Marks a secret as an access token, in logs and for programs that search for leaked tokens. */
const TOKEN_PREFIX = 'portal_'

/** Makes an access token: the secret, which is shown once, and the command that stores its hash. */
export async function newToken(
  name: string,
  role: Role,
  now: Date,
  expiresAt: Instant | null = null,
): Promise<{ secret: string; command: Command }> {
  const secret = TOKEN_PREFIX + newSecret()
  const row = {
    name: admitShortened(name, MAX_NAME_LENGTH),
    role,
    token_hash: await hashOf(secret),
    created_at: instant(now),
    expires_at: expiresAt,
  }
  return { secret, command: { statements: [sqlite.insertInto('access_tokens').values(row).compile()] } }
}

export function revokeToken(id: number, now: Date): Command {
  const statement = sqlite.updateTable('access_tokens').set({ revoked_at: instant(now) })
  return { statements: [statement.where('id', '=', id).where('revoked_at', 'is', null).compile()] }
}

/** Minimum interval between two updates of a token's last use, in milliseconds. */
const LAST_USED_INTERVAL_MS = 60_000

/** Returns the actor of a token; undefined when the token is unknown, has expired, or is revoked. */
export async function actorOfToken(db: Executor, secret: string, now: Date): Promise<Actor | undefined> {
  if (!secret.startsWith(TOKEN_PREFIX)) return undefined
  const query = sqlite
    .selectFrom('access_tokens')
    .select(['id', 'name', 'role', 'last_used_at'])
    .where('token_hash', '=', await hashOf(secret))
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', instant(now))]))
  const { results } = await bind(db, query.compile()).all<{
    id: number
    name: string
    role: Role
    last_used_at: Instant | null
  }>()
  const [token] = results
  if (!token) return undefined
  if (!token.last_used_at || Date.parse(token.last_used_at) + LAST_USED_INTERVAL_MS < now.getTime()) {
    const update = sqlite.updateTable('access_tokens').set({ last_used_at: instant(now) })
    await bind(db, update.where('id', '=', token.id).compile()).run()
  }
  return { kind: 'token', id: token.id, name: token.name, role: token.role }
}
