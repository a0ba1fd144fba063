import { tags } from './tags.ts'

const DAY_SECONDS = 86_400

/** How long the edge treats a copy as fresh, and how much longer it may serve it, in seconds. */
export interface Lifetime {
  fresh: number
  /** While the edge fetches a new copy. */
  staleWhileRevalidate: number
  /** While the edge cannot get a new copy. */
  staleIfError: number
}

/** The edge's directive. Browsers always revalidate (and get a 304), since only the edge can be purged. */
const EDGE_HEADER = 'Cloudflare-CDN-Cache-Control'

/**
 * Returns the cache headers of an answer of `Pages`. Every status has a policy, since Workers Cache would store a 200
 * without one for two hours. A purge ends every lifetime.
 *
 * @param maxAge limits how long a page is fresh, in seconds; with 0 nothing is stored.
 * @param lifetime replaces the usual one, for a page that goes stale without a purge.
 *
 * Sources: RFC 9111; RFC 9213 (targeted Cache-Control); RFC 5861; Cloudflare docs, Workers > Cache.
 */
export function cacheHeaders(
  status: number,
  tags: ReadonlySet<string>,
  maxAge = DAY_SECONDS,
  lifetime?: Lifetime,
): Record<string, string> {
  const standard = lifetimeOf(status)
  if (!standard) return { 'Cache-Control': 'no-store' }
  const { fresh, ...staleTimes } = status === 200 && lifetime ? lifetime : standard
  return {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    [EDGE_HEADER]:
      maxAge > 0 ? formatLifetime({ fresh: Math.min(fresh, maxAge), ...staleTimes }) : 'no-store',
    ...(tags.size > 0 && { 'Cache-Tag': [...tags].join(',') }),
  }
}

/**
 * Returns the cache headers of a file. The URL holds a hash of the content, so browsers may keep the file for ever;
 * the edge keeps it until it is removed.
 *
 * @param maxAge in seconds, of a provisional answer that a better one may replace.
 */
export function fileHeaders(key: string, maxAge?: number): Record<string, string> {
  return {
    'Cache-Control': `public, max-age=${maxAge ?? 365 * DAY_SECONDS}${maxAge === undefined ? ', immutable' : ''}`,
    [EDGE_HEADER]: `max-age=${maxAge ?? 365 * DAY_SECONDS}`,
    'Cache-Tag': tags.media(key),
  }
}

function lifetimeOf(status: number): Lifetime | undefined {
  if (status === 200 || status === 301)
    return {
      fresh: Number.POSITIVE_INFINITY,
      staleWhileRevalidate: 7 * DAY_SECONDS,
      staleIfError: 30 * DAY_SECONDS,
    }
  // These answers cost little to render again, and the number of URLs without a page has no limit.
  if (status === 404 || status === 410 || status === 400)
    return { fresh: 60, staleWhileRevalidate: 0, staleIfError: 3600 }
  return undefined
}

function formatLifetime({ fresh, staleWhileRevalidate, staleIfError }: Lifetime): string {
  const directives = [`max-age=${fresh}`]
  if (staleWhileRevalidate > 0) directives.push(`stale-while-revalidate=${staleWhileRevalidate}`)
  return [...directives, `stale-if-error=${staleIfError}`].join(', ')
}

/** Reads the cache policy that an answer gives the edge; undefined when the answer must not be stored. */
export function edgePolicy(headers: Headers): { lifetime: Lifetime; tags: string[] } | undefined {
  const directives = headers.get(EDGE_HEADER)
  if (!directives) return undefined
  const seconds = (name: string) => Number(new RegExp(`(?:^|, )${name}=(\\d+)`).exec(directives)?.[1] ?? 0)
  const lifetime = {
    fresh: seconds('max-age'),
    staleWhileRevalidate: seconds('stale-while-revalidate'),
    staleIfError: seconds('stale-if-error'),
  }
  return { lifetime, tags: headers.get('Cache-Tag')?.split(',') ?? [] }
}

/** Headers between `Pages` and the edge. They are removed from the answers that readers get. */
export const edgeOnlyHeaders = [EDGE_HEADER, 'Cache-Tag'] as const
