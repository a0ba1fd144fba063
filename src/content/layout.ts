import { tags } from '../cache/tags.ts'
import type { Query } from '../db/query.ts'
import type { Settings } from '../db/schema.ts'
import { dayOf } from '../lib/dates.ts'
import { paths } from '../urls/public.ts'
import { type ArticleLink, rowTags } from './articles/article-cards.ts'
import { type CategoryNode, childrenOf, lineage } from './categories.ts'
import { type LayoutSnapshot, layoutSnapshot, type VisitCounters } from './layout-snapshot.ts'
import { type Appointment, scheduleDays, scheduleOfToday } from './schedule.ts'

/** The blocks around the content of every page. */
export interface Layout extends Omit<LayoutSnapshot, 'schedule' | 'categories' | 'mostRead'> {
  /** The categories at the top, in the editors' order. */
  topCategories: CategoryNode[]
  /** The first category of kind `department`, if there is one. */
  department: CategoryNode | undefined
  /** The appointments of today, or of the next day within a week that has some. */
  scheduleOfToday: Appointment[]
  visits: VisitFigures
}

/** Thống kê truy cập, as of the last minute. */
interface VisitFigures {
  today: number
  /** Includes the visits that an old portal counted. */
  total: number
}

/** How many articles the block of department news shows (migrations/content: `layout_now`). */
export const MAX_DEPARTMENT_ARTICLES = 6

/** Returns all blocks. They are one row, which the database's triggers maintain (migrations/content: `layout`). */
export function layoutBlocks(now: Date): Query<Layout> {
  return layoutSnapshot(
    (content, counted) => layoutAt(now, content, counted),
    ({ settings, topCategories, department, featured, departmentNews, scheduleOfToday }) => [
      tags.settings,
      tags.children(null),
      tags.menu,
      tags.featured,
      tags.departments,
      tags.places,
      tags.rows('links'),
      tags.today,
      ...[...topCategories, ...(department ? [department] : [])].map(({ id }) => tags.category(id)),
      ...scheduleDays(scheduleOfToday, now, settings.time_zone).map(tags.agenda),
      ...rowTags([...featured, ...departmentNews]),
    ],
  )
}

/** Returns the most read articles (Đọc nhiều) of the last seven days, as of the last hour. */
export function mostRead(): Query<ArticleLink[]> {
  return layoutSnapshot(
    ({ mostRead }) => mostRead,
    (articles) => [tags.mostRead, ...rowTags(articles)],
  )
}

export type SiteName = Pick<Settings, 'name' | 'tagline' | 'locale'>

/** Returns the site's name, tagline and language. */
export function siteName(): Query<SiteName> {
  return layoutSnapshot(
    ({ settings: { name, tagline, locale } }) => ({ name, tagline, locale }),
    () => [tags.siteName],
  )
}

/** Returns the site's settings; blank ones if the database has none yet (migrated, not filled). */
export function siteSettings(): Query<Layout['settings']> {
  return layoutSnapshot(
    ({ settings }) => settings,
    () => [tags.settings],
  )
}

/** Returns all categories, ordered by slug. */
export function allCategories(): Query<Pick<CategoryNode, 'id' | 'slug'>[]> {
  return layoutSnapshot(
    ({ categories }) =>
      categories.map(({ id, slug }) => ({ id, slug })).toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
    () => [tags.categories],
  )
}

/** A category in the flattened tree: parents come before their children. */
export type CategoryInOutline = CategoryNode & { depth: number }

/** Returns all categories as a flattened tree, in the editors' order. */
export function categoryOutline(): Query<CategoryInOutline[]> {
  return layoutSnapshot(
    ({ categories }) => {
      const below = (parent: number | null, depth: number): CategoryInOutline[] =>
        childrenOf(categories, parent).flatMap((category) => [
          { ...category, depth },
          ...below(category.id, depth + 1),
        ])
      return below(null, 0)
    },
    (outline) => [
      tags.children(null),
      ...outline.flatMap(({ id }) => [tags.category(id), tags.children(id)]),
    ],
  )
}

/** A category with its ancestors and children. */
export interface CategoryInTree {
  category: CategoryNode
  /** Its ancestors, topmost first. */
  ancestors: CategoryNode[]
  /** Its children, in the editors' order. */
  subcategories: CategoryNode[]
}

export function categoryBySlug(slug: string): Query<CategoryInTree | undefined> {
  return layoutSnapshot(
    ({ categories }) => {
      const category = categories.find((category) => category.slug === slug)
      if (!category) return undefined
      const ancestors = lineage(categories, category.id).slice(0, -1)
      return { category, ancestors, subcategories: childrenOf(categories, category.id) }
    },
    (found) =>
      found
        ? [
            tags.children(found.category.id),
            ...[found.category, ...found.ancestors, ...found.subcategories].map(({ id }) =>
              tags.category(id),
            ),
          ]
        : [tags.path(paths.category(slug))],
  )
}

/** Returns the category of a slug alone. */
export function categoryNode(slug: string): Query<CategoryNode | undefined> {
  return layoutSnapshot(
    ({ categories }) => categories.find((category) => category.slug === slug),
    (found) => [found ? tags.category(found.id) : tags.path(paths.category(slug))],
  )
}

/** Returns all categories, untagged: the caller tags those that its value shows. */
export function categoryNodes(): Query<readonly CategoryNode[]> {
  return layoutSnapshot(
    ({ categories }) => categories,
    () => [],
  )
}

interface LayoutOfMinute {
  content: LayoutSnapshot
  counted: VisitCounters
  minute: number
  layout: Layout
}

let cachedLayout: LayoutOfMinute | undefined

/**
 * Returns the layout at a time. It caches the last one, since the same content and counters give the same layout
 * within a minute. So values derived from it can be cached too.
 */
function layoutAt(now: Date, content: LayoutSnapshot, counted: VisitCounters): Layout {
  const minute = Math.floor(now.getTime() / 60_000)
  if (
    cachedLayout?.content !== content ||
    cachedLayout.minute !== minute ||
    !isSame(cachedLayout.counted, counted)
  ) {
    const { schedule, categories, mostRead: _, ...blocks } = content
    const { time_zone, visit_base } = content.settings
    const layout = {
      ...blocks,
      topCategories: childrenOf(categories, null),
      department: categories.find(({ kind }) => kind === 'department'),
      scheduleOfToday: scheduleOfToday(schedule, now, time_zone),
      visits: {
        today: counted.visits_day === dayOf(now, time_zone) ? counted.visits_today : 0,
        total: visit_base + counted.visits_counted,
      },
    }
    cachedLayout = { content, counted, minute, layout }
  }
  return cachedLayout.layout
}

function isSame(one: VisitCounters, other: VisitCounters): boolean {
  return (
    one.visits_day === other.visits_day &&
    one.visits_today === other.visits_today &&
    one.visits_counted === other.visits_counted
  )
}
