import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { storePicturesFrom } from '../../src/cli/import-pictures.ts'
import type { ImportReport } from '../../src/import/report.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { avif, heic, joined, jpegWith, pdf, sideways } from '../support/fixtures/uploads.ts'
import { importRecords } from '../support/importing.ts'

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A JPEG that says where it was taken, with bytes after its end; another picture for every `step` of its first quantisation. */
function tellingJpeg(step: number): Uint8Array<ArrayBuffer> {
  const bytes = joined(jpegWith(0xe1, sideways), 'after the end')
  const table = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xdb]))
  bytes[table + 5] = step
  return bytes
}

function importCover(file: string, bytes: Uint8Array): Promise<ImportReport> {
  writeFileSync(join(folder, file), bytes)
  const record = { externalId: file, title: 'Bài nhập', publishedAt: '2024-01-01T00:00:00Z', cover: { file } }
  return importRecords(portal.env, 'test', [record], { picture: storePicturesFrom(folder, portal.env) })
}

/** The files in the bucket, as Latin-1. */
async function bucket(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { key } of (await portal.env.MEDIA.list()).objects) {
    const object = await portal.env.MEDIA.get(key)
    files.set(key, Buffer.from((await object?.arrayBuffer()) ?? '').toString('latin1'))
  }
  return files
}

const ways: Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<void>> = {
  'the form': async (bytes) => {
    const editor = await portal.signIn('editor')
    const asJson = { headers: { Accept: 'application/json' } }
    expect((await editor.upload('/admin/media', bytes, { name: 'anh.jpg', ...asJson })).status).toBe(201)
  },
  'the API': async (bytes) => {
    const script = await portal.script('author')
    expect((await script.upload('/media', bytes, { name: 'anh.jpg' })).status).toBe(201)
  },
  'an import': async (bytes) => {
    const report = await importCover('anh.jpg', bytes)
    expect([report.added + report.updated, report.rejected]).toEqual([1, []])
  },
}

test.each(Object.entries(ways).map(([way, store], index) => ({ way, store, step: index + 1 })))(
  'a JPEG that comes by $way is stored without its place and without bytes after its end',
  async ({ store, step }) => {
    const before = await bucket()
    await store(tellingJpeg(step))
    const added = [...(await bucket())].filter(([key]) => !before.has(key))
    expect(added.length).toBe(1)
    for (const [key, text] of added) {
      expect(text.startsWith('\xff\xd8'), key).toBe(true)
      expect(text, key).not.toMatch(/GPS-21-31|after the end/)
    }
  },
)

test('a file that comes by every way is stored once', async () => {
  const before = await bucket()
  for (const store of Object.values(ways)) await store(tellingJpeg(9))
  expect((await bucket()).size).toBe(before.size + 1)
})

describe.each([
  ['AVIF', avif, 'Ảnh AVIF không được nhận. Hãy mở ảnh rồi lưu thành JPEG', /AVIF .*save it as JPEG or WebP/],
  ['HEIC', heic, 'Tương thích nhất', /HEIC .*save it as JPEG.*Most Compatible/],
] as const)('%s is refused, with a sentence that says how to convert it', (_, bytes, vietnamese, english) => {
  let before: string[]
  beforeAll(async () => {
    before = [...(await bucket()).keys()]
  })
  afterEach(async () => {
    expect([...(await bucket()).keys()]).toEqual(before)
  })

  test('by the form', async () => {
    const editor = await portal.signIn('editor')
    const page = await editor.upload('/admin/media', bytes)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(vietnamese)])
    // The editor of texts shows the detail of this answer.
    const json = await editor.upload('/admin/media', bytes, { headers: { Accept: 'application/json' } })
    expect([json.status, json.json.detail]).toEqual([415, expect.stringContaining(vietnamese)])
  })

  test('by the API', async () => {
    const script = await portal.script('author')
    const { status, json } = await script.upload('/media', bytes)
    expect([status, json.detail]).toEqual([415, expect.stringMatching(english)])
  })

  test('by an import', async () => {
    const report = await importCover('anh.jpg', bytes)
    expect([report.added, report.updated]).toEqual([0, 0])
    expect(report.rejected.map(({ reason }) => reason)).toEqual([expect.stringMatching(english)])
  })
})

test('a record whose picture may not be shown is rejected with the reason, and nothing is stored', async () => {
  const before = await bucket()
  for (const [file, bytes, reason] of [
    ['tai-lieu.jpg', pdf, 'picture'],
    ['vo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'broken'],
    ['trang.jpg', Buffer.from('<script>alert(1)</script>'), 'HTML'],
    ['../ngoai.jpg', new Uint8Array([1]), 'outside'],
  ] as const) {
    const report = await importCover(file, bytes)
    expect([report.added, report.rejected.length], file).toEqual([0, 1])
    expect(report.rejected[0]?.reason, file).toContain(reason)
  }
  expect([...(await bucket()).keys()]).toEqual([...before.keys()])
})

test('a picture that a link leads to outside the folder is rejected, and nothing is stored', async () => {
  const before = await bucket()
  const outside = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(outside, 'anh.jpg'), tellingJpeg(11))
  symlinkSync(join(outside, 'anh.jpg'), join(folder, 'lien-ket.jpg'))
  const picture = await storePicturesFrom(folder, portal.env)('lien-ket.jpg')
  expect(picture).toEqual({ reason: 'lies outside the folder of the imported file' })
  expect([...(await bucket()).keys()]).toEqual([...before.keys()])
  rmSync(outside, { recursive: true })
})
