import { fileHeaders } from '../cache/headers.ts'
import type { PictureWidth } from '../urls/public.ts'

/** The best first. */
export const variantFormats = ['avif', 'webp'] as const
export type VariantFormat = (typeof variantFormats)[number]

interface Wanted {
  /** The key of the original. */
  key: string
  width: PictureWidth
  /** Undefined if the browser accepts none of them. */
  format: VariantFormat | undefined
  /** The ETag of the browser's copy. */
  known: string | undefined
}

/** The quality of variants, of 100. */
const QUALITY = 75
/** Seconds that browsers and caches keep an original in place of a variant that could not be made. */
const PROVISIONAL_MAX_AGE_SECONDS = 3600

/**
 * Returns a picture of at most `width` pixels; undefined if there is no such picture. A variant is made for its first
 * request, then stored. If it cannot be made (no Images, the month's quota is used up), the original is the answer.
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

/** Returns the bucket key of a variant. It is below the original's key, so that both are removed together. */
function sizeKey({ key, width }: Wanted, format: VariantFormat): string {
  return `${key}/${width}.${format}`
}

async function makeSize({ MEDIA, IMAGES }: Env, bytes: ArrayBuffer, wanted: Wanted, format: VariantFormat) {
  // A self-hosted Worker may run without Images.
  if (!IMAGES) return undefined
  const name = sizeKey(wanted, format)
  try {
    const made = await IMAGES.input(new Blob([bytes]).stream())
      .transform({ width: wanted.width, fit: 'scale-down' })
      .output({ format: `image/${format}`, quality: QUALITY })
    const smaller = await made.response().arrayBuffer()
    // Images may answer with another format than the requested one, such as WebP for a large AVIF.
    const httpMetadata = { contentType: made.contentType() }
    const object = await MEDIA.put(name, smaller, { httpMetadata })
    // A removal in the meantime did not list this variant (`removeFile`).
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
