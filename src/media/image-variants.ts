import { fileHeaders } from '../cache/headers.ts'
import type { PictureWidth } from '../urls/public.ts'

/** The best first. */
export const variantFormats = ['avif', 'webp'] as const
export type VariantFormat = (typeof variantFormats)[number]

interface Wanted {
  /** Of the original. */
  key: string
  width: PictureWidth
  /** undefined: the browser takes none of them. */
  format: VariantFormat | undefined
  /** ETag of the copy that the browser has. */
  known: string | undefined
}

/** Of 100. */
const QUALITY = 75
/** Seconds that an original stands for a size that could not be made. */
const PROVISIONAL_MAX_AGE_SECONDS = 3600

/**
 * A picture no wider than `width` pixels; undefined if there is no such picture. A size is made when it is first asked
 * for, and kept. Where it cannot be made (no Images, the month's quota is used up) the original is the answer.
 *
 * https://developers.cloudflare.com/images/optimization/transformations/bindings/
 */
export async function imageVariant(env: Env, wanted: Wanted): Promise<Response | undefined> {
  const { key, format, known } = wanted
  if (format) {
    const onlyIf = new Headers(known ? { 'If-None-Match': known } : {})
    const kept = await env.MEDIA.get(sizeKey(wanted, format), { onlyIf })
    if (kept) return answer(key, kept, 'body' in kept ? kept.body : null)
  }
  const original = await env.MEDIA.get(key)
  if (!original) return undefined
  const bytes = await original.arrayBuffer()
  const made = format && (await makeSize(env, bytes, wanted, format))
  return made
    ? answer(key, made.object, made.bytes)
    : answer(key, original, bytes, PROVISIONAL_MAX_AGE_SECONDS)
}

/** The name of a size in the bucket: below the original's, so that they are removed together. */
function sizeKey({ key, width }: Wanted, format: VariantFormat): string {
  return `${key}/${width}.${format}`
}

async function makeSize({ MEDIA, IMAGES }: Env, bytes: ArrayBuffer, wanted: Wanted, format: VariantFormat) {
  // A Worker of one's own may be run without it.
  if (!IMAGES) return undefined
  const name = sizeKey(wanted, format)
  try {
    const made = await IMAGES.input(new Blob([bytes]).stream())
      .transform({ width: wanted.width, fit: 'scale-down' })
      .output({ format: `image/${format}`, quality: QUALITY })
    const smaller = await made.response().arrayBuffer()
    // Images may give another format than it was asked for, such as WebP for a large AVIF.
    const httpMetadata = { contentType: made.contentType() }
    const object = await MEDIA.put(name, smaller, { httpMetadata })
    // Whoever has removed the picture meanwhile has not seen this one (`removeFile`).
    if (!(await MEDIA.head(wanted.key))) await MEDIA.delete(name)
    return { object, bytes: smaller }
  } catch (error) {
    console.error(`A picture stays as it is: ${name}`, error)
    return undefined
  }
}

function answer(key: string, object: R2Object, body: BodyInit | null, maxAge?: number): Response {
  const headers = new Headers({ ...fileHeaders(key, maxAge), ETag: object.httpEtag })
  object.writeHttpMetadata(headers)
  return new Response(body, { status: body === null ? 304 : 200, headers })
}
