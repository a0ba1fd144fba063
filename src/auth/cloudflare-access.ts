import { cloudflareAccess } from '@hono/cloudflare-access'
import type { Context, MiddlewareHandler } from 'hono'
import { bind, sqlite } from '../db/builder.ts'
import type { Actor, ActorVariables, Role } from './actor.ts'

/** The keys of a team are asked for once an hour, so what verifies keeps them. */
const verifiers = new Map<string, MiddlewareHandler>()

/**
 * Who Cloudflare Access says is asking: it adds a signed assertion to what it lets through. Its signature, issuer,
 * audience and expiry are verified (Cloudflare docs, Access > Validate JWTs).
 *
 * @returns `'off'` when Access is not set up (ACCESS_TEAM, ACCESS_AUDIENCE) or has said nothing; `'invalid'` for an
 *   assertion that is not good; else the e-mail, and the editor who has it, if there is one.
 */
export async function actorOfAccess(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
): Promise<'off' | 'invalid' | { email: string; actor: Actor | undefined }> {
  const { ACCESS_TEAM: team, ACCESS_AUDIENCE: audience } = c.env
  const said =
    c.req.header('Cf-Access-Jwt-Assertion') ?? c.req.header('Cookie')?.includes('CF_Authorization=')
  if (!team || !audience || !said) return 'off'
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
  const found = sqlite
    .selectFrom('editors')
    .select(['id', 'name', 'email', 'role'])
    .where('email', '=', email)
    .where('active', '=', 1)
  const { results } = await bind(c.env.DB, found.compile()).all<{
    id: number
    name: string
    email: string
    role: Role
  }>()
  const [row] = results
  const actor = row && { kind: 'editor' as const, id: row.id, name: row.name || row.email, role: row.role }
  return { email, actor }
}
