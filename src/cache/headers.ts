import type { Day } from '../lib/dates.ts'
import { hex, utf8 } from '../lib/encoding.ts'

/**
 * Cache tags. Two kinds keep purges exact: a tag per row shown (its words changed) and a tag per list (its
 * members or their order changed). What names rows by their values is hexadecimal, so that SQL can make the
 * same tags (src/content/articles/invalidation.ts). Tags are printable ASCII: Workers Cache refuses others.
 */
export const tags = {
  settings: 'settings',
  /** Of the settings, those that feeds carry. */
  siteName: 'settings:name',
  /** Which categories there are, and their slugs. */
  categories: 'list:categories',
  /** A category by its name, and where it leads. */
  category: (id: number) => `category:${id}`,
  /** A category's slug, which is part of its articles' addresses. */
  categorySlug: (id: number) => `category:${id}:slug`,
  /** The categories right below one, or at the top (null). */
  children: (parent: number | null) => `list:children:${parent ?? 'top'}`,
  links: 'links',
  /** What the small map shows of the places. */
  places: 'places',
  placeDetails: 'places:details',
  /** Which static pages the menu names. */
  menu: 'menu',
  /** Which static pages there are. */
  pages: 'list:pages',
  /** Whatever turns over at the site's midnight. */
  today: 'today',
  featured: 'list:featured',
  mostRead: 'list:most-read',
  /** What searches find. */
  search: 'search',
  /** The newest articles of the departments. */
  departments: 'list:departments',
  /** The newest articles of each top category. */
  front: 'list:front',
  /** The newest articles of the whole site. */
  newest: 'list:newest',
  /** Which months have articles. */
  months: 'list:months',
  /** Which chunks the sitemap has. */
  sitemaps: 'list:sitemaps',
  article: (id: number) => `article:${id}`,
  /** The articles right before and after this one. */
  around: (id: number) => `around:${id}`,
  articlesOf: (categoryId: number) => `list:category:${categoryId}`,
  month: (month: string) => `list:month:${month}`,
  day: (day: Day) => `list:day:${day}`,
  organisation: (name: string) => `list:organisation:${sqlHex(name)}`,
  /** One sitemap chunk: too many rows for a tag each (1,000 tags a response). */
  sitemap: (chunk: number) => `list:sitemap:${chunk}`,
  /** The appointments of a day. */
  agenda: (day: Day) => `agenda:${day}`,
  page: (id: number) => `page:${id}`,
  /** A file, and the smaller pictures made of it. */
  media: (key: string) => `media:${key}`,
  /**
   * An address that has nothing yet, or leads elsewhere; with or without a slash at its end. Tags have at
   * most 1,024 characters: addresses that are too long for that share one.
   */
  path: (path: string) => {
    const name = sqlHex(path.replace(/\/+$/, ''))
    return name.length > LONGEST_PATH_TAG ? 'path:long' : `path:${name}`
  },
  /** The part of a list that lies below its newest articles. */
  older: (list: string) => `${list}:older`,
}

/** In hexadecimal digits: 500 bytes of an address. */
export const LONGEST_PATH_TAG = 1000

/** Stands for the tags of every page. */
export const EVERYTHING = '*'

/** As SQLite's `hex`. */
const sqlHex = (text: string) => hex(utf8(text)).toUpperCase()

const DAY = 86_400

/** Of what the edge keeps: how long it is fresh, and how much longer it may serve it, in seconds. */
export interface Lifetime {
  fresh: number
  /** While it fetches a new copy. */
  staleWhileRevalidate: number
  /** While there is no new copy to be had. */
  staleIfError: number
}

/** The edge's directive. Browsers always ask again (and get a 304): only the edge can be purged. */
const EDGE = 'Cloudflare-CDN-Cache-Control'

/**
 * The cache headers of an answer of `Pages`. Every status has a policy, since Workers Cache would keep a 200
 * without one for two hours. A purge ends every lifetime.
 *
 * @param maxAge how long a page counts as fresh at most, in seconds; 0: nothing is kept.
 * @param lifetime of a page that goes stale by itself, which no purge tells.
 *
 * Sources: RFC 9111; RFC 9213 (targeted Cache-Control); RFC 5861; Cloudflare docs, Workers > Cache.
 */
export function cacheHeaders(
  status: number,
  tags: ReadonlySet<string>,
  maxAge = DAY,
  lifetime?: Lifetime,
): Record<string, string> {
  const usual = lifetimeOf(status)
  if (!usual) return { 'Cache-Control': 'no-store' }
  const { fresh, ...beyond } = status === 200 && lifetime ? lifetime : usual
  return {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    [EDGE]: maxAge > 0 ? formatLifetime({ fresh: Math.min(fresh, maxAge), ...beyond }) : 'no-store',
    ...(tags.size > 0 && { 'Cache-Tag': [...tags].join(',') }),
  }
}

/**
 * The cache headers of a file. Its address is a hash of it, so it is right for ever; at the edge, until it is removed.
 *
 * @param maxAge in seconds, of an answer that may become a better one.
 */
export function fileHeaders(key: string, maxAge?: number): Record<string, string> {
  return {
    'Cache-Control': `public, max-age=${maxAge ?? 365 * DAY}${maxAge === undefined ? ', immutable' : ''}`,
    [EDGE]: `max-age=${maxAge ?? 365 * DAY}`,
    'Cache-Tag': tags.media(key),
  }
}

function lifetimeOf(status: number): Lifetime | undefined {
  if (status === 200 || status === 301)
    return { fresh: Number.POSITIVE_INFINITY, staleWhileRevalidate: 7 * DAY, staleIfError: 30 * DAY }
  // What is not there costs little to say anew, and there is no end of addresses without a page.
  if (status === 404 || status === 410 || status === 400)
    return { fresh: 60, staleWhileRevalidate: 0, staleIfError: 3600 }
  return undefined
}

function formatLifetime({ fresh, staleWhileRevalidate, staleIfError }: Lifetime): string {
  const directives = [`max-age=${fresh}`]
  if (staleWhileRevalidate > 0) directives.push(`stale-while-revalidate=${staleWhileRevalidate}`)
  return [...directives, `stale-if-error=${staleIfError}`].join(', ')
}

/** What an answer tells the edge; undefined when it must not be kept. */
export function edgePolicy(headers: Headers): { lifetime: Lifetime; tags: string[] } | undefined {
  const directives = headers.get(EDGE)
  if (!directives) return undefined
  const seconds = (name: string) => Number(new RegExp(`(?:^|, )${name}=(\\d+)`).exec(directives)?.[1] ?? 0)
  const lifetime = {
    fresh: seconds('max-age'),
    staleWhileRevalidate: seconds('stale-while-revalidate'),
    staleIfError: seconds('stale-if-error'),
  }
  return { lifetime, tags: headers.get('Cache-Tag')?.split(',') ?? [] }
}

/** Headers between `Pages` and the edge: readers do not get them. */
export const edgeOnlyHeaders = [EDGE, 'Cache-Tag'] as const
