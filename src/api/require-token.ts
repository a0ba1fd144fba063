import { createMiddleware } from 'hono/factory'
import { can, type Permission } from '../auth/actor.ts'
import { actorOfToken } from '../auth/tokens.ts'
import { problem } from '../http/problem.ts'
import type { ApiContext, ApiEnv } from './context.ts'

/**
 * Requires an access token (RFC 6750). Cookies do not count, so a page of another site cannot make requests.
 */
export const requireToken = createMiddleware<ApiEnv>(async (c, next) => {
  const [, secret] = /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (!secret) {
    const detail = 'Send an access token: "Authorization: Bearer <token>". An administrator can make one.'
    return problem({ status: 401, title: 'No access token', detail }, { 'WWW-Authenticate': 'Bearer' })
  }
  const actor = await actorOfToken(c.env.DB, secret, new Date())
  if (!actor) {
    const detail = 'This access token is none, has run out, or has been revoked.'
    const header = 'Bearer error="invalid_token"'
    return problem({ status: 401, title: 'Invalid access token', detail }, { 'WWW-Authenticate': header })
  }
  c.set('actor', actor)
  return next()
})

/** Refuses tokens whose role lacks a permission. */
export const requirePermission = (permission: Permission) =>
  createMiddleware<ApiEnv>(async (c, next) => (can(c.var.actor, permission) ? next() : forbidden(c)))

/** Answers 403: the token's role lacks a permission. */
export function forbidden(c: ApiContext): Response {
  const detail = `The role of this token (${c.var.actor.role}) does not allow this.`
  return problem({ status: 403, title: 'Not allowed', detail })
}
