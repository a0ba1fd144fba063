import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { costOf, insertArticle, type Portal, startPortal } from '../support/portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})

const html = async (path: string) => {
  const response = await portal.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
const seedPath = async () => {
  const row = await portal.env.DB.prepare(
    "select id, slug from articles where external_id like 'text:%'",
  ).first<{ id: number; slug: string }>()
  return `/tin-trong-huyen/${row?.slug}-${row?.id}`
}

describe('the home page', () => {
  test('shows every block of the portal', async () => {
    const page = await html('/')
    for (const title of [
      'Tin tiêu điểm',
      'Tin trong huyện',
      'Hướng dẫn',
      'Tin sở ban ngành',
      'Lịch công tác',
      'Bản đồ',
      'Website liên kết',
      'Thống kê truy cập',
      'Thông tin báo chí',
    ]) {
      expect(page).toContain(title)
    }
    expect(page).toContain('1.854.779')
    expect(page).toContain('https://chinhphu.vn/')
  })

  test('says that the schedule is empty when there is nothing in the coming week', async () => {
    const { results } = await portal.env.DB.prepare('select * from schedule_entries').all()
    await portal.env.DB.prepare('delete from schedule_entries').run()
    expect(await html('/')).toContain('Lịch công tác trống')
    for (const row of results) {
      const names = Object.keys(row)
      await portal.env.DB.prepare(
        `insert into schedule_entries (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
        .bind(...Object.values(row))
        .run()
    }
    expect(await html('/')).not.toContain('Lịch công tác trống')
  })

  test('shows a change that was made straight in the database', async () => {
    await portal.env.DB.prepare("update settings set tagline = 'Khẩu hiệu mới'").run()
    expect(await html('/')).toContain('Khẩu hiệu mới')
  })
})

describe('an article', () => {
  test('has its parts where they belong', async () => {
    const page = await html(await seedPath())
    expect(page).toMatch(/<h1>UBND huyện, Ban Dân vận Huyện uỷ.*Chương trình phối hợp năm 2021<\/h1>/)
    expect(page).toContain('<time datetime="2021-04-02T08:26:00Z">02/04/2021 15:26</time>')
    expect(page).toContain('<figcaption>Quang cảnh lễ ký kết Chương trình phối hợp năm 2021</figcaption>')
    expect(page).toContain('<b class="author">Hoàng Đức Bằng</b>')
    expect(page).toContain('<span class="organisation">Văn phòng HĐND &amp; UBND huyện Bình Liêu</span>')
    expect(page).toContain('Tin cùng chuyên mục')
    expect(page).toContain('Tin liên quan')
    expect(page).not.toContain('Cập nhật')
  })

  test('that was read from a saved page shows every sentence of it once, in order', async () => {
    const file = await readFile('src/sample/newsroom/bai-viet-binh-lieu.txt', 'utf8')
    const saved = file.normalize('NFC').slice(0, file.indexOf('Tìm kiếm theo chuyên mục'))
    const sentences = saved.split(/(?<=[.;:?!…])\s|\n/).map((sentence) => sentence.trim())
    const page = await html(await seedPath())
    const article = page.slice(page.indexOf('<article class="full">'), page.indexOf('<p class="tools">'))
    const text = article
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
    let at = 0
    for (const sentence of sentences.filter((sentence) => sentence.length > 20)) {
      const found = text.indexOf(sentence, at)
      expect(found, sentence).toBeGreaterThanOrEqual(at)
      at = found + sentence.length
      expect(text.indexOf(sentence, at), sentence).toBe(-1)
    }
    expect(text.length - at).toBeLessThan(10)
  })

  test('says when it was changed after publishing', async () => {
    const id = await insertArticle(portal.env, { updated_at: '2021-05-02T03:04:00Z' })
    expect(await html(`/tin-trong-huyen/bai-thu-${id}`)).toMatch(/Cập nhật <time[^>]*>02\/05\/2021 10:04</)
  })

  test('is found by its id: any other slug or category leads to the canonical address', async () => {
    const path = await seedPath()
    for (const other of [
      path.replace(/ubnd-[a-z-]+-ket/, 'sai'),
      path.replace('tin-trong-huyen', 'huong-dan'),
    ]) {
      const response = await portal.get(other)
      expect([response.status, response.headers.get('Location')]).toEqual([301, path])
    }
  })

  test('that is a draft, scheduled, or was never published is not there', async () => {
    for (const status of ['draft', 'scheduled', 'withdrawn']) {
      const id = await insertArticle(portal.env, { status, first_published_at: null })
      expect((await portal.get(`/tin-trong-huyen/bai-thu-${id}`)).status, status).toBe(404)
    }
  })

  test('that was withdrawn says so and why, and is kept by no search engine', async () => {
    const id = await insertArticle(portal.env, { status: 'withdrawn', withdrawn_reason: 'Số liệu <sai>' })
    const gone = await portal.get(`/tin-trong-huyen/bai-thu-${id}`)
    const page = await gone.text()
    expect(gone.status).toBe(410)
    expect(page).toContain('Bài viết đã được gỡ')
    expect(page).toContain('Số liệu &lt;sai&gt;')
    expect(page).toContain('noindex')
  })

  test('shows typed markup as text', async () => {
    const id = await insertArticle(portal.env, {
      title: '<script>alert(1)</script>',
      lead: '"><img src=x onerror=alert(1)>',
    })
    const page = await html(`/tin-trong-huyen/bai-thu-${id}`)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<img src=x')
  })
})

describe('a category', () => {
  test('lists its own articles and those of the categories below it, newest first', async () => {
    const page = await html('/huong-dan')
    const times = [...page.matchAll(/<p class="meta"><time datetime="([^"]+)"/g)].map((match) => match[1])
    expect(times.length).toBeGreaterThan(8)
    expect(times).toEqual(times.toSorted().reverse())
    expect(page).toContain('Dành cho ban biên tập')
  })

  test('can be read to its end and back, each article once, while new ones are published', async () => {
    const ids: number[] = []
    for (let hour = 0; hour < 45; hour++) {
      ids.push(
        await insertArticle(portal.env, {
          category_id: 4,
          published_at: new Date(Date.UTC(2015, 0, 1, hour)).toISOString().replace('.000Z', 'Z'),
          slug: 'trang',
        }),
      )
    }
    const seen: number[] = []
    let path: string | undefined = '/danh-cho-ban-bien-tap'
    let last = path
    while (path) {
      const page = await html(path)
      const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
      seen.push(
        ...[...main.matchAll(/href="\/danh-cho-ban-bien-tap\/[a-z-]+-(\d+)"/g)].map((match) =>
          Number(match[1]),
        ),
      )
      await insertArticle(portal.env, { category_id: 4, published_at: '2030-01-01T00:00:00Z', slug: 'moi' })
      last = path
      path = /rel="next" href="([^"]+)"/.exec(main)?.[1]
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(ids.every((id) => seen.includes(id))).toBe(true)
    const back = /rel="prev" href="([^"]+)"/.exec(await html(last))?.[1]
    expect(await html(back ?? '')).toContain('rel="next"')
  })

  test('answers 404 when there is none, and 400 with an explanation when the position is malformed', async () => {
    expect((await portal.get('/khong-co')).status).toBe(404)
    const response = await portal.get('/huong-dan?truoc=abc')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Địa chỉ không hợp lệ')
  })
})

describe('the archive', () => {
  test('leads from months to days to articles', async () => {
    expect(await html('/luu-tru')).toContain('href="/luu-tru/2021/04"')
    expect(await html('/luu-tru/2021/04')).toContain('href="/luu-tru/2021/04/02"')
    expect(await html('/luu-tru/2021/04/02')).toContain('ký kết Chương trình phối hợp năm 2021')
  })

  test('counts days in the time zone of the site', async () => {
    const id = await insertArticle(portal.env, {
      published_at: '2016-02-29T17:30:00Z',
      published_day: '2016-03-01',
      slug: 'nua-dem',
    })
    expect(await html('/luu-tru/2016/03/01')).toContain(`nua-dem-${id}`)
    expect(await html('/luu-tru/2016/02/29')).not.toContain(`nua-dem-${id}`)
  })

  test('has no page for days that do not exist', async () => {
    expect((await portal.get('/luu-tru/2021/02/30')).status).toBe(404)
    expect((await portal.get('/luu-tru/2021/13')).status).toBe(404)
  })
})

describe('other pages', () => {
  test('a static page, the map and the schedule show themselves', async () => {
    expect(await html('/trang/gioi-thieu')).toContain('<h1>Giới thiệu</h1>')
    expect(await html('/ban-do')).toContain('Xã Hoành Mô')
    expect(await html('/lich-cong-tac')).toContain('Họp giao ban đầu tuần')
    expect(await html('/lich-cong-tac/2000-01-03')).toContain('Lịch công tác trống')
    expect((await portal.get('/lich-cong-tac/2000-01-05')).headers.get('Location')).toBe(
      '/lich-cong-tac/2000-01-03',
    )
  })

  test('a missing page helps on, and is not indexed', async () => {
    const response = await portal.get('/khong/co/trang-nay')
    expect(response.status).toBe(404)
    const page = await response.text()
    expect(page).toContain('Không tìm thấy trang')
    expect(page).toContain('href="/luu-tru"')
    expect(page).toContain('name="robots" content="noindex"')
  })

  test('an address that has moved leads to where it went, also one of the old portal', async () => {
    await portal.env.DB.prepare(
      "insert into redirects (from_path, to_path) values ('/cu', '/trang/gioi-thieu')",
    ).run()
    expect((await portal.get('/cu')).headers.get('Location')).toBe('/trang/gioi-thieu')
    const old = await portal.get('/Trang/ChiTietBVGioiThieu.aspx?bvid=15')
    expect(old.status).toBe(301)
    expect(old.headers.get('Location')).toMatch(/^\/tin-trong-huyen\/duong-dan-cua-cong-thong-tin-cu/)
  })
})

describe('feeds and sitemaps', () => {
  test('the feed of the site and of a category carry articles with absolute addresses', async () => {
    for (const path of ['/rss.xml', '/tin-trong-huyen/rss.xml']) {
      const response = await portal.get(path)
      expect(response.headers.get('Content-Type')).toContain('application/rss+xml')
      const xml = await response.text()
      expect(xml).toMatch(/<rss version="2.0"/)
      expect(xml).toContain(`<link>${portal.url.origin}/tin-trong-huyen/`)
    }
    expect((await portal.get('/khong-co/rss.xml')).status).toBe(404)
  })

  test('the sitemap names its chunks, and they name the published articles only', async () => {
    const draft = await insertArticle(portal.env, { status: 'draft', slug: 'ban-nhap' })
    const index = await (await portal.get('/sitemap.xml')).text()
    const chunks = [...index.matchAll(/<loc>[^<]*(\/sitemap\/[^<]+)<\/loc>/g)].map((match) => match[1] ?? '')
    expect(chunks).toContain('/sitemap/muc.xml')
    const all = (await Promise.all(chunks.map(async (path) => (await portal.get(path)).text()))).join('')
    expect(all).toContain(`${await seedPath()}</loc><lastmod>2021-04-02T08:26:00Z`)
    expect(all).toContain('/huong-dan</loc>')
    expect(all).not.toContain(`ban-nhap-${draft}`)
  })

  test('robots.txt names the sitemap', async () => {
    expect(await (await portal.get('/robots.txt')).text()).toContain(
      `Sitemap: ${portal.url.origin}/sitemap.xml`,
    )
  })
})

describe('every answer', () => {
  const addresses = [
    '/',
    '/tin-trong-huyen',
    '/luu-tru',
    '/luu-tru/2021/04',
    '/trang/gioi-thieu',
    '/ban-do',
    '/lich-cong-tac',
    '/rss.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/khong-co',
    '/cu-khong-co/bai-999999',
    '/healthz',
    '/media/khong-co',
    '/favicon.svg',
    '/assets/portal.js',
  ]

  test.each(addresses)('%s carries security headers and a cache policy, and sets no cookie', async (path) => {
    const response = await portal.get(path)
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Cache-Control')).toBeTruthy()
    expect(response.headers.get('Set-Cookie')).toBeNull()
  })

  test('of a page has a strong ETag, by which a browser is told that it has the page', async () => {
    const path = await seedPath()
    const response = await portal.get(path)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    const etag = response.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await portal.get(path, { headers: { 'If-None-Match': condition } })
      expect([again.status, again.headers.get('ETag'), await again.text()], condition).toEqual([
        304,
        etag,
        '',
      ])
    }
    expect((await portal.get(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  test('to HEAD is that to GET without its body', async () => {
    const response = await portal.get('/', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('ETag')).toBe((await portal.get('/')).headers.get('ETag'))
    expect(await response.text()).toBe('')
  })

  test('to other methods is 405 with what is allowed', async () => {
    const response = await portal.get('/', { method: 'POST' })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('does not depend on what else a reader sends', async () => {
    const plain = await (await portal.get('/')).text()
    const headers = { Cookie: 'a=b', Authorization: 'Bearer x', 'X-Forwarded-Host': 'evil.example' }
    expect(await (await portal.get('/', { headers })).text()).toBe(plain)
  })
})

test('a picture is served with its type, for ever', async () => {
  const page = await html('/')
  const path = /src="(\/media\/[0-9a-f]{64}\.webp)"/.exec(page)?.[1] ?? ''
  const response = await portal.get(path)
  expect(response.headers.get('Content-Type')).toBe('image/webp')
  expect(response.headers.get('Cache-Control')).toContain('immutable')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  const part = await portal.get(path, { headers: { Range: 'bytes=0-9' } })
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10])
  const etag = response.headers.get('ETag') ?? ''
  expect((await portal.get(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
})

test('a page is one round trip and weighs little', async () => {
  const paths = [
    '/',
    await seedPath(),
    '/huong-dan',
    '/luu-tru/2021/03',
    '/trang/gioi-thieu',
    '/ban-do',
    '/lich-cong-tac',
  ]
  for (const path of paths) {
    const response = await portal.get(path)
    expect(costOf(response).trips, path).toBe(1)
    const gzipped = new Blob([await response.text()]).stream().pipeThrough(new CompressionStream('gzip'))
    const { byteLength } = await new Response(gzipped).arrayBuffer()
    expect(byteLength, path).toBeLessThan(14 * 1024)
  }
})
