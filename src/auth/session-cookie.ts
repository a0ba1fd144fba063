import type { Context } from 'hono'
import { parse } from 'hono/utils/cookie'
import { paths } from '../urls/public.ts'

/** Cookie of a signed-in editor's session. */
export const SESSION_COOKIE = '__Host-editor'
/** Cloudflare Access adds its assertion to the requests that it lets through, as a header and as a cookie. */
export const ACCESS_COOKIE = 'CF_Authorization'
export const ACCESS_HEADER = 'Cf-Access-Jwt-Assertion'

/** Pages that ask the single counter object. An unchecked session cookie must not reach it, so it gets the cached page. */
const counterPaths = [paths.visits(), paths.statistics()]

/** Tells whether the page at a path is rendered anew for an editor and not cached. */
export function bypassesCache(path: string): boolean {
  return !counterPaths.includes(path)
}

/**
 * Tells whether a request has the cookie or header of an editor. Such a request neither fills nor reads the shared cache.
 * This does not verify them, since only speed depends on it: the request gets the same page as any other.
 */
export function hasEditorCredentials(c: Context): boolean {
  return (
    c.req.header(ACCESS_HEADER) !== undefined ||
    [SESSION_COOKIE, ACCESS_COOKIE].some((name) => name in parse(c.req.header('Cookie') ?? '', name))
  )
}
