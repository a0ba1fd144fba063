import type { PictureWidth } from './paths.ts'

type Format = 'avif' | 'webp'

interface Size {
  key: string
  width: PictureWidth
}

/** Of 100. */
const QUALITY = 75

/**
 * A picture no wider than `width` pixels, in the best format that the browser takes; undefined if there is no such
 * picture. One address stands for all formats, so that pages stay small. A size is made when it is first asked for,
 * and kept. Where it cannot be made (no Images, the month's quota is used up) the original is the answer, for an hour.
 *
 * https://developers.cloudflare.com/images/optimization/transformations/bindings/
 */
export async function sizedPicture(env: Env, size: Size, request: Headers): Promise<Response | undefined> {
  const format = formatFor(request.get('Accept') ?? '')
  if (format) {
    const etag = request.get('If-None-Match')
    const onlyIf = new Headers(etag ? { 'If-None-Match': etag } : {})
    const kept = await env.MEDIA.get(sizeKey(size, format), { onlyIf })
    if (kept) return answer(kept, 'body' in kept ? kept.body : null)
  }
  const original = await env.MEDIA.get(size.key)
  if (!original) return undefined
  const bytes = await original.arrayBuffer()
  const made = format && (await makeSize(env, bytes, size, format))
  return made ? answer(made.object, made.bytes) : answer(original, bytes, 'public, max-age=3600')
}

function formatFor(accept: string): Format | undefined {
  return (['avif', 'webp'] as const).find((format) => accept.includes(`image/${format}`))
}

/** The name of a size in the bucket: below the original's, so that they are removed together. */
function sizeKey({ key, width }: Size, format: Format): string {
  return `${key}/${width}.${format}`
}

async function makeSize({ MEDIA, IMAGES }: Env, bytes: ArrayBuffer, size: Size, format: Format) {
  // A Worker of one's own may be run without it.
  if (!IMAGES) return undefined
  try {
    const made = await IMAGES.input(new Blob([bytes]).stream())
      .transform({ width: size.width, fit: 'scale-down' })
      .output({ format: `image/${format}`, quality: QUALITY })
    const smaller = await made.response().arrayBuffer()
    // Images may give another format than it was asked for, such as WebP for a large AVIF.
    const httpMetadata = { contentType: made.contentType() }
    return { object: await MEDIA.put(sizeKey(size, format), smaller, { httpMetadata }), bytes: smaller }
  } catch (error) {
    console.error(`A picture stays as it is: ${sizeKey(size, format)}`, error)
    return undefined
  }
}

function answer(
  object: R2Object,
  body: BodyInit | null,
  caching = 'public, max-age=31536000, immutable',
): Response {
  const headers = new Headers({ 'Cache-Control': caching, ETag: object.httpEtag, Vary: 'Accept' })
  object.writeHttpMetadata(headers)
  return new Response(body, { status: body === null ? 304 : 200, headers })
}
