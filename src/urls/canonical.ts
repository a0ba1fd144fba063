import { admitShortened } from '../text/admit.ts'
import { isPagePath, parametersOf } from './public.ts'

/** The canonical URL of a request, or the URL to redirect to. */
export type CanonicalUrl = { url: string } | { redirect: string } | { problem: 'too long' }

/** The portal has no longer paths. In characters. */
const MAX_PATH_LENGTH = 1024
/** A longer query of an old portal's URL is dropped. In characters. */
const MAX_QUERY_LENGTH = 512
/** A longer parameter value is cut. Search text is the longest value that a page takes. In characters. */
const MAX_VALUE_LENGTH = 200

/** Parameters that search engines, newsletters and social networks add to track readers. */
const trackingParameter =
  /^(utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|zarsrc|igshid|mc_[ce]id|_ga|_gl)$/i

/**
 * Returns the canonical URL of a request, so that every page has one URL and one cache entry. The query has only the
 * parameters that the page knows, each once and in one order. A configured origin replaces the host. A trailing slash,
 * doubled slashes and needless escapes redirect to the URL without them. A URL that no page can have may be one of an
 * old portal, so it loses only tracking parameters.
 *
 * @param origin scheme and host that readers see; empty for those of the request.
 */
export function canonicalUrlOf(request: string, origin: string): CanonicalUrl {
  const requested = new URL(request)
  if (requested.pathname.length > MAX_PATH_LENGTH) return { problem: 'too long' }
  const path = normalPath(requested.pathname)
  const isPage = isPagePath(path)
  const query = isPage ? knownQuery(path, requested.searchParams) : foreignQuery(requested.search)
  const target = (isPage ? path : requested.pathname) + query
  const host = origin || requested.origin
  const moved = host !== requested.origin || (isPage && path !== requested.pathname)
  return moved ? { redirect: host + target } : { url: host + target }
}

/** Removes escapes of unreserved characters (RFC 3986, section 6.2.2.2), doubled slashes and a trailing slash. */
function normalPath(path: string): string {
  return path
    .replace(/%([0-9a-f]{2})/gi, (encoded, digits) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16))
      return /[\w.~-]/.test(character) ? character : encoded
    })
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
}

function knownQuery(path: string, requested: URLSearchParams): string {
  const known = new URLSearchParams()
  for (const name of parametersOf(path)) {
    // A form sends its empty fields too: they have no meaning.
    const value = admitShortened(requested.get(name) ?? '', MAX_VALUE_LENGTH).replace(/[^\S\ufeff]+/g, ' ')
    if (value !== '') known.set(name, value)
  }
  return known.size > 0 ? `?${known}` : ''
}

function foreignQuery(search: string): string {
  if (search.length > MAX_QUERY_LENGTH) return ''
  const pairs = search.slice(1).split('&')
  const untracked = pairs.filter((pair) => pair !== '' && !trackingParameter.test(pair.split('=')[0] ?? ''))
  return untracked.length > 0 ? `?${untracked.join('&')}` : ''
}
