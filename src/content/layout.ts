import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import type { Settings } from '../schema.ts'
import { type ArticleLink, type LinkRow, rowTags, toLink } from './article-columns.ts'
import type { CategoryNode } from './categories.ts'
import { groupLinks, type LinkGroup, type LinkRow as SiteLink } from './links.ts'
import type { MenuPage } from './pages.ts'
import type { PlaceOnMap } from './places.ts'
import { type Appointment, scheduleOfToday } from './schedule.ts'
import { blankSettings } from './settings.ts'

/** What every page shows around its own content. */
export interface Layout {
  settings: Omit<Settings, 'id' | 'version'>
  /** All categories: parents before children, siblings in the editors' order. */
  categories: CategoryNode[]
  /** The static pages that the menu names. */
  menu: MenuPage[]
  /** Tin tiêu điểm, in the editors' order. */
  featured: ArticleLink[]
  /** Tin sở ban ngành: the newest articles of the categories of kind `department`. */
  departmentNews: ArticleLink[]
  places: PlaceOnMap[]
  links: LinkGroup[]
  /** The appointments of today, or of the next day within a week that has some. */
  scheduleOfToday: Appointment[]
}

/** All of it is one row, which the database keeps true itself (migrations/content: `layout`). */
export function layoutBlocks(now: Date): Query<Layout> {
  return query(layoutRow({}), {
    value: ([row]) => layoutOf(row?.value ?? '{}', now),
    tags: ({ categories, featured, departmentNews }) => [
      ...[tags.settings, tags.categories, tags.menu, tags.featured, tags.places, tags.links, tags.agenda, tags.today],
      ...categories.filter(({ kind }) => kind === 'department').map(({ id }) => tags.category(id)),
      ...rowTags([...featured, ...departmentNews]),
    ],
  })
}

const layoutRow = prepared(() => sqlite.selectFrom('layout').select('value').where('id', '=', 1))

/** Makes the row anew: what it shows of the schedule moves with the clock. */
export function renewLayout(): Command {
  const current = sqlite.selectFrom('layout_now').select('value')
  return [sqlite.updateTable('layout').set({ value: current }).where('value', '!=', current).compile()]
}

let last: { text: string; minute: number; layout: Layout } | undefined

/**
 * The layout of a row at a moment. Within a minute the same row gives the same object, so that what is made
 * of it can be kept as well.
 */
function layoutOf(text: string, now: Date): Layout {
  const minute = Math.floor(now.getTime() / 60_000)
  if (last?.text !== text || last.minute !== minute) last = { text, minute, layout: parse(text, now) }
  return last.layout
}

/** The row's JSON: the view `layout_now` makes it. */
interface LayoutRow extends Pick<Layout, 'categories' | 'menu' | 'places'> {
  settings: Layout['settings'] | null
  featured: LinkRow[]
  departmentNews: LinkRow[]
  links: SiteLink[]
  schedule: Appointment[]
}

function parse(text: string, now: Date): Layout {
  const row = JSON.parse(text) as LayoutRow
  const { categories, menu, places } = row
  const settings = row.settings ?? blankSettings
  return {
    settings,
    categories,
    menu,
    places,
    featured: row.featured.map((link) => toLink(link, categories)),
    departmentNews: row.departmentNews.map((link) => toLink(link, categories)),
    links: groupLinks(row.links),
    scheduleOfToday: scheduleOfToday(row.schedule, now, settings.time_zone),
  }
}
