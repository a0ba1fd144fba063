import { cloudflareAccess } from '@hono/cloudflare-access'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { bind, sqlite } from '../db/builder.ts'
import type { Actor, ActorVariables, Role } from './actor.ts'
import { ACCESS_COOKIE, ACCESS_HEADER } from './session-cookie.ts'

/** One verifier a team and audience: it caches the team's keys for an hour. */
const verifiers = new Map<string, MiddlewareHandler>()

/**
 * Returns the editor that Cloudflare Access vouches for. Access adds a signed assertion to the requests that it lets
 * through. This verifies signature, issuer, audience and expiry (Cloudflare docs, Access > Validate JWTs).
 *
 * @returns `'off'` when Access is not set up (ACCESS_TEAM, ACCESS_AUDIENCE) or the request has no assertion; `'invalid'`
 *   for an invalid assertion; else the e-mail, and the active editor with that e-mail, if there is one.
 */
export async function actorOfAccess(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
): Promise<'off' | 'invalid' | { email: string; actor: Actor | undefined }> {
  const { ACCESS_TEAM: team, ACCESS_AUDIENCE: audience } = c.env
  const hasAssertion = c.req.header(ACCESS_HEADER) ?? getCookie(c, ACCESS_COOKIE) !== undefined
  if (!team || !audience || !hasAssertion) return 'off'
  const key = `${team} ${audience}`
  const verifier = verifiers.get(key) ?? cloudflareAccess(team, audience)
  verifiers.set(key, verifier)
  let passed = false
  await verifier(c, async () => {
    passed = true
  })
  if (!passed) return 'invalid'
  const payload = (c as unknown as Context).get('accessPayload') as { email?: unknown } | undefined
  const email = typeof payload?.email === 'string' ? payload.email.toLowerCase() : ''
  if (email === '') return 'invalid'
  const query = sqlite
    .selectFrom('editors')
    .select(['id', 'name', 'email', 'role'])
    .where('email', '=', email)
    .where('active', '=', 1)
  const { results } = await bind(c.env.DB, query.compile()).all<{
    id: number
    name: string
    email: string
    role: Role
  }>()
  const [row] = results
  const actor = row && { kind: 'editor' as const, id: row.id, name: row.name || row.email, role: row.role }
  return { email, actor }
}
