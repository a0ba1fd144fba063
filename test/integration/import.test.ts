import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleRecordInput } from '../../src/import/record.ts'
import type { ImportReport } from '../../src/import/report.ts'
import { generateArticles } from '../bench/generate.ts'
import { importRecords } from '../support/importing.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { withToken } from '../support/sign-in.ts'

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})

const importThese = (records: unknown[]) =>
  importRecords(portal.env, 'test', records, { now: new Date('2026-01-01T00:00:00Z') })
const counts = ({ added, updated, unchanged, rejected }: ImportReport) => [
  added,
  updated,
  unchanged,
  rejected.length,
]
const record = (values: Partial<ArticleRecordInput> = {}): ArticleRecordInput => ({
  externalId: 'test:1',
  title: 'Bài nhập',
  publishedAt: '02/04/2021 15:26',
  category: 'huong-dan',
  ...values,
})
const stored = (externalId: string) =>
  portal.env.DB.prepare('select * from articles where external_id = ?')
    .bind(externalId)
    .first<Record<string, unknown>>()

describe('importing records', () => {
  test('adds, then changes nothing, then updates what has changed under a new version', async () => {
    expect(counts(await importThese([record()]))).toEqual([1, 0, 0, 0])
    expect(counts(await importThese([record()]))).toEqual([0, 0, 1, 0])
    expect(counts(await importThese([record({ lead: 'Lời dẫn' })]))).toEqual([0, 1, 0, 0])
    expect(await stored('test:1')).toMatchObject({
      published_at: '2021-04-02T08:26:00Z',
      published_day: '2021-04-02',
      updated_at: '2026-01-01T00:00:00Z',
      lead: 'Lời dẫn',
      version: 2,
    })
  })

  test('rejects bad records one by one, with where and why, and takes the others', async () => {
    const report = await importThese([
      record({ externalId: 'good:1' }),
      { ...record({ externalId: 'bad:1' }), titel: 'x' },
      record({ externalId: 'bad:2', publishedAt: '31/02/2021 10:00' }),
      record({ externalId: 'bad:3', category: 'khong-co' }),
      record({ externalId: 'bad:4', cover: { file: 'missing.jpg' } }),
      record({ externalId: 'old:1', oldUrl: '/trung' }),
      record({ externalId: 'bad:5', oldUrl: '/trung' }),
      record({ externalId: 'good:2' }),
    ])
    expect(counts(report)).toEqual([3, 0, 0, 5])
    expect(report.rejected.map(({ where }) => where)).toEqual([
      'test:2',
      'test:3',
      'test:4',
      'test:5',
      'test:7',
    ])
    expect(report.rejected.map(({ reason }) => reason).join('\n')).toMatch(
      /titel[\s\S]*31\/02\/2021[\s\S]*khong-co[\s\S]*missing\.jpg[\s\S]*old_url/,
    )
    for (const id of ['bad:1', 'bad:2', 'bad:3', 'bad:4', 'bad:5']) expect(await stored(id)).toBeNull()
  })

  test('keeps the last of two records for the same article', async () => {
    const report = await importThese([
      record({ externalId: 'twice' }),
      record({ externalId: 'twice', title: 'Bản sau' }),
    ])
    expect(counts(report)).toEqual([1, 1, 0, 0])
    expect(await stored('twice')).toMatchObject({ title: 'Bản sau' })
  })

  test('adds a category that a record describes, under its parent', async () => {
    const category = { slug: 'van-hoa', name: 'Văn hoá', parent: 'tin-trong-huyen' }
    expect(counts(await importThese([record({ externalId: 'cat', category })]))).toEqual([1, 0, 0, 0])
    expect(await (await portal.get('/tin-trong-huyen')).text()).toContain('href="/van-hoa"')
  })

  test('stores text in NFC, and markup only of the allow-list', async () => {
    const body = `<p onclick="x()">${'Bình Liêu'.normalize('NFD')}</p><script>alert(1)</script>`
    await importThese([record({ externalId: 'nfd', title: 'Huyện uỷ'.normalize('NFD'), body })])
    expect(await stored('nfd')).toMatchObject({
      title: 'Huyện uỷ',
      slug: 'huyen-uy',
      body: '<p>Bình Liêu</p>',
    })
  })

  test('leaves what the editors chose since: category, place among the featured news, picture', async () => {
    await importThese([record({ externalId: 'edited' })])
    await portal.env.DB.prepare(
      `update articles set featured_position = 9, category_id = 1, cover_media_id = 1, version = 2
       where external_id = 'edited'`,
    ).run()
    const { category: _, ...again } = record({ externalId: 'edited' })
    expect(counts(await importThese([again]))).toEqual([0, 0, 1, 0])
    expect(counts(await importThese([{ ...again, lead: 'Khác' }]))).toEqual([0, 1, 0, 0])
    expect(await stored('edited')).toMatchObject({
      featured_position: 9,
      category_id: 1,
      cover_media_id: 1,
      lead: 'Khác',
    })
  })

  test('takes thousands', async () => {
    const records = [...generateArticles(1000)]
    expect(counts(await importThese(records))).toEqual([1000, 0, 0, 0])
    expect(counts(await importThese(records))).toEqual([0, 0, 1000, 0])
  })
})

describe('npm run import', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-'))
    await command('src/cli/migrate.ts')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const command = async (...args: string[]) => {
    const env = { ...process.env, STATE: join(folder, 'state') }
    try {
      const { stdout } = await promisify(execFile)(process.execPath, args, { env })
      return { code: 0, stdout }
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string }
      return { code, stdout }
    }
  }

  test('reads a saved portal page into an empty portal, and running it twice changes nothing', async () => {
    const page = 'src/sample/newsroom/bai-viet-binh-lieu.txt'
    expect(await command('src/cli/import.ts', page)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/added 1,/),
    })
    expect(await command('src/cli/import.ts', page)).toMatchObject({
      stdout: expect.stringMatching(/added 0, updated 0, unchanged 1, rejected 0/),
    })
  })

  test('reads NDJSON, and says which line is bad and why', async () => {
    const file = join(folder, 'news.ndjson')
    const lines = [
      JSON.stringify(record({ category: { slug: 'moi', name: 'Mới' } })),
      '',
      '{"title":',
      '{"title":""}',
    ]
    await writeFile(file, lines.join('\n'))
    const { code, stdout } = await command('src/cli/import.ts', file)
    expect(code).toBe(1)
    expect(stdout).toContain('added 1, updated 0, unchanged 0, rejected 2')
    expect(stdout).toMatch(/news\.ndjson:3: is not JSON/)
    expect(stdout).toMatch(/news\.ndjson:4: title: must not be empty/)
  })

  test('takes and rejects the same lines as the API, for the same reasons', async () => {
    const news = (externalId: string) =>
      JSON.stringify(record({ externalId, category: { slug: 'moi', name: 'Mới' } }))
    const bytes = Buffer.concat([
      Buffer.from(`\uFEFF${news('same:1')}\r\n\r\n{"title":\n{"title":"\u2028"}\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`"${'x'.repeat(3_000_000)}"\n${news('same:2')}`),
    ])
    const file = join(folder, 'same.ndjson')
    await writeFile(file, bytes)
    const { stdout } = await command('src/cli/import.ts', file)
    const byCommand = [...stdout.matchAll(/same\.ndjson:(\d+): (.*)/g)].map(([, line, reason]) => [
      `line ${line}`,
      reason,
    ])

    const headers = { ...(await withToken(portal.env, 'editor')), 'Content-Type': 'application/x-ndjson' }
    const url = new URL('/api/v1/imports', portal.url)
    const answer = await fetch(url, { method: 'POST', headers, body: bytes })
    const report = (await answer.json()) as ImportReport
    const byApi = report.rejected.map(({ where, reason }) => [where, reason])

    expect(byCommand).toEqual(byApi)
    expect(byApi.map(([line]) => line)).toEqual(['line 3', 'line 4', 'line 5', 'line 6'])
    expect(stdout).toContain('added 2,')
    expect(report.added).toBe(2)
  })
})
