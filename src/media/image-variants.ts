import { fileHeaders } from '../cache/headers.ts'
import type { PictureWidth } from '../urls/public.ts'

/** The best first. */
export const variantFormats = ['avif', 'webp'] as const
export type VariantFormat = (typeof variantFormats)[number]

interface VariantRequest {
  /** The key of the original. */
  key: string
  width: PictureWidth
  /** Undefined if the browser accepts none of them. */
  format: VariantFormat | undefined
  /** The ETag of the browser's copy. */
  etag: string | undefined
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
export async function imageVariant(env: Env, request: VariantRequest): Promise<Response | undefined> {
  const { key, format, etag } = request
  if (format) {
    const onlyIf = new Headers(etag ? { 'If-None-Match': etag } : {})
    const stored = await env.MEDIA.get(variantKey(request, format), { onlyIf })
    if (stored) return fileResponse(key, stored, 'body' in stored ? stored.body : null)
  }
  const original = await env.MEDIA.get(key)
  if (!original) return undefined
  const bytes = await original.arrayBuffer()
  const variant = format && (await makeVariant(env, bytes, request, format))
  return variant
    ? fileResponse(key, variant.object, variant.bytes)
    : fileResponse(key, original, bytes, PROVISIONAL_MAX_AGE_SECONDS)
}

/** Returns the bucket key of a variant. It is below the original's key, so that both are removed together. */
function variantKey({ key, width }: VariantRequest, format: VariantFormat): string {
  return `${key}/${width}.${format}`
}

async function makeVariant(
  { MEDIA, IMAGES }: Env,
  bytes: ArrayBuffer,
  request: VariantRequest,
  format: VariantFormat,
) {
  // A self-hosted Worker may run without Images.
  if (!IMAGES) return undefined
  const name = variantKey(request, format)
  try {
    const result = await IMAGES.input(new Blob([bytes]).stream())
      .transform({ width: request.width, fit: 'scale-down' })
      .output({ format: `image/${format}`, quality: QUALITY })
    const variantBytes = await result.response().arrayBuffer()
    // Images may answer with another format than the requested one, such as WebP for a large AVIF.
    const httpMetadata = { contentType: result.contentType() }
    const object = await MEDIA.put(name, variantBytes, { httpMetadata })
    // A removal in the meantime did not list this variant (`removeFile`).
    if (!(await MEDIA.head(request.key))) await MEDIA.delete(name)
    return { object, bytes: variantBytes }
  } catch (error) {
    console.error(`A picture stays as it is: ${name}`, error)
    return undefined
  }
}

function fileResponse(key: string, object: R2Object, body: BodyInit | null, maxAge?: number): Response {
  const headers = new Headers({ ...fileHeaders(key, maxAge), ETag: object.httpEtag })
  object.writeHttpMetadata(headers)
  return new Response(body, { status: body === null ? 304 : 200, headers })
}
