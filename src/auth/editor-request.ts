import { paths } from '../urls/public.ts'

/** Cookie of a signed-in editor's session. */
export const SESSION_COOKIE = '__Host-editor'

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
export function claimsToBeEditor(headers: Headers): boolean {
  const cookie = headers.get('Cookie')
  if (cookie === null) return headers.has('Cf-Access-Jwt-Assertion')
  const names = cookie.split(';').map((pair) => pair.split('=')[0]?.trim())
  // Cloudflare Access adds its assertion to whatever it lets through, and keeps it in a cookie.
  return (
    names.includes(SESSION_COOKIE) ||
    names.includes('CF_Authorization') ||
    headers.has('Cf-Access-Jwt-Assertion')
  )
}
