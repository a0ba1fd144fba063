import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storePicturesFrom } from '../../src/cli/picture-file.ts'
import type { ImportReport } from '../../src/import/report.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { joined, jpegWith, pdf, sideways } from '../support/fixtures/uploads.ts'
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
