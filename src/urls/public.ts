import type { Day } from '../lib/dates.ts'

/** Every URL path of the portal, as a function of its subject. Slugs match `[a-z0-9-]+` (see the schema). */
export const paths = {
  home: () => '/',
  category: (slug: string, position?: ListPosition) => `/${slug}${positionQuery(position)}`,
  article: (article: { id: number; slug: string; categorySlug: string }) =>
    `/${article.categorySlug}/${article.slug}-${article.id}`,
  page: (slug: string) => `/trang/${slug}`,
  archive: () => '/luu-tru',
  /** `month` is `YYYY-MM`. */
  archiveMonth: (month: string, position?: ListPosition) =>
    `/luu-tru/${month.replace('-', '/')}${positionQuery(position)}`,
  archiveDay: (day: Day, position?: ListPosition) =>
    `/luu-tru/${day.replaceAll('-', '/')}${positionQuery(position)}`,
  schedule: () => '/lich-cong-tac',
  week: (monday: Day) => `/lich-cong-tac/${monday}`,
  calendar: () => '/lich-cong-tac.ics',
  map: () => '/ban-do',
  statistics: () => '/thong-ke',
  feed: () => '/rss.xml',
  categoryFeed: (slug: string) => `/${slug}/rss.xml`,
  sitemap: () => '/sitemap.xml',
  sitemapSections: () => '/sitemap/muc.xml',
  sitemapChunk: (chunk: number) => `/sitemap/bai-${chunk}.xml`,
  visits: () => '/api/visits',
  search: (search: SearchParameters = {}) => `/tim-kiem${searchQuery(search)}`,
  /** The search as JSON, with English parameter names. */
  searchApi: () => '/api/v1/search',
  suggestions: () => '/api/v1/suggestions',
  openSearch: () => '/opensearch.xml',
  media: (key: string) => `/media/${key}`,
  /** A picture scaled down to a width. */
  pictureSize: (key: string, width: PictureWidth) => `/media/${key}/${width}`,
  adminStatistics: (range?: Range) => `/admin/thong-ke${rangeQuery(range)}`,
  adminSearchIndex: () => '/admin/chi-muc-tim-kiem',
  adminSearchRebuild: () => '/admin/chi-muc-tim-kiem/rebuild',
  adminDaysCsv: (range: Range) => `/admin/thong-ke/ngay.csv${rangeQuery(range)}`,
  adminArticlesCsv: (range: Range) => `/admin/thong-ke/bai-viet.csv${rangeQuery(range)}`,
  script: () => '/assets/portal.js',
  icon: () => '/favicon.svg',
}

/** Patterns of a file's key (the SHA-256 of its bytes, with its extension), and of a picture's that has other sizes. */
export const MEDIA_KEY = '[0-9a-f]{64}\\.[a-z0-9]{2,5}'
export const SIZED_KEY = '[0-9a-f]{64}\\.(?:jpg|png|webp)'

/** Widths of scaled pictures in pixels: a phone's small and full width at 2 and 3 pixels a point, a desktop's column at 1 and 2. */
export const pictureWidths = [360, 720, 1080, 1600] as const
export type PictureWidth = (typeof pictureWidths)[number]

/** Path segments that a category cannot have as its slug, since other pages use them. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'assets',
  'ban-do',
  'cdn-cgi',
  'healthz',
  'lich-cong-tac',
  'luu-tru',
  'media',
  'sitemap',
  'thong-ke',
  'tim-kiem',
  'trang',
])

/** Tells whether `paths` can return a path. Other paths have no page; those of an old portal may redirect to one. */
export function isPagePath(path: string): boolean {
  return (
    /^\/([a-z0-9-]*|rss\.xml|sitemap\.xml|robots\.txt|opensearch\.xml|lich-cong-tac\.ics|api\/visits|api\/v1\/(search|suggestions))$/.test(
      path,
    ) ||
    /^\/(luu-tru|lich-cong-tac|trang|sitemap)\//.test(path) ||
    /^\/[a-z0-9-]+\/(rss\.xml|[a-z0-9-]+-\d{1,15})$/.test(path)
  )
}

/** Returns the id in an article's path; undefined for other paths. */
export function articleIdOf(path: string): number | undefined {
  const id = /^\/[a-z0-9-]+\/[a-z0-9-]+-(\d{1,15})$/.exec(path)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** Returns the query parameters that the page at a path takes, in their canonical order. */
export function parametersOf(path: string): readonly string[] {
  if (path === paths.search()) return Object.values(searchNames)
  if (path === paths.searchApi()) return Object.keys(searchNames)
  if (path === paths.suggestions()) return ['q']
  if (/^\/luu-tru\/[\d/]+$/.test(path)) return [BEFORE, AFTER]
  const slug = /^\/([a-z0-9-]+)$/.exec(path)?.[1]
  return slug !== undefined && !reservedSlugs.has(slug) ? [BEFORE, AFTER] : []
}

/** The parameters of a search, as its URL has them. */
export interface SearchParameters {
  q?: string | undefined
  /** Slug. */
  category?: string | undefined
  from?: string | undefined
  to?: string | undefined
  organisation?: string | undefined
  sort?: string | undefined
  page?: string | undefined
}

/** The names of search parameters in the URL of the search page, by their names in the API. */
export const searchNames = {
  q: 'q',
  category: 'chuyen-muc',
  from: 'tu',
  to: 'den',
  organisation: 'co-quan',
  sort: 'sap-xep',
  page: 'trang',
} as const

function searchQuery(search: SearchParameters): string {
  const query = new URLSearchParams()
  for (const [key, name] of Object.entries(searchNames)) {
    const value = search[key as keyof SearchParameters]
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `?${query}` : ''
}

interface Range {
  from: Day
  to: Day
}

/** Names of the parameters of a range of days. */
export const FROM = 'tu'
export const TO = 'den'

function rangeQuery(range?: Range): string {
  return range ? `?${FROM}=${range.from}&${TO}=${range.to}` : ''
}

/** A row's place in a list by time. Unlike a page number it stays valid while articles come and go. */
export interface Cursor {
  publishedAt: string
  id: number
}

/** The page of a list whose articles are older than a row (`before`) or newer (`after`), next to that row. */
export type ListPosition = { before: Cursor } | { after: Cursor }

const BEFORE = 'truoc'
const AFTER = 'sau'

function positionQuery(position?: ListPosition): string {
  if (!position) return ''
  if ('before' in position) return `?${BEFORE}=${formatCursor(position.before)}`
  return `?${AFTER}=${formatCursor(position.after)}`
}

function formatCursor({ publishedAt, id }: Cursor): string {
  return `${Date.parse(publishedAt) / 1000}-${id}`
}

/**
 * Reads the list position from a query. Returns undefined for the beginning of the list. Returns `'malformed'` when the
 * parameter is not a cursor, when both parameters are set, or when the cursor is in the future.
 */
export function parsePosition(
  query: (name: string) => string | undefined,
  now: Date,
): ListPosition | undefined | 'malformed' {
  const before = query(BEFORE)
  const after = query(AFTER)
  if (before === undefined && after === undefined) return undefined
  const cursor = parseCursor(before ?? after ?? '')
  if (!cursor || (before !== undefined && after !== undefined)) return 'malformed'
  if (Date.parse(cursor.publishedAt) > now.getTime()) return 'malformed'
  return before === undefined ? { after: cursor } : { before: cursor }
}

function parseCursor(text: string): Cursor | undefined {
  const match = /^(-?\d{1,11})-(\d{1,15})$/.exec(text)
  if (!match) return undefined
  const publishedAt = new Date(Number(match[1]) * 1000).toISOString().replace('.000Z', 'Z')
  return { publishedAt, id: Number(match[2]) }
}
