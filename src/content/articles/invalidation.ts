import { type RawBuilder, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { MAX_DEPARTMENT_ARTICLES } from '../layout.ts'
import { pathTag } from '../redirects.ts'
import { PAGE_SIZE as ARCHIVE_PAGE } from './archive.ts'
import { MAX_NEWER_ARTICLES, MAX_OLDER_ARTICLES, MAX_RELATED_ARTICLES } from './detail.ts'
import { ARTICLES_PER_SITEMAP, FEED_SIZE } from './feeds.ts'
import { daysAround, inMonth, months, monthsAround, onDay } from './invalidation-of-periods.ts'
import { PAGE_SIZE as CATEGORY_PAGE, MAX_ARTICLES_PER_CATEGORY, MAX_FEATURED_ARTICLES } from './lists.ts'
import { storedMostRead, visibleMostRead } from './most-read.ts'

/**
 * Returns what goes stale when articles come, go or change their position: their own pages, and the lists that show
 * them before or after the change. A list stays if the article enters it below the part that its pages show.
 */
export function staleByPlace(ids: readonly number[]): Omit<Command, 'statements'> {
  const json = JSON.stringify(ids)
  return {
    stale: ids.map(tags.article),
    staleBefore: [listsThatShowed({ json })],
    staleAfter: [listsThatShow({ json })],
  }
}

/**
 * Returns the same for articles that readers may no longer see: their own pages are gone, the lists that showed them
 * are stale.
 */
export function goneFromPlace(ids: readonly number[]): Omit<Command, 'statements'> {
  return { ...staleByPlace(ids), gone: ids.map(tags.article), stale: [] }
}

/** Returns what goes stale when an article's words change, but not its position in any list. */
export function staleByText(id: number): Omit<Command, 'statements'> {
  return { stale: [tags.article(id)], staleAfter: [sitemapsThatShow({ json: JSON.stringify([id]) })] }
}

/** Returns the featured news as stale if they show the article before or after the change. */
export function staleByFeaturing(id: number): Omit<Command, 'statements'> {
  const select = featuredThatShow({ json: JSON.stringify([id]) })
  return { staleBefore: [select], staleAfter: [select] }
}

/** Returns the article, which the lists of its old organisation show, and the lists of its new organisation. */
export function staleByOrganisation(id: number): Omit<Command, 'statements'> {
  return { stale: [tags.article(id)], staleAfter: [organisationThatShows({ json: JSON.stringify([id]) })] }
}

// In all of these, `c` is a changed article and `b` an article before it in a list.

/** Counts the articles of a list that are newer than the changed one, up to a limit. */
function newer(list: RawBuilder<unknown>, limit: number) {
  return sql`(select count(*) from (
    select 1 from ${list} and b.status = 'published' and (b.published_at, b.id) > (c.published_at, c.id)
    limit ${sql.lit(limit)}
  ))`
}

/** Selects the tag of a list that is shown only from its beginning. */
const beginning = (
  tag: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  list: RawBuilder<unknown>,
  size: number,
) => sql`select ${tag} as tag from ${from} where ${newer(list, size)} < ${sql.lit(size)}`

/**
 * Selects the tags of a list with several pages. Its later pages begin below a row that was published when they were
 * rendered, so none of them has an article that is both new to the list and the newest.
 */
function paged(
  tag: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  list: RawBuilder<unknown>,
  size: number,
  entering: boolean,
) {
  const old = entering ? sql`c.published_at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 minute')` : sql`false`
  return sql`${beginning(tag, from, list, size)}
    union all select ${tag} || ':older' from ${from} where ${newer(list, 1)} > 0 or ${old}`
}

const inTree = sql`tree k join articles b on b.category_id = k.id where k.root = t.root`
const inDepartments = sql`categories k join articles b on b.category_id = k.id where k.kind = 'department'`
const ofOrganisation = sql`articles b where b.organisation = c.organisation`
const everywhere = sql`articles b where b.published_day >= c.published_day`

const withAncestors = sql`changed c join tree t on t.id = c.category_id`
const topNews = sql`${withAncestors} join categories r on r.id = t.root and r.parent_id is null and r.kind = 'news'`
const ofDepartments = sql`changed c join categories d on d.id = c.category_id and d.kind = 'department'`
const withOrganisation = sql`(select * from changed where organisation <> '') c`

// Pages read one row more than they show, to see whether the list goes on.
const CATEGORY_WINDOW = CATEGORY_PAGE + 1
const ARCHIVE_WINDOW = ARCHIVE_PAGE + 1
/** An article's page shows only articles among so many newest of its organisation: it leaves out neighbours. */
const ORGANISATION_WINDOW = MAX_RELATED_ARTICLES + MAX_NEWER_ARTICLES + MAX_OLDER_ARTICLES + 1

/** Selects the articles whose pages show the changed one as a neighbour: those near it in the category. */
function neighbours(comparison: '<' | '>', count: number) {
  const order = sql.raw(comparison === '<' ? 'desc' : 'asc')
  return sql`select 'around:' || b.id as tag from changed c join articles b on b.id in (
    select n.id from articles n
    where n.category_id = c.category_id and n.status = 'published'
      and (n.published_at, n.id) ${sql.raw(comparison)} (c.published_at, c.id)
    order by n.published_at ${order}, n.id ${order} limit ${sql.lit(count)}
  )`
}

const sitemaps = sql`select 'list:sitemap:' || ((c.id - 1) / ${sql.lit(ARTICLES_PER_SITEMAP)} + 1) as tag from changed c`

const featured = sql`select 'list:featured' as tag from changed c where c.id in (
  select id from articles where status = 'published' and featured_position is not null
  order by featured_position, id limit ${sql.lit(MAX_FEATURED_ARTICLES)}
)`

const mostRead = sql`select 'list:most-read' as tag from changed c
  where c.id in (select id from ${visibleMostRead(storedMostRead)})`

const oldUrls = sql`select ${pathTag(sql`old_url`)} as tag from changed where old_url is not null`

const organisation = beginning(
  sql`'list:organisation:' || hex(c.organisation)`,
  withOrganisation,
  ofOrganisation,
  ORGANISATION_WINDOW,
)

function allLists(entering: boolean) {
  const tree = (tag: string) => sql`${sql.lit(tag)} || t.root`
  return [
    featured,
    mostRead,
    sitemaps,
    months,
    monthsAround,
    daysAround,
    oldUrls,
    beginning(sql.lit('list:departments'), ofDepartments, inDepartments, MAX_DEPARTMENT_ARTICLES),
    beginning(sql.lit('list:front'), topNews, inTree, MAX_ARTICLES_PER_CATEGORY),
    beginning(sql.lit('list:newest'), sql`changed c`, everywhere, FEED_SIZE),
    organisation,
    paged(tree('list:category:'), withAncestors, inTree, CATEGORY_WINDOW, entering),
    paged(
      sql`'list:month:' || substr(c.published_day, 1, 7)`,
      sql`changed c`,
      inMonth,
      ARCHIVE_WINDOW,
      entering,
    ),
    paged(sql`'list:day:' || c.published_day`, sql`changed c`, onDay, ARCHIVE_WINDOW, entering),
    // An article shows its `MAX_NEWER_ARTICLES` next newer ones. So it shows this one if it is among the
    // `MAX_NEWER_ARTICLES` next older ones; and the other way round.
    neighbours('<', MAX_NEWER_ARTICLES),
    neighbours('>', MAX_OLDER_ARTICLES),
  ]
}

type Selection = { json: string }

function selection(parts: RawBuilder<unknown>[]) {
  return prepared(
    ({ json }: Selection) => sql<{ tag: string }>`
      with recursive changed as materialized (
        select * from articles where id in (select value from json_each(${json})) and status = 'published'
      ),
      tree (root, id) as (
        select id, id from categories
        union all
        select tree.root, child.id from tree join categories child on child.parent_id = tree.id
      )
      ${unionAll(parts)}`,
  )
}

/** Nests the selects: D1 accepts five terms in a compound select, but any depth. */
function unionAll(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  if (parts.length === 1) return sql`select tag from (${parts[0]})`
  const half = Math.ceil(parts.length / 2)
  return sql`select tag from (${unionAll(parts.slice(0, half))}) union all select tag from (${unionAll(parts.slice(half))})`
}

const listsThatShowed = selection(allLists(false))
const listsThatShow = selection(allLists(true))
const sitemapsThatShow = selection([sitemaps])
const featuredThatShow = selection([featured])
const organisationThatShows = selection([organisation])
