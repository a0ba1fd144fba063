import { beforeAll, describe, expect, test } from 'vitest'
import { editArticle, publishArticle, withdrawArticle } from '../../src/content/articles/commands.ts'
import { renameCategory } from '../../src/content/categories.ts'
import { find } from '../../src/search/find.ts'
import { indexStale } from '../../src/search/indexing.ts'
import { startRebuild } from '../../src/search/rebuild.ts'
import type { Search } from '../../src/search/types.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { askHostilely } from '../support/hostile-searches.ts'
import { insertArticle } from '../support/portal.ts'
import type { Editor } from '../support/sign-in.ts'
import { ask } from '../support/visitors.ts'
import { eventually, withinOneMinute } from '../support/waiting.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})

const databases = () => ({ content: portal.env.DB, index: portal.env.SEARCH_DB })
const NOW = '2024-01-01T00:00:00Z'

/** Publishes an article with this title and gives its id. */
async function publish(title: string, values: Record<string, unknown> = {}): Promise<number> {
  const id = await insertArticle(portal.env, { title, lead: '', ...values })
  await indexStale(databases())
  return id
}

async function found(text: string, more: Partial<Search> = {}) {
  const results = await find(portal.env.SEARCH_DB, { text, sort: 'relevance', page: 1, ...more })
  return { ...results, ids: results.hits.map(({ id }) => id) }
}
const idsOf = async (text: string, more: Partial<Search> = {}) => (await found(text, more)).ids

describe('somebody who searches as people write', () => {
  test('finds it with or without marks, in either tone placement, in any normal form', async () => {
    const id = await publish('Huyện uỷ Bình Liêu họp')
    for (const text of ['huyen uy hop', 'Huyện ủy họp', 'Huyện uỷ họp'.normalize('NFD'), 'HUYỆN UỶ HỌP']) {
      expect(await idsOf(text), text).toContain(id)
    }
  })

  test('means just that word when it has marks, and any when it has none', async () => {
    const road = await publish('Mở Đường vào bản Zeta')
    const positive = await publish('Khúc dương cầm Zeta')
    expect((await idsOf('duong zeta')).toSorted()).toEqual([road, positive].toSorted())
    expect(await idsOf('đường zeta')).toEqual([road])
    expect(await idsOf('dương zeta')).toEqual([positive])

    const year = await publish('Một năm Ypsilon')
    const south = await publish('Miền Nam Ypsilon')
    expect(await idsOf('năm ypsilon')).toEqual([year])
    expect((await idsOf('nam ypsilon')).toSorted()).toEqual([year, south].toSorted())
    expect((await idsOf('nam'))[0]).toBe(south)
  })

  test('finds what may be written with i or y', async () => {
    const id = await publish('Lễ kỷ niệm Omega')
    expect(await idsOf('kỉ niệm omega')).toEqual([id])
  })

  test('finds what an abbreviation stands for, and the other way round', async () => {
    const long = await publish('Uỷ ban Mặt trận Tổ quốc xã Kappa')
    const short = await publish('MTTQ xã Kappa')
    for (const text of ['MTTQ kappa', 'mttq kappa', 'Mặt trận Tổ quốc kappa', 'mat tran to quoc kappa']) {
      expect((await idsOf(text)).toSorted(), text).toEqual([long, short].toSorted())
    }
  })

  test('finds phrases, and leaves out what is unwanted', async () => {
    const apart = await publish('Sigma bầu trời, cử tri')
    const together = await publish('Sigma bầu cử')
    expect(await idsOf('"bầu cử" sigma')).toEqual([together])
    expect(await idsOf('sigma bầu cử')).toEqual([together, apart])
    expect(await idsOf('sigma -trời')).toEqual([together])
  })

  test('is told when marks, spelling or all of the words had to be given up', async () => {
    const id = await publish('Thanh tra Lambda kết luận')
    expect(await found('Thành tra lambda')).toMatchObject({ ids: [id], match: 'folded' })
    expect(await found('thanh tra lambad')).toMatchObject({
      match: 'corrected',
      corrected: 'thanh tra lambda',
    })
    expect(await found('thanh tra lambda khongcochunao')).toMatchObject({ match: 'some' })
    expect((await idsOf('thanh tra lambda khongcochunao'))[0]).toBe(id)
    expect(await found('hoantoankhongco')).toMatchObject({ ids: [], total: 0 })
  })

  test('gets titles first, then leads, then bodies; newer before older', async () => {
    const body = await publish('Một', {
      body: '<p>Nói về thetaword.</p>',
      published_at: '2023-01-01T00:00:00Z',
    })
    const lead = await publish('Hai', { lead: 'Thetaword', published_at: '2022-01-01T00:00:00Z' })
    const old = await publish('Thetaword xưa', { published_at: '2011-01-01T00:00:00Z' })
    const recent = await publish('Thetaword nay', { published_at: '2012-01-01T00:00:00Z' })
    expect(await idsOf('thetaword')).toEqual([recent, old, lead, body])
    expect(await idsOf('thetaword', { sort: 'newest' })).toEqual([body, lead, recent, old])
  })

  test('can say where and when', async () => {
    const one = await publish('Iotaword', {
      category_id: 3,
      organisation: 'Phòng Tư pháp',
      published_at: '2014-03-31T16:59:59Z',
    })
    const other = await publish('Iotaword', { category_id: 1, published_at: '2014-03-31T17:00:00Z' })
    expect(await idsOf('iotaword', { category: 'huong-dan' })).toEqual([one])
    expect(await idsOf('iotaword', { category: 'tin-trong-huyen' })).toEqual([other])
    expect(await idsOf('iotaword', { organisation: 'phong tu phap' })).toEqual([one])
    expect(await idsOf('', { organisation: 'Phòng Tư pháp' })).toEqual([one])
    expect(await idsOf('iotaword', { from: '2014-03-31T17:00:00Z' })).toEqual([other])
    expect(await idsOf('iotaword', { until: '2014-03-31T17:00:00Z' })).toEqual([one])
    const { categories } = await found('iotaword')
    expect(categories.map(({ slug, count }) => [slug, count]).toSorted()).toEqual([
      ['danh-cho-ban-doc', 1],
      ['tin-trong-huyen', 1],
    ])
  })

  test('pages through all, each once', async () => {
    for (let n = 0; n < 25; n++) {
      await insertArticle(portal.env, {
        title: n % 3 === 0 ? `Muword ${n}` : `Bài ${n}`,
        body: '<p>muword</p>',
        published_at: `2013-01-${String(n + 1).padStart(2, '0')}T00:00:00Z`,
      })
    }
    await indexStale(databases())
    const pages = []
    for (const page of [1, 2, 3, 4]) pages.push(await idsOf('muword', { page }))
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 5, 0])
    expect(new Set(pages.flat()).size).toBe(25)
    expect((await found('muword')).total).toBe(25)
  })
})

describe('the index', () => {
  test('follows what is published, changed and withdrawn', async () => {
    const id = await insertArticle(portal.env, { status: 'draft', title: 'Bài xiword' })
    await portal.write(publishArticle({ id, version: 1 }, { published_at: NOW, published_day: '2024-01-01' }))
    expect(await idsOf('xiword')).toEqual([id])
    await portal.write(editArticle({ id, version: 2 }, { title: 'Bài omicronword' }, NOW))
    expect([await idsOf('"bài xiword"'), await idsOf('omicronword')]).toEqual([[], [id]])
    await portal.write(withdrawArticle({ id, version: 3 }))
    expect((await found('omicronword')).total).toBe(0)
  })

  test('follows categories', async () => {
    const id = await publish('Bài piword', { category_id: 4 })
    const { version } = (await portal.env.DB.prepare('select version from categories where id = 4').first<{
      version: number
    }>()) ?? { version: 0 }
    await portal.write(renameCategory({ id: 4, version, slug: 'danh-cho-ban-bien-tap' }, 'bien-tap'))
    const { hits } = await found('piword', { category: 'bien-tap' })
    expect(hits).toMatchObject([{ id, categorySlug: 'bien-tap' }])
  })

  test('is made anew while it is searched, and loses what is no longer there', async () => {
    const id = await publish('Bài rhoword')
    await portal.env.SEARCH_DB.batch(
      [
        `insert into entries select 5, 999999, published_at, slug, category_id, category_slug, category_name, organisation,
           0, title, lead, body from entries limit 1`,
        `insert into texts (rowid, e_text, f_text, facets) values (5, 'zqzqxword', 'zqzqxword', '')`,
      ].map((statement) => portal.env.SEARCH_DB.prepare(statement)),
    )
    expect(await idsOf('zqzqxword')).toEqual([999_999])
    await startRebuild(databases())
    expect(await found('rhoword')).toMatchObject({ ids: [id], incomplete: true })
    expect(await indexStale(databases())).toBe(true)
    expect(await found('rhoword')).toMatchObject({ ids: [id], incomplete: false })
    expect((await found('zqzqxword')).total).toBe(0)
  })

  test('keeps what changes while it is being indexed', async () => {
    const id = await insertArticle(portal.env, { title: 'Bài tauword' })
    const slow = {
      prepare: portal.env.SEARCH_DB.prepare.bind(portal.env.SEARCH_DB),
      async batch(statements: D1PreparedStatement[]) {
        const results = await portal.env.SEARCH_DB.batch(statements)
        await portal.env.DB.prepare(
          "update articles set title = 'Bài upsword', version = version + 1 where id = ? and title like '%tauword'",
        )
          .bind(id)
          .run()
        return results
      },
    }
    await indexStale({ content: portal.env.DB, index: slow as never })
    expect(await idsOf('upsword')).toEqual([id])
  })

  test.each([
    ['two index', false],
    ['one makes all anew while another indexes', true],
  ])('keeps the newest when %s', async (_, isRebuilding) => {
    const title = isRebuilding ? 'Bài wauword' : 'Bài sanword'
    const id = await insertArticle(portal.env, { title })
    if (isRebuilding) {
      await indexStale(databases())
      await startRebuild(databases())
      await portal.env.SEARCH_DB.prepare('update state set rebuilt_to = ?')
        .bind(id - 1)
        .run()
    }
    let isFirst = true
    const overtaken = {
      prepare: portal.env.SEARCH_DB.prepare.bind(portal.env.SEARCH_DB),
      async batch(statements: D1PreparedStatement[]) {
        // What it writes now was read before this.
        if (isFirst) {
          isFirst = false
          const changed =
            "update articles set title = title || ' qopword', version = version + 1 where id = ?"
          await portal.env.DB.prepare(changed).bind(id).run()
          await indexStale(databases())
        }
        return portal.env.SEARCH_DB.batch(statements)
      },
    }
    await indexStale({ content: portal.env.DB, index: overtaken as never })
    await indexStale(databases())
    const { hits } = await found(title)
    expect(hits).toMatchObject([{ id, title: `${title} qopword` }])
  })

  test('that fails breaks no page, and says so', async () => {
    await portal.env.SEARCH_DB.prepare('alter table entries rename to gone').run()
    const page = await ask(new URL('/tim-kiem?q=mat', portal.url))
    expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(page.text).toContain('Chỉ mục tìm kiếm đang được lập lại')
    const api = await ask(new URL('/api/v1/search?q=mat', portal.url))
    expect([api.status, api.headers.get('Content-Type')]).toEqual([503, 'application/problem+json'])
    expect((await ask(new URL('/', portal.url))).status).toBe(200)
    await portal.tick(new Date())
    await portal.env.SEARCH_DB.prepare('alter table gone rename to entries').run()
    expect((await ask(new URL('/tim-kiem?q=mat', portal.url))).status).toBe(200)
  })
})

describe('the page', () => {
  const see = (query: string) => ask(new URL(`/tim-kiem${query}`, portal.url))

  test('shows results with what was found marked in the text as written', async () => {
    await publish('Bài phiword & <b>', { body: '<p>Ở Đồng Tâm có <strong>phiword</strong> &amp; khác.</p>' })
    const { status, text, headers } = await see('?q=phiword')
    expect([status, headers.get('cf-cache-status')]).toEqual([200, 'MISS'])
    expect(text).toContain('Bài <mark>phiword</mark> &amp; &lt;b&gt;')
    expect(text).toContain('Ở Đồng Tâm có <mark>phiword</mark> &amp; khác.')
    expect((await see('?q=phiword&utm_source=x&tu=')).headers.get('cf-cache-status')).toBe('HIT')
  })

  test('takes days as they are typed, and says which are none', async () => {
    expect((await see('?q=b%C3%A0i&tu=2/4/2021&den=02-04-2021')).status).toBe(200)
    const { status, text } = await see('?q=x&tu=31/02/2021')
    expect(status).toBe(400)
    expect(text).toContain('value="31/02/2021" aria-invalid="true" aria-describedby="wrong-tu"')
    expect(text).toContain('Ngày bắt đầu không có thật')
    expect((await see('?q=x&tu=2021-04-02&den=2021-04-01')).text).toContain(
      'Ngày bắt đầu ở sau ngày kết thúc',
    )
    expect((await see('?q=x&trang=51')).status).toBe(400)
    expect((await see('?q=x&sap-xep=abc')).status).toBe(400)
  })

  test('and the API agree', async () => {
    await publish('Bài chiword')
    const { text } = await ask(new URL('/api/v1/search?q=chiword', portal.url))
    const answer = JSON.parse(text)
    expect(answer).toMatchObject({ total: 1, items: [{ title: 'Bài chiword', category: 'tin-trong-huyen' }] })
    expect(answer.items[0].url).toMatch(/^http:.*\/tin-trong-huyen\/bai-thu-\d+$/)
    expect((await see('?q=chiword')).text).toContain(new URL(answer.items[0].url).pathname)
    const bad = await ask(new URL('/api/v1/search?q=x&from=never', portal.url))
    expect([bad.status, JSON.parse(bad.text).detail]).toEqual([400, expect.stringContaining('from:')])
    expect((await ask(new URL('/api/v1/search', portal.url))).status).toBe(400)
  })

  test('is refused to who asks without end', async () => {
    const statuses = await withinOneMinute(async (address) => {
      const answers = []
      for (let n = 0; n < 65; n++) {
        const headers = { 'CF-Connecting-IP': address }
        answers.push(await ask(new URL(`/tim-kiem?q=psi${n % 3}`, portal.url), { headers }))
      }
      return answers.map(({ status }) => status)
    })
    expect(statuses.filter((status) => status === 429).length).toBe(5)
    const other = { 'CF-Connecting-IP': '203.0.113.99' }
    expect((await ask(new URL('/tim-kiem?q=psi', portal.url), { headers: other })).status).toBe(200)
  })

  test('suggests categories and titles for what has been typed so far', async () => {
    await publish('Omegaword bắt đầu')
    const suggest = async (typed: string) =>
      JSON.parse((await ask(new URL(`/api/v1/suggestions?q=${encodeURIComponent(typed)}`, portal.url))).text)
    expect(await suggest('omegaw')).toMatchObject([{ text: 'Omegaword bắt đầu', kind: 'article' }])
    expect(await suggest('huong d')).toMatchObject([{ text: 'Hướng dẫn', url: '/huong-dan' }])
    expect(await suggest('x')).toEqual([])
    expect(await suggest('" OR *')).toEqual([])
  })
})

describe('administrators', () => {
  const PATH = '/admin/chi-muc-tim-kiem'
  let open: Edge
  let administrator: Editor
  beforeAll(async () => {
    open = await startEdge()
    administrator = await open.signIn('administrator')
  })

  test('see how far the index is, and have it made anew', async () => {
    await insertArticle(open.env, { title: 'Bài chờ' })
    const before = await administrator.get(PATH)
    expect(before.text).toMatch(/Bài tìm được<\/dt><dd>16<\/dd>.*Bài chờ cập nhật<\/dt><dd>1<\/dd>/)
    const answer = await administrator.post(`${PATH}/rebuild`)
    expect([answer.status, answer.location]).toEqual([303, PATH])
    const made = /<dd>17<\/dd>.*<dd>0<\/dd>/
    const after = await eventually(
      () => administrator.get(PATH),
      ({ text }) => made.test(text),
    )
    expect(after.text).toMatch(made)
  })

  test('are not acted for by a page of another site', async () => {
    const foreign = administrator.with({ Origin: 'https://evil.example' })
    expect((await foreign.post(`${PATH}/rebuild`)).status).toBe(403)
    expect((await open.reader.get(PATH)).status).toBe(303)
  })
})

test('no input breaks the search, becomes markup or steers it', () => askHostilely(portal, 60))
