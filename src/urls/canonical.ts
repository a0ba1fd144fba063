import { isPagePath, parametersOf } from './public.ts'

/** The one address of what a reader asks for, or where to go instead. */
export type CanonicalUrl = { url: string } | { redirect: string } | { problem: 'too long' }

/** Longer addresses are none of ours. In characters. */
const MAX_PATH_LENGTH = 1024
/** Of addresses of another portal, longer queries are dropped. In characters. */
const MAX_QUERY_LENGTH = 512
/** What readers look for, the longest of values that pages take, is cut. In characters. */
const MAX_VALUE_LENGTH = 200

/** What search engines, mail and social networks add to find out where readers come from. */
const tracking =
  /^(utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|zarsrc|igshid|mc_[ce]id|_ga|_gl)$/i

/**
 * Every page has one address, and so one place in the cache: of the query, only parameters that the page
 * knows count, each once and in one order; the host is the portal's, if it has set one; a slash at the end,
 * doubled slashes and needless escapes lead to the address without. An address that no page of ours can have may
 * be one of the portal before, so it stays as it is, but for what trackers have added.
 *
 * @param origin what readers should see; empty for that of the request.
 */
export function canonicalUrlOf(request: string, origin: string): CanonicalUrl {
  const asked = new URL(request)
  if (asked.pathname.length > MAX_PATH_LENGTH) return { problem: 'too long' }
  const path = normalPath(asked.pathname)
  const isPage = isPagePath(path)
  const query = isPage ? knownQuery(path, asked.searchParams) : foreignQuery(asked.search)
  const target = (isPage ? path : asked.pathname) + query
  const host = origin || asked.origin
  const moved = host !== asked.origin || (isPage && path !== asked.pathname)
  return moved ? { redirect: host + target } : { url: host + target }
}

/** Unreserved characters need no escapes (RFC 3986, section 6.2.2.2). */
function normalPath(path: string): string {
  return path
    .replace(/%([0-9a-f]{2})/gi, (encoded, digits) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16))
      return /[\w.~-]/.test(character) ? character : encoded
    })
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
}

function knownQuery(path: string, asked: URLSearchParams): string {
  const known = new URLSearchParams()
  for (const name of parametersOf(path)) {
    // A field of a form that was left empty says nothing.
    const value = (asked.get(name) ?? '')
      .slice(0, MAX_VALUE_LENGTH)
      .normalize('NFC')
      .trim()
      .replace(/\s+/g, ' ')
    if (value !== '') known.set(name, value)
  }
  return known.size > 0 ? `?${known}` : ''
}

function foreignQuery(search: string): string {
  if (search.length > MAX_QUERY_LENGTH) return ''
  const pairs = search.slice(1).split('&')
  const kept = pairs.filter((pair) => pair !== '' && !tracking.test(pair.split('=')[0] ?? ''))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
