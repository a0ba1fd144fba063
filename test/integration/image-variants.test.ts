import { imageSize } from 'image-size'
import { beforeAll, expect, test } from 'vitest'
import { imageVariant } from '../../src/media/image-variants.ts'
import { removeFile } from '../../src/media/storage.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { pngOf } from '../support/fixtures/uploads.ts'
import { remove } from '../support/removing.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
})

const CHROME = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8'

const see = (path: string, headers: Record<string, string> = {}) => portal.reader.get(path, headers)
const pageOf = async (path: string) => (await see(path)).text

async function upload(bytes: Uint8Array<ArrayBuffer>): Promise<{ id: number; url: string }> {
  const headers = { Accept: 'application/json' }
  return (await lan.upload('/admin/media', bytes, { name: 'anh.png', headers })).json
}

/** A picture of a page with its sizes: address and width of each. */
function offered(html: string) {
  const [image = ''] = /<img[^>]* srcset="[^>]*>/.exec(html) ?? []
  const src = / src="([^"]+)"/.exec(image)?.[1] ?? ''
  const srcset = /srcset="([^"]+)"/.exec(image)?.[1] ?? ''
  const sizes = srcset.split(', ').map((one) => one.split(' '))
  return {
    image,
    src,
    sizes: sizes.map(([path = '', width = '']) => ({ path, width: Number.parseInt(width, 10) })),
  }
}

test('pages offer each picture in the widths below its own, and in that', async () => {
  const { src, sizes } = offered(await pageOf('/'))
  const { width } = imageSize((await see(src)).bytes)
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.at(-1)?.width).toBe(width)
  for (const size of sizes) {
    const picture = await see(size.path, { Accept: CHROME })
    expect(picture.headers.get('Content-Type')).toBe('image/avif')
    expect(imageSize(picture.bytes).width).toBe(size.width)
  }
})

test('a browser gets the best format that it takes, under one address, for ever', async () => {
  const { src, sizes } = offered(await pageOf('/'))
  const path = sizes[0]?.path ?? ''
  const original = await see(src)
  const types = []
  for (const accept of [CHROME, 'image/webp,*/*', '*/*']) {
    const first = await see(path, { Accept: accept })
    const again = await see(path, { Accept: accept })
    expect(again.bytes).toEqual(first.bytes)
    expect(again.headers.get('Vary')).toBe('Accept')
    types.push(first.headers.get('Content-Type'))
    if (accept === '*/*') {
      // What cannot be made smaller now may be later.
      expect(again.bytes).toEqual(original.bytes)
      expect(again.headers.get('Cache-Control')).toBe('public, max-age=3600')
      continue
    }
    expect(again.bytes.length).toBeLessThan(original.bytes.length)
    expect(again.headers.get('Cache-Control')).toContain('immutable')
    const etag = again.headers.get('ETag') ?? ''
    expect((await see(path, { Accept: accept, 'If-None-Match': etag })).status).toBe(304)
  }
  expect(types).toEqual(['image/avif', 'image/webp', original.headers.get('Content-Type')])
})

test('a picture that Images cannot read is shown as it is', async () => {
  const { url } = await upload(pngOf(2000, 1000))
  const original = await see(url)
  const sized = await see(`${url}/360`, { Accept: CHROME })
  expect([sized.status, sized.bytes]).toEqual([200, original.bytes])
  expect(sized.headers.get('Cache-Control')).toBe('public, max-age=3600')
})

test('there are no other widths, and none of files that are not there', async () => {
  const { src } = offered(await pageOf('/'))
  const missing = src.replace(/[0-9a-f]{64}/, 'a'.repeat(64))
  for (const path of [`${src}/361`, `${src}/0360`, `${src}/9999`, `${src}/`, `${missing}/360`]) {
    expect((await see(path, { Accept: CHROME })).status, path).toBe(404)
  }
})

test('a picture in a body has sizes too, which are not stored with it', async () => {
  const key = 'b'.repeat(64)
  const body = `<p>Ảnh</p><img src="/media/${key}.jpg" alt="1 > 0" width="900" height="600" loading="lazy" decoding="async" />`
  const { id, category } = (await portal.env.DB.prepare(
    `select articles.id, categories.slug as category from articles join categories on categories.id = category_id
     where status = 'published' limit 1`,
  ).first<{ id: number; category: string }>()) ?? { id: 0, category: '' }
  const stored = () => portal.env.DB.prepare('select body, slug from articles where id = ?').bind(id)
  await portal.env.DB.prepare('update articles set body = ?, version = version + 1 where id = ?')
    .bind(body.replace('1 > 0', '1 &gt; 0'), id)
    .run()
  const { slug } = (await stored().first<{ slug: string }>()) ?? { slug: '' }
  const html = await pageOf(`/${category}/${slug}-${id}`)
  const { sizes } = offered(html.slice(html.indexOf('class="body"')))
  expect(sizes).toEqual([
    { path: `/media/${key}.jpg/360`, width: 360 },
    { path: `/media/${key}.jpg/720`, width: 720 },
    { path: `/media/${key}.jpg/1080`, width: 900 },
  ])
  expect((await stored().first<{ body: string }>())?.body).not.toContain('srcset')
})

test('a picture that is removed takes its sizes with it', async () => {
  const { src } = offered(await pageOf('/'))
  const picture = new Uint8Array((await see(`${src}/360`, { Accept: 'image/webp' })).bytes)
  const { id, url } = await upload(picture)
  await see(`${url}/360`, { Accept: CHROME })
  await see(`${url}/360`, { Accept: 'image/webp' })
  const left = async () =>
    (await portal.env.MEDIA.list({ prefix: url.slice('/media/'.length) })).objects.length
  expect(await left()).toBe(3)
  await remove(lan, 'media', id)
  expect(await left()).toBe(0)
  expect((await see(`${url}/360`, { Accept: CHROME })).status).toBe(404)
})

test('a size that is made while its picture is removed does not stay', async () => {
  const { src } = offered(await pageOf('/'))
  const picture = new Uint8Array((await see(`${src}/720`, { Accept: 'image/webp' })).bytes)
  const { url } = await upload(picture)
  const key = url.slice('/media/'.length)
  const { MEDIA } = portal.env
  const removing = {
    get: MEDIA.get.bind(MEDIA),
    head: MEDIA.head.bind(MEDIA),
    delete: MEDIA.delete.bind(MEDIA),
    // Between what was read and what is kept.
    async put(...size: Parameters<R2Bucket['put']>) {
      await removeFile(MEDIA, key)
      return MEDIA.put(...size)
    },
  } as unknown as R2Bucket
  const env = { MEDIA: removing, IMAGES: portal.env.IMAGES } as Env
  await imageVariant(env, { key, width: 360, format: 'webp', etag: undefined })
  expect((await MEDIA.list({ prefix: key })).objects).toEqual([])
})
