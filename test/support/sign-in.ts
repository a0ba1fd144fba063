import { actorKey, type Role } from '../../src/auth/actor.ts'
import { startSession } from '../../src/auth/sessions.ts'
import { newToken } from '../../src/auth/tokens.ts'
import { write } from '../../src/db/command.ts'
import { type Client, clientOf } from './client.ts'

let made = 0

/** An editor who has signed in; `headers` are those of what a browser of theirs asks for, and posts. */
export interface Editor extends Client {
  id: number
  email: string
  /** As the log names them. */
  key: string
  /** Of the session. */
  secret: string
}

/** A new editor with this role, signed in. */
export async function signIn(
  env: Pick<Env, 'DB'>,
  origin: string | URL,
  role: Role,
  now = new Date(),
): Promise<Editor> {
  const email = `${role}-${++made}@example.vn`
  await env.DB.prepare(
    "insert into editors (email, name, role, created_at) values (?, ?, ?, '2024-01-01T00:00:00Z')",
  )
    .bind(email, `${role} ${made}`, role)
    .run()
  const row = await env.DB.prepare('select id from editors where email = ?')
    .bind(email)
    .first<{ id: number }>()
  const id = row?.id ?? 0
  const secret = await startSession(env.DB, id, now)
  const headers = { Cookie: `__Host-editor=${secret}`, Origin: new URL(origin).origin }
  return { ...clientOf(origin, headers), id, email, key: actorKey({ kind: 'editor', id }), secret }
}

/** Headers of a script that has an access token. */
export async function withToken(env: Pick<Env, 'DB'>, role: Role): Promise<{ Authorization: string }> {
  const { secret, command } = await newToken(`script ${++made}`, role, new Date())
  await write(env.DB, [command])
  return { Authorization: `Bearer ${secret}` }
}

/** The session's cookie, as Playwright takes it. */
export function cookieOf({ secret }: Pick<Editor, 'secret'>, origin: string | URL) {
  const { hostname: domain } = new URL(origin)
  return {
    name: '__Host-editor',
    value: secret,
    domain,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax' as const,
  }
}
