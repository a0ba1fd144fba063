import type { Day } from './schema.ts'

/**
 * Cache tags. Two kinds keep purges exact: a tag per row shown (its words changed) and a tag per list
 * (its members or their order changed). Tags are printable ASCII: Workers Cache refuses others.
 */
export const tags = {
  settings: 'settings',
  /** The category tree: names, slugs, kinds, order. */
  categories: 'categories',
  links: 'links',
  places: 'places',
  /** Which static pages the menu names. */
  menu: 'menu',
  /** Whatever turns over at the site's midnight. */
  today: 'today',
  featured: 'list:featured',
  /** The newest articles of the whole site. */
  newest: 'list:newest',
  /** Which months have articles. */
  months: 'list:months',
  article: (id: number) => `article:${id}`,
  category: (id: number) => `list:category:${id}`,
  month: (month: string) => `list:month:${month}`,
  organisation: (name: string) => `list:organisation:${encodeURIComponent(name)}`,
  /** One sitemap chunk: too many rows for a tag each (1,000 tags a response). */
  sitemap: (chunk: number) => `list:sitemap:${chunk}`,
  /** The appointments of the next days. */
  agenda: 'list:agenda',
  week: (monday: Day) => `list:week:${monday}`,
  page: (id: number) => `page:${id}`,
  /** An address that has nothing yet, or leads elsewhere. Escaped, as paths may hold anything. */
  path: (path: string) => `path:${encodeURI(path).replaceAll(',', '%2C')}`,
}

const DAY = 86_400

/**
 * How long the edge keeps an answer, in seconds. Browsers always ask again (and get a 304): only the edge
 * can be purged. A purge ends every one of these lifetimes.
 */
const edgeLifetimes = {
  page: `max-age=${DAY}, stale-while-revalidate=${7 * DAY}, stale-if-error=${30 * DAY}`,
  moved: `max-age=${DAY}, stale-if-error=${30 * DAY}`,
  missing: 'max-age=60, stale-if-error=3600',
}

/**
 * The cache headers of an answer of `Pages`. Every status has a policy, since Workers Cache would keep a
 * 200 without one for two hours. Sources: RFC 9111; RFC 9213 (targeted Cache-Control); Cloudflare docs,
 * Workers > Cache.
 */
export function cacheHeaders(status: number, tags: ReadonlySet<string>): Record<string, string> {
  const edge = edgeLifetime(status)
  if (!edge) return { 'Cache-Control': 'no-store' }
  return {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Cloudflare-CDN-Cache-Control': edge,
    ...(tags.size > 0 && { 'Cache-Tag': [...tags].join(',') }),
  }
}

function edgeLifetime(status: number): string | undefined {
  if (status === 200) return edgeLifetimes.page
  if (status === 301) return edgeLifetimes.moved
  if (status === 404 || status === 400) return edgeLifetimes.missing
  return undefined
}
