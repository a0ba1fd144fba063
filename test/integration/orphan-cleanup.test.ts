import { beforeAll, expect, test } from 'vitest'
import { write } from '../../src/db/command.ts'
import { deleteOrphans } from '../../src/media/orphan-cleanup.ts'
import { addMedia, keyOf } from '../../src/media/storage.ts'
import { type Edge, startEdge } from '../support/edge.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})

const HOUR = 3_600_000
/** A moment far ahead at which the part of the bucket with this key has its turn. */
const turnOf = (key: string) => new Date((256 * 8_000 + Number.parseInt(key.slice(0, 2), 16)) * HOUR)
const keys = async () => (await portal.env.MEDIA.list()).objects.map(({ key }) => key)

async function file(text: string) {
  const bytes = new Uint8Array(new TextEncoder().encode(text))
  const stored = {
    bytes,
    type: 'application/pdf',
    extension: 'pdf',
    width: null,
    height: null,
    name: 'a.pdf',
  }
  return { key: await keyOf(stored), stored }
}

test('files without a row go, with what was made of them; all others stay', async () => {
  const before = await keys()
  const { key } = await file('nobody')
  const own = before[0] ?? ''
  const others = [`${key}/360.avif`, `${own}/360.webp`]
  for (const name of [key, ...others]) await portal.env.MEDIA.put(name, 'x')

  // Who uploads just now is not disturbed, and other parts of the bucket have other hours.
  expect(await deleteOrphans(portal.env, new Date(Math.floor(Date.now() / HOUR) * HOUR))).toBe(0)
  expect(await deleteOrphans(portal.env, new Date(turnOf(key).getTime() + HOUR))).toBe(0)
  expect((await keys()).toSorted()).toEqual([...before, key, ...others].toSorted())

  expect(await deleteOrphans(portal.env, turnOf(key))).toBe(2)
  expect(await deleteOrphans(portal.env, turnOf(own))).toBe(0)
  expect((await keys()).toSorted()).toEqual([...before, `${own}/360.webp`].toSorted())
})

test('a file that is uploaded again while orphans are deleted stays', async () => {
  const { key, stored } = await file('somebody')
  await portal.env.MEDIA.put(key, stored.bytes, { httpMetadata: { contentType: stored.type } })
  const MEDIA = {
    list: portal.env.MEDIA.list.bind(portal.env.MEDIA),
    get: portal.env.MEDIA.get.bind(portal.env.MEDIA),
    put: portal.env.MEDIA.put.bind(portal.env.MEDIA),
    async delete(name: string) {
      // The upload has found its bytes there, and adds the row.
      await write(portal.env.DB, [addMedia(key, stored, new Date())])
      await portal.env.MEDIA.delete(name)
    },
  } as unknown as R2Bucket
  await deleteOrphans({ DB: portal.env.DB, MEDIA }, turnOf(key))
  const object = await portal.env.MEDIA.get(key)
  expect([await object?.text(), object?.httpMetadata?.contentType]).toEqual(['somebody', 'application/pdf'])
})

test('the clock sees to it, half past each hour', async () => {
  const { key } = await file('forgotten')
  await portal.env.MEDIA.put(key, 'x')
  const turn = turnOf(key).getTime()
  await portal.tick(new Date(turn + 29 * 60_000))
  expect(await keys()).toContain(key)
  await portal.tick(new Date(turn + 30 * 60_000))
  expect(await keys()).not.toContain(key)
})
