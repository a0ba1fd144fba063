import { type CompiledQuery, sql } from 'kysely'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query } from '../db/query.ts'
import type { Settings } from '../db/schema.ts'
import type { Day } from '../lib/dates.ts'
import { type ArticleLink, type LinkRow, toLink } from './articles/columns.ts'
import type { CategoryNode } from './categories.ts'
import { groupLinks, type LinkGroup, type LinkRow as SiteLink } from './links.ts'
import type { PlaceOnMap } from './places.ts'
import type { Appointment } from './schedule.ts'
import { blankSettings } from './settings.ts'
import type { MenuPage } from './static-pages.ts'

/**
 * What this isolate has read last, and the statement that asks for the row only if it is another version by
 * now: the answer is always fresh, but most of the time it is a few bytes.
 */
interface CachedSnapshot {
  version: string
  content: LayoutSnapshot
  statement: CompiledQuery<VersionedRow>
}

let cached: CachedSnapshot | undefined

type VersionedRow = { version: string; value: string | null } & VisitCounters

/** Visits counted since this portal began, and those of a day. No tag tells when they change: every minute they do. */
export interface VisitCounters {
  visits_day: Day
  visits_today: number
  visits_counted: number
}

/** A query of the row. */
export function layoutSnapshot<Value>(
  value: (content: LayoutSnapshot, counted: VisitCounters) => Value,
  tags: (value: Value) => string[],
): Query<Value> {
  // Requests overlap: what is held when the rows come need not be what was held when they were asked for.
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

/** Makes the row anew: what it shows of the schedule moves with the clock. The day's turn is what pages see of it. */
export function refreshLayoutSnapshot(): Command {
  const current = sqlite.selectFrom('layout_now').select('value')
  const statement = sqlite
    .updateTable('layout')
    .set({ value: current, version: sql`hex(randomblob(8))` })
    .where('value', '!=', current)
  return { statements: [statement.compile()] }
}

/** Tells the pages what has been counted by now. They are not made anew for it. */
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

/** What the row holds. */
export interface LayoutSnapshot {
  settings: Omit<Settings, 'id' | 'version'>
  /** Parents before children, siblings in the editors' order. */
  categories: CategoryNode[]
  /** The static pages that the menu names. */
  menu: MenuPage[]
  /** Tin tiêu điểm, in the editors' order. */
  featured: ArticleLink[]
  /** Đọc nhiều, the most read first. */
  mostRead: ArticleLink[]
  /** Tin sở ban ngành: the newest articles of the categories of kind `department`. */
  departmentNews: ArticleLink[]
  places: PlaceOnMap[]
  links: LinkGroup[]
  /** Of more days than one: which of them is today, nobody knows yet. */
  schedule: Appointment[]
}

/** The row's JSON: the view `layout_now` makes it. */
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
