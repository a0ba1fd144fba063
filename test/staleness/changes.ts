import * as attachments from '../../src/content/articles/attachments.ts'
import * as article from '../../src/content/articles/commands.ts'
import * as reading from '../../src/content/articles/most-read.ts'
import type { BinKind } from '../../src/content/bin/bin-entries.ts'
import { removeFromBin } from '../../src/content/bin/expired-entries.ts'
import { binContent, restoreFromBin } from '../../src/content/bin/restore.ts'
import * as categories from '../../src/content/categories.ts'
import * as links from '../../src/content/links.ts'
import * as places from '../../src/content/places.ts'
import * as redirects from '../../src/content/redirects.ts'
import * as schedule from '../../src/content/schedule.ts'
import * as settings from '../../src/content/settings.ts'
import * as pages from '../../src/content/static-pages.ts'
import * as synonyms from '../../src/content/synonyms.ts'
import type { Command } from '../../src/db/command.ts'
import { read } from '../../src/db/query.ts'
import { runAfterCommit } from '../../src/jobs/after-commit.ts'
import { instant } from '../../src/lib/dates.ts'
import * as media from '../../src/media/storage.ts'
import type { Edge } from '../support/edge.ts'
import { importRecords } from '../support/importing.ts'
import { insertArticle } from '../support/portal.ts'

export interface Change {
  what: string
  make(portal: Edge): Promise<void>
  /** It is made and purged by somebody else than `portal.write`. */
  elsewhere?: true
  /** Some of the pages that it must be seen on. */
  shows: string[]
  /**
   * Pages that are rendered anew although they come out as they were: they were made of a row that has changed,
   * or of the later part of a list into which something came or went. `everything`: all of them; `unimportant`: the
   * change is too rare to say.
   */
  inVain?: string[] | 'everything' | 'unimportant'
}

/** A change through `write`, of the newest version of a row. */
const change = (
  what: string,
  command: (portal: Edge) => Command | Promise<Command>,
  shows: string[],
  inVain: Change['inVain'] = [],
): Change => ({
  what,
  shows,
  inVain,
  make: async (portal) => portal.write(await command(portal)),
})

/** What was deleted last comes back from the bin. */
const restoring = (what: string, kind: BinKind, shows: string[], inVain: Change['inVain'] = []): Change =>
  change(
    `restoring ${what}`,
    async ({ env }) => {
      const newest = await env.DB.prepare(
        'select id, row_key from bin where kind = ? order by id desc limit 1',
      )
        .bind(kind)
        .first<{ id: number; row_key: string }>()
      if (!newest) throw new Error(`Nothing of ${kind} is in the bin`)
      const { values } = await read(env.DB, { content: binContent(newest.id) })
      if (!values.content) throw new Error('It has no content')
      return restoreFromBin({ ...newest, kind }, values.content)
    },
    shows,
    inVain,
  )

/** A week without appointments is purged whenever the set of weeks that have some changes. */
const EMPTY_WEEK = ['the schedule of a week without appointments']

interface Row {
  id: number
  version: number
  slug: string
}

async function row({ env }: Edge, sql: string, ...values: unknown[]): Promise<Row> {
  const found = await env.DB.prepare(sql)
    .bind(...values)
    .first<Row>()
  if (!found) throw new Error(`Nothing found by ${sql} ${values}`)
  return found
}

const articleOf = (portal: Edge, name: string) =>
  row(portal, 'select id, version, slug from articles where external_id = ?', `matrix:${name}`)
const categoryOf = (portal: Edge, slug: string) =>
  row(portal, 'select id, version, slug from categories where slug = ?', slug)
const pageOf = (portal: Edge, slug: string) =>
  row(portal, 'select id, version, slug from pages where slug = ?', slug)
const idOf = async (portal: Edge, sql: string) => (await row(portal, sql)).id
const PDF = `${'a'.repeat(64)}.pdf`
const fileOf = (portal: Edge) => idOf(portal, "select id from media where name = 'a.pdf'")

/**
 * Later each time, and later than what is published meanwhile: times have whole seconds, and a change within one
 * would not show.
 */
let clock = Date.now() + 3_600_000
const now = () => {
  clock += 1000
  return instant(new Date(clock))
}
const time = (at: string) => ({ published_at: at, published_day: at.slice(0, 10) })
const rightNow = () => {
  const date = new Date()
  const local = new Date(date.getTime() + 7 * 3_600_000)
  return { published_at: instant(date), published_day: local.toISOString().slice(0, 10) }
}
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

const entry = {
  part: 'morning' as const,
  starts_at: null,
  leader: '',
  place: '',
  participants: '',
  prepared_by: '',
  status: 'planned' as const,
  position: 0,
}
const place = {
  name: 'Bến xe',
  address: '',
  phone: '',
  description: '',
  latitude: 21.5,
  longitude: 107.4,
  position: 50,
}
const staticPage = { body: '<p>Mới</p>', updated_at: '2020-01-01T00:00:00Z' }

/** Every kind of change. They follow each other: one begins with what the one before has left. */
export const changes: Change[] = [
  change(
    "editing an article's words",
    async (p) => article.editArticle(await articleOf(p, '20'), { title: 'Tên đã sửa' }, now()),
    [
      'an article',
      'its newer neighbour',
      'its older neighbour',
      'its other child',
      'a chunk of the sitemap',
      'another month',
    ],
    ['an article under another slug'],
  ),
  change(
    'editing the words of an article deep in its category',
    async (p) => article.editArticle(await articleOf(p, '1'), { title: 'Sâu' }, now()),
    ['its other child, last page', 'another month', 'an article of the same category, far away'],
  ),
  change(
    "editing a featured article's words",
    async (p) => article.editArticle(await articleOf(p, 'featured'), { title: 'Tiêu điểm đã sửa' }, now()),
    ['the home page', 'the map', 'an address that nothing has'],
  ),
  change(
    'editing the words of department news',
    async (p) => article.editArticle(await articleOf(p, 'department'), { title: 'Tin ngành đã sửa' }, now()),
    ['an article of a department', 'a category of a department', 'the feed of a department'],
  ),
  change(
    'adding a draft',
    () => article.addArticle({ category_id: 1, slug: 'nhap', title: 'Nháp' }, now()),
    [],
  ),
  change(
    'adding the draft that begins a chunk of the sitemap',
    () => article.addArticle({ category_id: 1, slug: 'nhap', title: 'Nháp' }, now()),
    ['the sitemap'],
    ['a chunk of the sitemap that is none'],
  ),
  change(
    'publishing a draft now',
    async (p) => article.publishArticle(await articleOf(p, 'draft'), rightNow()),
    [
      'the home page',
      'the feed',
      'its child',
      'a category with children',
      'the feed of its parent',
      'this month',
      'today',
      'the archive',
      'an article that is a draft',
      'an old address of an article that is not published',
      'a chunk of the sitemap',
    ],
  ),
  change('withdrawing it', async (p) => article.withdrawArticle(await articleOf(p, 'draft')), [
    'the home page',
    'the feed',
    'an article that is a draft',
    'an old address of an article that is not published',
    'the archive',
  ]),
  change(
    'publishing the only article of a month',
    async (p) => article.publishArticle(await articleOf(p, 'draft'), time('2014-11-05T00:30:00Z')),
    [
      'the archive',
      'the month before a gap',
      'another month',
      'the day before a gap',
      'the day after a gap',
      'a chunk of the sitemap',
    ],
  ),
  change(
    'moving it to another day of that month',
    async (p) => article.publishArticle(await articleOf(p, 'draft'), time('2014-11-06T00:30:00Z')),
    ['the day before a gap', 'the day after a gap'],
    'unimportant',
  ),
  change(
    'withdrawing the only article of a month',
    async (p) => article.withdrawArticle(await articleOf(p, 'draft')),
    ['the archive', 'the month before a gap', 'another month', 'the day before a gap', 'the day after a gap'],
  ),
  change('removing a withdrawn article', async (p) => article.removeArticle(await articleOf(p, 'draft')), [
    'an article that is a draft',
  ]),
  restoring('a withdrawn article', 'articles', ['an article that is a draft']),
  change(
    'publishing a draft among older articles',
    async (p) => article.publishArticle(await articleOf(p, 'draft'), time('2014-05-01T00:30:00Z')),
    ['a month, second page', 'a day', 'a chunk of the sitemap'],
  ),
  change(
    'publishing it at another time',
    async (p) => article.publishArticle(await articleOf(p, 'draft'), time('2014-05-02T12:30:00Z')),
    ['a day', 'another day', 'a month'],
    ['an old address of an article that is not published'],
  ),
  change(
    'publishing an article in the first chunk of the second thousand',
    async (p) =>
      article.publishArticle(
        await row(p, 'select id, version, slug from articles where id = 1001'),
        rightNow(),
      ),
    ['another chunk of the sitemap'],
  ),
  change(
    'editing the words of an article on the home page that is not featured',
    async (p) => {
      const newest = `select id, version, slug from articles
        where category_id = 1 and status = 'published' and featured_position is null
        order by published_at desc limit 1`
      return article.editArticle(await row(p, newest), { title: 'Mới nhất' }, now())
    },
    ['the home page', 'a category'],
  ),
  change(
    'withdrawing the newest article of a category',
    async (p) => {
      const newest = `select id, version, slug from articles where category_id = 4 and status = 'published'
        order by published_at desc, id desc limit 1`
      return article.withdrawArticle(await row(p, newest))
    },
    ['its other child, from its second newest', 'its other child'],
  ),
  change(
    'planning when a draft is to be published',
    async (p) => {
      const id = await insertArticle(p.env, { status: 'draft', first_published_at: null })
      return article.planArticle({ id, version: 1 }, time('2199-01-01T00:00:00Z'))
    },
    [],
  ),
  change(
    'submitting a draft',
    async (p) => article.reviewArticle(await articleOf(p, 'draft'), 'submitted'),
    [],
  ),
  change(
    'scheduling an article and taking that back',
    async (p) => {
      const id = await insertArticle(p.env, { status: 'draft', first_published_at: null })
      const scheduled = article.scheduleArticle({ id, version: 1 }, time('2030-05-02T12:30:00Z'))
      const back = article.unscheduleArticle({ id, version: 2 })
      return { ...scheduled, statements: [...scheduled.statements, ...back.statements] }
    },
    [],
  ),
  change(
    'scheduling an article',
    async (p) => article.scheduleArticle(await articleOf(p, 'draft'), time('2014-05-02T12:30:00Z')),
    ['an article that is a draft', 'another day'],
    ['a month, second page'],
  ),
  change(
    'setting an expiry',
    async (p) =>
      article.setExpiry(await articleOf(p, '1'), '2014-12-31T00:00:00Z').statements.length > 0
        ? article.setExpiry(await articleOf(p, '1'), '2040-12-31T00:00:00Z')
        : article.setExpiry(await articleOf(p, '1'), null),
    [],
  ),
  {
    what: 'the time of a scheduled article coming',
    elsewhere: true,
    make: async (p) => p.tick(new Date()),
    shows: ['an article that is scheduled', 'its child'],
    inVain: ['a month, second page'],
  },
  {
    what: 'the time of an article being over',
    elsewhere: true,
    make: async (p) => {
      await p.write(article.setExpiry(await articleOf(p, '21'), instant(new Date(Date.now() - 1000))))
      await p.env.DB.prepare('update purge_budget set calls = 25').run()
      await p.tick(new Date())
    },
    shows: ['its newer neighbour', 'an article', 'its other child'],
    inVain: ['its other child, second page', 'its other child, last page', 'its other child, back up'],
  },
  change(
    'moving an article to another category',
    async (p) => article.moveArticle(await articleOf(p, '19'), 3),
    ['its older neighbour', 'an article', 'its other child', 'its child'],
    ['its other child, second page', 'its other child, last page', 'its other child, back up'],
  ),
  change(
    'moving a department article to the news',
    async (p) => article.moveArticle(await articleOf(p, 'department'), 4),
    ['a category of a department', 'an article of a department', 'its other child, last page', 'the map'],
  ),
  change(
    "changing an article's organisation",
    async (p) => article.creditOrganisation(await articleOf(p, 'may:3'), 'Phòng Tư pháp'),
    [
      'an article of an organisation',
      'another article of the organisation',
      'an article of another category',
    ],
    ['a month, second page', 'a day'],
  ),
  change('featuring an article', async (p) => article.featureArticle((await articleOf(p, 'may:3')).id, 1), [
    'the home page',
    'the map',
    'a static page',
    'an article',
  ]),
  change(
    'featuring an article below what is shown',
    async (p) => article.featureArticle((await articleOf(p, 'may:4')).id, 99),
    [],
  ),
  change(
    'taking an article out of the featured news',
    async (p) => article.unfeatureArticle((await articleOf(p, 'may:3')).id),
    ['the home page', 'the map'],
  ),
  change('changing the name of the site', () => settings.saveSettings({ name: 'Cổng mới' }), [
    'the home page',
    'the feed',
    'the feed of a category',
    'an address that nothing has',
  ]),
  change('changing the telephone of the site', () => settings.saveSettings({ phone: '0203 111 111' }), [
    'the home page',
  ]),
  change('raising the base of the visit counter', () => settings.raiseVisitBase(9_000_000), [
    'the home page',
  ]),
  change('settings that are there already', () => settings.ensureSettings(), []),
  change(
    'adding a group of links',
    () => links.addLinkGroup({ name: 'Khác', links: [{ title: 'Một', url: 'https://mot.example/' }] }, 9),
    ['the home page', 'the map'],
  ),
  change(
    'renaming a group of links',
    async (p) =>
      links.editLinkGroup(await idOf(p, "select id from link_groups where name = 'Khác'"), {
        name: 'Khác nữa',
      }),
    ['the home page', 'an article'],
  ),
  change(
    'adding a link',
    async (p) => {
      const group_id = await idOf(p, "select id from link_groups where name = 'Khác nữa'")
      return links.addLink({ group_id, title: 'Hai', url: 'https://hai.example/', position: 2 })
    },
    ['the home page'],
  ),
  change(
    'editing a link',
    async (p) => links.editLink(await idOf(p, "select id from links where title = 'Hai'"), { title: 'Ba' }),
    ['the home page'],
  ),
  change(
    'removing a link',
    async (p) => links.removeLink(await idOf(p, "select id from links where title = 'Ba'")),
    ['the home page'],
  ),
  change(
    'removing a group of links',
    async (p) => links.removeLinkGroup(await idOf(p, "select id from link_groups where name = 'Khác nữa'")),
    ['the home page'],
  ),
  restoring('a group of links', 'link_groups', ['the home page']),
  change(
    'adding a category',
    () => categories.addCategory({ slug: 'sap-co', name: 'Sắp có', parent: 'huong-dan' }),
    [
      'a category that is not there yet',
      'the feed of a category that is not there yet',
      'a category with children',
      'the sitemap of sections',
    ],
  ),
  change(
    'renaming a category',
    async (p) => categories.editCategory(await categoryOf(p, 'danh-cho-ban-doc'), { name: 'Bạn đọc' }),
    ['its child', 'a category with children', 'an article of an organisation'],
    ['its older neighbour'],
  ),
  change(
    "changing a category's address",
    async (p) => categories.renameCategory(await categoryOf(p, 'sap-co'), 'da-co'),
    [
      'a category that is not there yet',
      'the feed of a category that is not there yet',
      'the sitemap of sections',
    ],
  ),
  change(
    'putting a category below another',
    async (p) => categories.moveCategory(await categoryOf(p, 'danh-cho-ban-doc'), 1),
    ['a category', 'a category with children', 'the feed of its parent', 'the home page'],
    ['its older neighbour'],
  ),
  change(
    'making a category one of a department',
    async (p) => categories.setCategoryKind(await categoryOf(p, 'danh-cho-ban-doc'), 'department'),
    ['the home page', 'the map'],
    ['its older neighbour'],
  ),
  change('adding a category at the top', () => categories.addCategory({ slug: 'dinh', name: 'Đỉnh' }), [
    'the home page',
    'an article',
    'the sitemap of sections',
  ]),
  change(
    'putting a category at the top',
    async (p) => categories.moveCategory(await categoryOf(p, 'da-co'), null),
    ['the home page', 'a category with children'],
    ['the feed of its parent'],
  ),
  change(
    'changing the order of the categories',
    async (p) => categories.editCategory(await categoryOf(p, 'dinh'), { position: 99 }),
    ['the home page', 'an article'],
  ),
  ...[1, 2].flatMap((time) => [
    change(
      `removing a category, ${time}`,
      async (p) => categories.removeCategory((await categoryOf(p, 'da-co')).id),
      ['the home page', 'the sitemap of sections'],
    ),
    ...(time === 1
      ? [restoring('a category', 'categories', ['the home page', 'the sitemap of sections'])]
      : []),
  ]),
  change(
    'adding an appointment today',
    () => schedule.addScheduleEntry({ ...entry, day: today(), content: 'Họp đột xuất' }),
    ['the home page', "this week's schedule", 'an article'],
  ),
  change(
    'adding an appointment of another week',
    () => schedule.addScheduleEntry({ ...entry, day: '2019-06-05', content: 'Tiếp dân' }),
    ['the schedule of a week'],
  ),
  change(
    'adding the only appointment of a week between others',
    () => schedule.addScheduleEntry({ ...entry, day: '2019-06-19', content: 'Đi cơ sở' }),
    ['the schedule of a week', "this week's schedule", 'the schedule of a week without appointments'],
  ),
  change(
    'moving an appointment to another day',
    async (p) =>
      schedule.editScheduleEntry(
        await idOf(p, "select id from schedule_entries where content = 'Tiếp dân'"),
        {
          day: '2019-06-10',
        },
      ),
    ['the schedule of a week', 'the schedule of another week'],
    EMPTY_WEEK,
  ),
  change(
    'removing an appointment',
    async (p) =>
      schedule.removeScheduleEntry(
        await idOf(p, "select id from schedule_entries where content = 'Tiếp dân'"),
      ),
    ['the schedule of another week'],
    EMPTY_WEEK,
  ),
  restoring('an appointment', 'schedule_entries', ['the schedule of another week'], EMPTY_WEEK),
  change(
    'removing an appointment that calendars show',
    async (p) =>
      schedule.removeScheduleEntry(
        await idOf(p, "select id from schedule_entries where content = 'Họp đột xuất'"),
      ),
    ['the schedule for calendars', 'the home page'],
  ),
  change(
    'removing an appointment from the bin',
    async (p) => removeFromBin([await idOf(p, 'select max(id) as id from bin')]),
    ['the schedule for calendars'],
    'unimportant',
  ),
  change('adding a place', () => places.addPlace(place), ['the map', 'the home page']),
  change(
    "editing a place's telephone",
    async (p) =>
      places.editPlace(await idOf(p, "select id from places where name = 'Bến xe'"), {
        phone: '0203 222 222',
      }),
    ['the map'],
  ),
  change(
    'putting a place elsewhere',
    async (p) =>
      places.editPlace(await idOf(p, "select id from places where name = 'Bến xe'"), { latitude: 21.6 }),
    ['the map', 'the home page'],
  ),
  change(
    'putting a place first',
    async (p) =>
      places.editPlace(await idOf(p, "select id from places where name = 'Bến xe'"), { position: -1 }),
    ['the map', 'the home page'],
  ),
  change(
    'renaming a place',
    async (p) =>
      places.editPlace(await idOf(p, "select id from places where name = 'Bến xe'"), { name: 'Bến xe mới' }),
    ['the map'],
  ),
  change(
    'removing a place',
    async (p) => places.removePlace(await idOf(p, "select id from places where name = 'Bến xe mới'")),
    ['the map', 'the home page'],
  ),
  restoring('a place', 'places', ['the map', 'the home page']),
  change(
    'adding a static page',
    () => pages.addPage({ ...staticPage, slug: 'sap-co', title: 'Sắp có', in_menu: 0, position: 9 }),
    ['a static page that is not there yet', 'the sitemap of sections'],
  ),
  change(
    "editing a static page's text",
    async (p) => pages.editPage(await pageOf(p, 'sap-co'), { body: '<p>Khác</p>', updated_at: now() }),
    ['a static page that is not there yet', 'the sitemap of sections'],
  ),
  change(
    'putting a static page into the menu',
    async (p) => pages.editPage(await pageOf(p, 'sap-co'), { in_menu: 1 }),
    ['the home page', 'an article'],
    ['the sitemap of sections'],
  ),
  change(
    "changing a menu entry's title",
    async (p) => pages.editPage(await pageOf(p, 'sap-co'), { title: 'Trang khác' }),
    ['the home page', 'a static page that is not there yet'],
    ['the sitemap of sections'],
  ),
  change(
    "changing a static page's address",
    async (p) => pages.renamePage(await pageOf(p, 'sap-co'), 'da-co', now()),
    ['a static page that is not there yet', 'the home page', 'the sitemap of sections'],
  ),
  change(
    'taking a static page out of the menu',
    async (p) => pages.editPage(await pageOf(p, 'da-co'), { in_menu: 0 }),
    ['the home page'],
    ['the sitemap of sections'],
  ),
  change(
    'adding a static page in the menu',
    () => pages.addPage({ ...staticPage, slug: 'moi', title: 'Mới', in_menu: 1, position: 9 }),
    ['the home page', 'the sitemap of sections'],
  ),
  change('removing a static page', async (p) => pages.removePage((await pageOf(p, 'moi')).id), [
    'the home page',
    'the sitemap of sections',
  ]),
  restoring('a static page', 'pages', ['the home page', 'the sitemap of sections']),
  change('removing a redirect', () => redirects.removeRedirect('/trang/sap-co'), [
    'a static page that is not there yet',
  ]),
  restoring('a redirect', 'redirects', ['a static page that is not there yet']),
  change('adding a redirect', () => redirects.addRedirect('/khong/co/gi/', '/ban-do'), [
    'an address that nothing has',
  ]),
  change('moving an address to which another led', () => redirects.movePath('/ban-do', '/luu-tru'), [
    'an address that nothing has',
  ]),
  change(
    'changing a redirect',
    () => redirects.editRedirect('/khong/co/gi/', { from: '/khong/co/gi/', to: '/lich-cong-tac' }),
    ['an address that nothing has'],
  ),
  change(
    'renaming a category at the top',
    async (p) => categories.editCategory(await categoryOf(p, 'huong-dan'), { name: 'Cẩm nang' }),
    ['the home page', 'the map', 'a category with children', 'its other child'],
    'unimportant',
  ),
  change(
    'making a category of a department one of news',
    async (p) => categories.setCategoryKind(await categoryOf(p, 'tin-so-ban-nganh'), 'news'),
    ['the home page', 'the map'],
    'unimportant',
  ),
  change(
    'adding a department that comes first',
    () =>
      categories.addCategory({ slug: 'so-a', name: 'Sở A', kind: 'department', parent: 'tin-trong-huyen' }),
    ['the map', 'a category'],
  ),
  change(
    'putting another department first',
    async (p) => categories.editCategory(await categoryOf(p, 'danh-cho-ban-doc'), { position: -1 }),
    ['the map', 'a category'],
    'unimportant',
  ),
  change(
    'moving an article into a department',
    async (p) =>
      article.moveArticle(
        await row(p, 'select id, version, slug from articles where id = 1001'),
        (await categoryOf(p, 'so-a')).id,
      ),
    ['the map'],
    'unimportant',
  ),
  change(
    'adding a redirect to a category',
    () => redirects.addRedirect('/khong/co/gi', '/danh-cho-ban-doc'),
    ['an address that nothing has'],
  ),
  change(
    'changing the address of a category with articles',
    async (p) => categories.renameCategory(await categoryOf(p, 'danh-cho-ban-doc'), 'ban-doc'),
    [
      'its child',
      'a category',
      'a chunk of the sitemap',
      'an article that is scheduled',
      'an article of an organisation',
    ],
  ),
  change('articles being read most', async (p) => reading.setMostRead([(await articleOf(p, 'may:7')).id]), [
    'the home page',
    'an article',
  ]),
  change(
    'editing the words of an article that is read much',
    async (p) => article.editArticle(await articleOf(p, 'may:7'), { title: 'Đọc nhiều đã sửa' }, now()),
    ['the home page', 'an article', 'an article of another category'],
  ),
  change(
    'other articles being read most',
    async (p) => reading.setMostRead([(await articleOf(p, 'may:8')).id, 999]),
    ['the home page', 'an article'],
  ),
  change(
    'others, which are not to be seen, being read much too',
    async (p) => reading.setMostRead([999, (await articleOf(p, 'may:8')).id, ...[998_001, 998_002]]),
    [],
  ),
  change(
    'publishing a draft that is read most',
    async (p) => article.publishArticle(await articleOf(p, '999'), time('2014-05-02T12:30:00Z')),
    ['the home page', 'an article', 'an article of another category'],
    'unimportant',
  ),
  change(
    'withdrawing what is read most',
    async (p) => article.withdrawArticle(await articleOf(p, '999')),
    ['the home page', 'an article', 'an article of another category'],
    'unimportant',
  ),
  change(
    'adding a file',
    () =>
      media.addMedia(
        PDF,
        {
          ...{ bytes: new Uint8Array(9), type: 'application/pdf', extension: 'pdf', name: 'a.pdf' },
          ...{ width: null, height: null },
        },
        new Date(),
      ),
    [],
  ),
  change('describing a file', async (p) => media.describeMedia(await fileOf(p), 'Mô tả'), []),
  change(
    'attaching a file to an article',
    async (p) => attachments.attachFile((await articleOf(p, '20')).id, await fileOf(p), 'Tệp'),
    ['an article'],
    'unimportant',
  ),
  change(
    'giving an attachment another title',
    async (p) => {
      const [{ id }, mediaId] = [await articleOf(p, '20'), await fileOf(p)]
      const seen = [{ mediaId, title: 'Tệp' }]
      return attachments.setAttachments(id, seen, [{ mediaId, title: 'Tệp khác' }], [])
    },
    ['an article'],
    'unimportant',
  ),
  change(
    'taking an attachment off an article',
    async (p) => {
      const [{ id }, mediaId] = [await articleOf(p, '20'), await fileOf(p)]
      return attachments.setAttachments(id, [{ mediaId, title: 'Tệp khác' }], [], [mediaId])
    },
    ['an article'],
    'unimportant',
  ),
  change('removing a file', async (p) => media.removeUnusedMedia({ id: await fileOf(p), key: PDF }), []),
  change('adding synonyms', () => synonyms.addSynonyms(['bài', 'Đỉnh']), []),
  change(
    'editing synonyms',
    async (p) =>
      synonyms.editSynonyms(await idOf(p, "select id from synonyms where forms like '%Đỉnh%'"), [
        'bài',
        'Họp',
      ]),
    ['search: by words'],
  ),
  change(
    'removing synonyms',
    async (p) => synonyms.removeSynonyms(await idOf(p, "select id from synonyms where forms like '%Họp%'")),
    ['search: by words'],
  ),
  restoring('synonyms', 'synonyms', ['search: by words']),
  change(
    "changing an article's slug",
    async (p) => article.renameArticle(await articleOf(p, '20'), 'ten-moi', now()),
    ['an article', 'an article under another slug', 'its other child'],
  ),
  {
    what: 'an import',
    elsewhere: true,
    inVain: 'everything',
    make: async (p) => {
      const defaultCategory = { slug: 'huong-dan', name: 'Hướng dẫn' }
      await importRecords(p.env, 'matrix', [{ title: 'Bài nhập', publishedAt: '02/05/2014 09:00' }], {
        defaultCategory,
      })
      await runAfterCommit(p.env, p.pages)
    },
    shows: ['another day', 'a month'],
  },
  {
    ...change('changing the time zone', () => settings.saveSettings({ time_zone: 'Asia/Tokyo' }), [
      'an article of the same category, far away',
    ]),
    inVain: 'everything',
  },
]
