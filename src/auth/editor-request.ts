import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { paths } from '../urls/public.ts'

/** Cookie of a signed-in editor's session. */
export const SESSION_COOKIE = '__Host-editor'
/** Cloudflare Access adds its assertion to whatever it lets through, and keeps it in a cookie. */
export const ACCESS_COOKIE = 'CF_Authorization'
export const ACCESS_HEADER = 'Cf-Access-Jwt-Assertion'

/** Answered by the counters, of which there is one: a claim that nobody has checked yet gets them from the cache. */
const counted = [paths.visits(), paths.statistics()]

/** Whether the page at a path is rendered anew for an editor, and kept nowhere. */
export function bypassesCache(path: string): boolean {
  return !counted.includes(path)
}

/**
 * Whether a request claims to be an editor's: such a request neither fills nor reads the shared cache. The
 * claim is not checked here, since nothing but speed depends on it: it gets the page that everybody gets.
 */
export function hasSessionCookie(c: Context): boolean {
  return (
    c.req.header(ACCESS_HEADER) !== undefined ||
    [SESSION_COOKIE, ACCESS_COOKIE].some((name) => getCookie(c, name) !== undefined)
  )
}
