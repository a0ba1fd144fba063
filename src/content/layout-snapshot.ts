import { type CompiledQuery, sql } from 'kysely'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query } from '../db/query.ts'
import type { Settings } from '../db/schema.ts'
import type { Day } from '../lib/dates.ts'
import { type ArticleLink, type LinkRow, toLink } from './articles/article-cards.ts'
import type { CategoryNode } from './categories.ts'
import { groupLinks, type LinkGroup, type LinkRow as SiteLink } from './links.ts'
import type { PlaceOnMap } from './places.ts'
import type { Appointment } from './schedule.ts'
import { blankSettings } from './settings.ts'
import type { MenuPage } from './static-pages.ts'

/**
 * The snapshot that this isolate read last. The statement asks for the row only if its version differs: the answer is
 * always current, but mostly has a few bytes.
 */
interface CachedSnapshot {
  version: string
  content: LayoutSnapshot
  statement: CompiledQuery<VersionedRow>
}

let cached: CachedSnapshot | undefined

type VersionedRow = { version: string; value: string | null } & VisitCounters

/** Visits since this portal began, and those of a day. They change every minute, so they have no tag. */
export interface VisitCounters {
  visits_day: Day
  visits_today: number
  visits_counted: number
}

/** Makes a query of a value from the layout snapshot. */
export function layoutSnapshot<Value>(
  value: (content: LayoutSnapshot, counted: VisitCounters) => Value,
  tags: (value: Value) => string[],
): Query<Value> {
  // Requests overlap: another one may replace `cached` before this one's rows arrive.
  const before = cached
  return query(before?.statement ?? anyVersion, {
    value([row]) {
      if (!row) throw new Error('The layout row is missing: migrations/content has not been applied')
      return value(contentOf(row, before), row)
    },
    tags,
  })
}

function contentOf(row: VersionedRow, before: CachedSnapshot | undefined): LayoutSnapshot {
  if (row.value === null) {
    if (before?.version !== row.version) throw new Error(`Layout ${row.version} came without its value`)
    return before.content
  }
  if (cached?.version !== row.version) {
    const { version, value } = row
    cached = { version, content: parse(value), statement: rowUnless({ version }) }
  }
  return cached.content
}

const rowUnless = prepared(({ version }: { version: string }) =>
  sqlite
    .selectFrom('layout')
    .select(['version', sql<string | null>`iif(version = ${version}, null, value)`.as('value')])
    .select(['visits_day', 'visits_today', 'visits_counted'])
    .where('id', '=', sql.lit(1)),
)

const anyVersion = rowUnless({ version: '' })

/**
 * Renews the snapshot, since its part of the schedule depends on the time. It purges nothing: pages change only when
 * the day starts.
 */
export function refreshLayoutSnapshot(): Command {
  const current = sqlite.selectFrom('layout_now').select('value')
  const statement = sqlite
    .updateTable('layout')
    .set({ value: current, version: sql`hex(randomblob(8))` })
    .where('value', '!=', current)
  return { statements: [statement.compile()] }
}

/** Stores the visit counters for the pages. It does not purge them. */
export function saveVisitCounters(counted: VisitCounters): Command {
  const { visits_day, visits_today, visits_counted } = counted
  const statement = sqlite
    .updateTable('layout')
    .set(counted)
    .where((eb) =>
      eb.or([
        eb('visits_day', '!=', visits_day),
        eb('visits_today', '!=', visits_today),
        eb('visits_counted', '!=', visits_counted),
      ]),
    )
  return { statements: [statement.compile()] }
}

/** The content of the layout row. */
export interface LayoutSnapshot {
  settings: Omit<Settings, 'id' | 'version'>
  /** Parents before children, siblings in the editors' order. */
  categories: CategoryNode[]
  /** The static pages in the menu. */
  menu: MenuPage[]
  /** Tin tiêu điểm, in the editors' order. */
  featured: ArticleLink[]
  /** Đọc nhiều, the most read first. */
  mostRead: ArticleLink[]
  /** Tin sở ban ngành: the newest articles of the categories of kind `department`. */
  departmentNews: ArticleLink[]
  places: PlaceOnMap[]
  links: LinkGroup[]
  /** The appointments of several days: today depends on the time of the request. */
  schedule: Appointment[]
}

/** The row's JSON, as the view `layout_now` makes it. */
interface LayoutRow extends Pick<LayoutSnapshot, 'categories' | 'menu' | 'places' | 'schedule'> {
  settings: LayoutSnapshot['settings'] | null
  featured: LinkRow[]
  mostRead: LinkRow[]
  departmentNews: LinkRow[]
  links: SiteLink[]
}

function parse(text: string): LayoutSnapshot {
  const row = JSON.parse(text) as LayoutRow
  const { settings, featured, mostRead, departmentNews, links, places, ...others } = row
  const toLinks = (rows: LinkRow[]) => rows.map((row) => toLink(row, others.categories))
  return {
    ...others,
    settings: settings ?? blankSettings,
    featured: toLinks(featured),
    mostRead: toLinks(mostRead),
    departmentNews: toLinks(departmentNews),
    links: groupLinks(links),
    places: places.map(({ latitude, longitude }) => ({ latitude, longitude })),
  }
}
