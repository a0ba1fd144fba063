import { type CompiledQuery, sql } from 'kysely'
import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import { paths } from '../paths.ts'
import type { Settings } from '../schema.ts'
import { type ArticleLink, type LinkRow, rowTags, toLink } from './article-columns.ts'
import { type CategoryNode, childrenOf, lineage } from './categories.ts'
import { groupLinks, type LinkGroup, type LinkRow as SiteLink } from './links.ts'
import type { MenuPage } from './pages.ts'
import type { PlaceOnMap } from './places.ts'
import { type Appointment, daysLookedAt, scheduleOfToday } from './schedule.ts'
import { blankSettings } from './settings.ts'

/** What every page shows around its own content. */
export interface Layout {
  settings: Omit<Settings, 'id' | 'version'>
  /** The categories at the top, in the editors' order. */
  topCategories: CategoryNode[]
  /** Where department news are, if anywhere. */
  department: CategoryNode | undefined
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

/** How many articles the block of department news shows (migrations/content: `layout_now`). */
export const DEPARTMENT_NEWS = 6

/** All of it is one row, which the database keeps true itself (migrations/content: `layout`). */
export function layoutBlocks(now: Date): Query<Layout> {
  return contentQuery(
    (content) => layoutAt(now, content),
    ({ settings, topCategories, department, featured, departmentNews, scheduleOfToday }) => [
      ...[tags.settings, tags.children(null), tags.menu, tags.featured, tags.departments],
      ...[tags.places, tags.links, tags.today],
      ...[...topCategories, ...(department ? [department] : [])].map(({ id }) => tags.category(id)),
      ...daysLookedAt(scheduleOfToday, now, settings.time_zone).map(tags.agenda),
      ...rowTags([...featured, ...departmentNews]),
    ],
  )
}

export type SiteName = Pick<Settings, 'name' | 'tagline' | 'locale'>

/** How the site calls itself. */
export function siteName(): Query<SiteName> {
  return contentQuery(
    ({ settings: { name, tagline, locale } }) => ({ name, tagline, locale }),
    () => [tags.siteName],
  )
}

/** The site's settings. A database without any yet (migrated, not filled) gives blank ones. */
export function siteSettings(): Query<Layout['settings']> {
  return contentQuery(
    ({ settings }) => settings,
    () => [tags.settings],
  )
}

/** All categories by their slugs. */
export function allCategories(): Query<Pick<CategoryNode, 'id' | 'slug'>[]> {
  return contentQuery(
    ({ categories }) =>
      categories.map(({ id, slug }) => ({ id, slug })).toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
    () => [tags.categories],
  )
}

/** A category with what stands around it. */
export interface CategoryInTree {
  category: CategoryNode
  /** Its ancestors, topmost first. */
  ancestors: CategoryNode[]
  /** Those right below it, in the editors' order. */
  subcategories: CategoryNode[]
}

export function categoryBySlug(slug: string): Query<CategoryInTree | undefined> {
  return contentQuery(
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

/** The category of a slug, without what stands around it. */
export function categoryNode(slug: string): Query<CategoryNode | undefined> {
  return contentQuery(
    ({ categories }) => categories.find((category) => category.slug === slug),
    (found) => [found ? tags.category(found.id) : tags.path(paths.category(slug))],
  )
}

/** All categories, for queries that tag those that their values show. */
export function categoryNodes(): Query<readonly CategoryNode[]> {
  return contentQuery(
    ({ categories }) => categories,
    () => [],
  )
}

/**
 * What this isolate has read last, and the statement that asks for the row only if it is another version by
 * now: the answer is always fresh, but most of the time it is a few bytes.
 */
interface Held {
  version: string
  content: Content
  statement: CompiledQuery<VersionedRow>
}

let held: Held | undefined

type VersionedRow = { version: string; value: string | null }

function contentQuery<Value>(
  value: (content: Content) => Value,
  tags: (value: Value) => string[],
): Query<Value> {
  // Requests overlap: what is held when the rows come need not be what was held when they were asked for.
  const before = held
  return query(before?.statement ?? anyVersion, { value: ([row]) => value(contentOf(row, before)), tags })
}

function contentOf(row: VersionedRow | undefined, before: Held | undefined): Content {
  if (!row) throw new Error('The layout row is missing: migrations/content has not been applied')
  if (row.value === null) {
    if (before?.version !== row.version) throw new Error(`Layout ${row.version} came without its value`)
    return before.content
  }
  if (held?.version !== row.version) {
    const { version, value } = row
    held = { version, content: parse(value), statement: rowUnless({ version }) }
  }
  return held.content
}

const rowUnless = prepared(({ version }: { version: string }) =>
  sqlite
    .selectFrom('layout')
    .select(['version', sql<string | null>`iif(version = ${version}, null, value)`.as('value')])
    .where('id', '=', sql.lit(1)),
)

const anyVersion = rowUnless({ version: '' })

/** Makes the row anew: what it shows of the schedule moves with the clock. The day's turn is what pages see of it. */
export function renewLayout(): Command {
  const current = sqlite.selectFrom('layout_now').select('value')
  const statement = sqlite
    .updateTable('layout')
    .set({ value: current, version: sql`hex(randomblob(8))` })
    .where('value', '!=', current)
  return { statements: [statement.compile()] }
}

/** What the row holds: the layout, and of the schedule more days than one. */
interface Content extends Omit<Layout, 'scheduleOfToday' | 'topCategories' | 'department'> {
  /** Parents before children, siblings in the editors' order. */
  categories: CategoryNode[]
  schedule: Appointment[]
}

/** The row's JSON: the view `layout_now` makes it. */
interface LayoutRow extends Pick<Content, 'categories' | 'menu' | 'places' | 'schedule'> {
  settings: Layout['settings'] | null
  featured: LinkRow[]
  departmentNews: LinkRow[]
  links: SiteLink[]
}

function parse(text: string): Content {
  const { settings, featured, departmentNews, links, places, ...others } = JSON.parse(text) as LayoutRow
  return {
    ...others,
    settings: settings ?? blankSettings,
    featured: featured.map((link) => toLink(link, others.categories)),
    departmentNews: departmentNews.map((link) => toLink(link, others.categories)),
    links: groupLinks(links),
    places: places.map(({ latitude, longitude }) => ({ latitude, longitude })),
  }
}

let lastLayout: { content: Content; minute: number; layout: Layout } | undefined

/** Within a minute the same content gives the same layout, so that what is made of it can be kept as well. */
function layoutAt(now: Date, content: Content): Layout {
  const minute = Math.floor(now.getTime() / 60_000)
  if (lastLayout?.content !== content || lastLayout.minute !== minute) {
    const { schedule, categories, ...blocks } = content
    const layout = {
      ...blocks,
      topCategories: childrenOf(categories, null),
      department: categories.find(({ kind }) => kind === 'department'),
      scheduleOfToday: scheduleOfToday(schedule, now, content.settings.time_zone),
    }
    lastLayout = { content, minute, layout }
  }
  return lastLayout.layout
}
