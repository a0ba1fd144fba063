import type { Day } from '../lib/dates.ts'
import { hex, utf8 } from '../lib/encoding.ts'

/**
 * Cache tags. Two kinds keep purges exact: a tag for each row that is shown (its words changed), and a tag for each
 * list (its members or their order changed). Tags that contain a value of a row write it in hexadecimal digits, so
 * that SQL can make the same tags (src/content/articles/invalidation.ts). Tags are printable ASCII: Workers Cache
 * rejects others.
 */
export const tags = {
  settings: 'settings',
  /** Those settings that feeds contain. */
  siteName: 'settings:name',
  /** The set of categories, and their slugs. */
  categories: 'list:categories',
  /** The name and the target of a category. */
  category: (id: number) => `category:${id}`,
  /** A category's slug, which is part of its articles' URLs. */
  categorySlug: (id: number) => `category:${id}:slug`,
  /** The categories directly below one, or at the top (null). */
  children: (parent: number | null) => `list:children:${parent ?? 'top'}`,
  /** All rows of a table, for pages that show all of them. */
  rows: (table: string) => `rows:${table}`,
  /** The places of the small map. */
  places: 'places',
  placeDetails: 'places:details',
  /** The static pages in the menu. */
  menu: 'menu',
  /** The set of static pages. */
  pages: 'list:pages',
  /** Everything that changes at the site's midnight. */
  today: 'today',
  featured: 'list:featured',
  mostRead: 'list:most-read',
  /** The results of searches. */
  search: 'search',
  /** The newest articles of the departments. */
  departments: 'list:departments',
  /** The newest articles of each top category. */
  front: 'list:front',
  /** The newest articles of the whole site. */
  newest: 'list:newest',
  /** The months that have articles. */
  months: 'list:months',
  /** The chunks of the sitemap. */
  sitemaps: 'list:sitemaps',
  article: (id: number) => `article:${id}`,
  /** The articles directly before and after this one. */
  neighbours: (id: number) => `around:${id}`,
  articlesOf: (categoryId: number) => `list:category:${categoryId}`,
  month: (month: string) => `list:month:${month}`,
  day: (day: Day) => `list:day:${day}`,
  /** The nearest months with articles before and after one that has some. */
  monthsAround: (month: string) => `around:month:${month}`,
  /** The same of days. */
  daysAround: (day: Day) => `around:day:${day}`,
  organisation: (name: string) => `list:organisation:${sqlHex(name)}`,
  /** One sitemap chunk. It has too many rows for a tag each (1,000 tags a response). */
  sitemap: (chunk: number) => `list:sitemap:${chunk}`,
  /** The appointments of a day. */
  agenda: (day: Day) => `agenda:${day}`,
  /** The weeks that have appointments. */
  weeks: 'list:weeks',
  /** The nearest weeks with appointments before and after one that has some, by its Monday. */
  weeksAround: (monday: Day) => `around:week:${monday}`,
  page: (id: number) => `page:${id}`,
  /** A file, and its smaller variants. */
  media: (key: string) => `media:${key}`,
  /**
   * A path without a page yet, or with a redirect; a slash at its end makes no difference. Tags have at most 1,024
   * characters: paths that are too long for that share one.
   */
  path: (path: string) => {
    const name = sqlHex(path.replace(/\/+$/, ''))
    return name.length > MAX_PATH_TAG_LENGTH ? 'path:long' : `path:${name}`
  },
  /** The part of a list below its newest articles. */
  older: (list: string) => `${list}:older`,
}

/** In hexadecimal digits: 500 bytes of a path. */
export const MAX_PATH_TAG_LENGTH = 1000

/** Stands for the tags of all pages. */
export const EVERYTHING = '*'

/** Writes a text as SQLite's `hex` does. */
const sqlHex = (text: string) => hex(utf8(text)).toUpperCase()
