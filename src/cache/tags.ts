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
  /** All rows of a table, for what shows all of them. */
  rows: (table: string) => `rows:${table}`,
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
  neighbours: (id: number) => `around:${id}`,
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
    return name.length > MAX_PATH_TAG_LENGTH ? 'path:long' : `path:${name}`
  },
  /** The part of a list that lies below its newest articles. */
  older: (list: string) => `${list}:older`,
}

/** In hexadecimal digits: 500 bytes of an address. */
export const MAX_PATH_TAG_LENGTH = 1000

/** Stands for the tags of every page. */
export const EVERYTHING = '*'

/** As SQLite's `hex`. */
const sqlHex = (text: string) => hex(utf8(text)).toUpperCase()
