import type { Portal } from '../support/portal.ts'

/** The addresses of the matrix by what they are. Every route of the portal must be among them. */
export async function pagesOf(portal: Portal): Promise<Record<string, string>> {
  const { results } = await portal.env.DB.prepare(
    `select a.id, a.slug, a.external_id as name, c.slug as category
     from articles a join categories c on c.id = a.category_id`,
  ).all<{ id: number; slug: string; name: string; category: string }>()
  const pathOf = (name: string) => {
    const article = results.find((row) => row.name === name)
    if (!article) throw new Error(`There is no article ${name}`)
    return `/${article.category}/${article.slug}-${article.id}`
  }
  const older = await linkOf(portal, '/danh-cho-ban-bien-tap', 'next')
  const oldest = await linkOf(portal, older, 'next')
  const upwards = await linkOf(portal, oldest, 'prev')
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  return {
    'the home page': '/',
    'the feed': '/rss.xml',
    'robots.txt': '/robots.txt',
    'the sitemap': '/sitemap.xml',
    'the sitemap of sections': '/sitemap/muc.xml',
    'a chunk of the sitemap': '/sitemap/bai-1.xml',
    'another chunk of the sitemap': '/sitemap/bai-2.xml',
    'a chunk of the sitemap that is none': '/sitemap/bai-999999999.xml',
    'the archive': '/luu-tru',
    'a month': '/luu-tru/2014/05',
    'a month, second page': await linkOf(portal, '/luu-tru/2014/05', 'next'),
    'another month': '/luu-tru/2015/01',
    'the month before a gap': '/luu-tru/2014/09',
    'this month': `/luu-tru/${today.slice(0, 7).replace('-', '/')}`,
    'a month without articles': '/luu-tru/2013/03',
    'a day': '/luu-tru/2014/05/01',
    'another day': '/luu-tru/2014/05/02',
    'the day before a gap': '/luu-tru/2014/09/02',
    'the day after a gap': '/luu-tru/2015/01/01',
    today: `/luu-tru/${today.replaceAll('-', '/')}`,
    'a day that is none': '/luu-tru/2013/02/30',
    "this week's schedule": '/lich-cong-tac',
    'the schedule for calendars': '/lich-cong-tac.ics',
    'the schedule of a week': '/lich-cong-tac/2019-06-03',
    'the schedule of another week': '/lich-cong-tac/2019-06-10',
    'the schedule of a week without appointments': '/lich-cong-tac/2019-07-01',
    'the schedule of a day': '/lich-cong-tac/2019-06-05',
    'the map': '/ban-do',
    'the statistics of visits': '/thong-ke',
    'the form of the search': '/tim-kiem',
    'the description of the search': '/opensearch.xml',
    'search: by words': '/tim-kiem?q=b%C3%A0i',
    'search: by category': '/tim-kiem?chuyen-muc=danh-cho-ban-bien-tap&sap-xep=newest',
    'search: by another category': '/tim-kiem?chuyen-muc=huong-dan',
    'search: by organisation': '/tim-kiem?co-quan=phong+tu+phap',
    'search: by days': '/tim-kiem?tu=2014-05-01&den=2014-05-02',
    'search: as JSON': '/api/v1/search?q=t%C3%AAn+%C4%91%C3%A3+s%E1%BB%ADa',
    'search: suggestions': '/api/v1/suggestions?q=b%C3%A0',
    'a static page': '/trang/gioi-thieu',
    'another static page': '/trang/lien-he',
    'a static page that is not there yet': '/trang/sap-co',
    'a category': '/tin-trong-huyen',
    'a category with children': '/huong-dan',
    'its child': '/danh-cho-ban-doc',
    'its other child': '/danh-cho-ban-bien-tap',
    'its other child, second page': older,
    'its other child, last page': oldest,
    'its other child, back up': upwards,
    'its other child, from its second newest': await fromSecondNewest(portal),
    'a category of a department': '/tin-so-ban-nganh',
    'a category that is not there yet': '/sap-co',
    'the feed of a category': '/danh-cho-ban-bien-tap/rss.xml',
    'the feed of its parent': '/huong-dan/rss.xml',
    'the feed of a department': '/tin-so-ban-nganh/rss.xml',
    'the feed of a category that is not there yet': '/sap-co/rss.xml',
    'the imported article': '/Trang/ChiTietBVGioiThieu.aspx?bvid=15',
    'an old address of an article that is not published': '/cu/xem.aspx?id=7',
    'an address that has moved': '/da-chuyen',
    'an address that nothing has': '/khong/co/gi',
    'a much read article': pathOf('matrix:may:7'),
    'a featured article': pathOf('matrix:featured'),
    'an article': pathOf('matrix:20'),
    'its newer neighbour': pathOf('matrix:21'),
    'its older neighbour': pathOf('matrix:19'),
    'an article of the same category, far away': pathOf('matrix:1'),
    'the newest article of the category': pathOf('matrix:44'),
    'an article of an organisation': pathOf('matrix:organisation:1'),
    'another article of the organisation': pathOf('matrix:organisation:2'),
    'an article of another category': pathOf('matrix:may:3'),
    'an article of a department': pathOf('matrix:department'),
    'an article that is a draft': pathOf('matrix:draft'),
    'an article that is scheduled': pathOf('matrix:scheduled'),
    'an article under another slug': pathOf('matrix:20').replace(/[^/]+-(\d+)$/, 'khac-$1'),
  }
}

/** A page that goes up from the 22nd newest: it shows twenty, and knows by the newest that there are more. */
async function fromSecondNewest({ env }: Portal): Promise<string> {
  const row = await env.DB.prepare(
    `select id, unixepoch(published_at) as time from articles where category_id = 4 and status = 'published'
     order by published_at desc, id desc limit 1 offset 21`,
  ).first<{ id: number; time: number }>()
  return `/danh-cho-ban-bien-tap?sau=${row?.time}-${row?.id}`
}

async function linkOf(portal: Portal, path: string, rel: 'next' | 'prev'): Promise<string> {
  const page = await (await portal.get(path)).text()
  const main = page.slice(page.indexOf('<main'))
  const link = new RegExp(`rel="${rel}" href="([^"]+)"`).exec(main)?.[1]
  if (!link) throw new Error(`${path} has no ${rel} page`)
  return link
}

/** Adds to the sample newsroom what the matrix needs besides. */
export async function prepareNewsroom({ env }: Portal): Promise<void> {
  const at = (month: number, day: number, hour = 1) =>
    `${month > 12 ? 2015 : 2014}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
  const rows: Record<string, string | number>[] = []
  const article = (name: string, values: Record<string, string | number>) =>
    rows.push({ name, category: 4, status: 'published', organisation: '', ...values })
  for (let n = 0; n < 45; n++) article(`${n}`, { at: at(13, 1 + (n % 28), n < 28 ? 1 : 5) })
  for (let n = 0; n < 60; n++) article(`may:${n}`, { category: 1, at: at(5, 1 + Math.floor(n / 30), n % 24) })
  article('organisation:1', { category: 3, at: at(6, 1), organisation: 'Phòng Tư pháp' })
  article('organisation:2', { category: 1, at: at(6, 2), organisation: 'Phòng Tư pháp' })
  article('department', { category: 5, at: at(7, 1) })
  article('featured', { category: 3, at: at(8, 1) })
  article('draft', { category: 3, status: 'draft', at: at(9, 1) })
  article('scheduled', { category: 3, status: 'scheduled', at: at(9, 2) })
  for (const { name, category, status, organisation, at } of rows) {
    await env.DB.prepare(
      `insert into articles (external_id, category_id, status, organisation, slug, title, published_at, published_day,
         first_published_at, updated_at)
       values ('matrix:' || ?1, ?2, ?3, ?4, 'bai', 'Bài ' || ?1, ?5, substr(?5, 1, 10), ?5, ?5)`,
    )
      .bind(name, category, status, organisation, at)
      .run()
  }
  await env.DB.batch(
    [
      "update articles set featured_position = 2 where external_id = 'matrix:featured'",
      "update articles set old_url = '/cu/xem.aspx?id=7' where external_id = 'matrix:draft'",
      // The next id but one begins another chunk of the sitemap.
      `insert into articles (id, external_id, category_id, status, slug, title, updated_at)
       values (999, 'matrix:999', 1, 'draft', 'bai', 'Bài', '2014-01-01T00:00:00Z')`,
      "insert into redirects (from_path, to_path) values ('/da-chuyen', '/trang/gioi-thieu')",
      `insert into schedule_entries (day, part, content) values ('2019-06-04', 'morning', 'Họp')`,
    ].map((sql) => env.DB.prepare(sql)),
  )
}
