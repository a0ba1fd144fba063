import { Hono } from 'hono'
import { fileHeaders } from '../cache/headers.ts'
import { security } from '../http/security-headers.ts'
import { MEDIA_KEY, pictureWidths, SIZED_KEY } from '../urls/public.ts'
import { FORMAT_PARAMETER } from './fetch-file.ts'
import { imageVariant, variantFormats } from './image-variants.ts'

/** Serves pictures and attachments from R2. */
export const media = new Hono<{ Bindings: Env }>()
  .basePath('/media')
  .use(security)
  .get(`/:key{${MEDIA_KEY}}`, async (c) => {
    const { key } = c.req.param()
    const object = await c.env.MEDIA.get(key, {
      onlyIf: conditions(c.req.raw.headers),
      range: c.req.raw.headers,
    })
    if (!object) return notFound()
    const headers = new Headers({
      ...fileHeaders(key),
      ETag: object.httpEtag,
      'Accept-Ranges': 'bytes',
    })
    object.writeHttpMetadata(headers)
    if (!('body' in object)) return c.body(null, { status: 304, headers })
    const range = object.range && 'offset' in object.range ? object.range : undefined
    if (!c.req.header('Range') || !range) return c.body(object.body, { status: 200, headers })
    const first = range.offset ?? 0
    const last = first + (range.length ?? object.size - first) - 1
    headers.set('Content-Range', `bytes ${first}-${last}/${object.size}`)
    return c.body(object.body, { status: 206, headers })
  })
  .get(`/:key{${SIZED_KEY}}/:width{[0-9]{3,4}}`, async (c) => {
    const { key, width: requestedWidth } = c.req.param()
    const width = pictureWidths.find((one) => `${one}` === requestedWidth)
    const format = variantFormats.find((one) => one === c.req.query(FORMAT_PARAMETER))
    const etag = c.req.header('If-None-Match')
    return (width && (await imageVariant(c.env, { key, width, format, etag }))) ?? notFound()
  })
  .all('*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return notFound()
    return textResponse(`${c.req.method} is not allowed here: files answer GET and HEAD.\n`, 405, {
      Allow: 'GET, HEAD',
    })
  })

const notFound = () => textResponse('There is no file at this address.\n', 404)

function textResponse(text: string, status: number, headers: Record<string, string> = {}): Response {
  const type = 'text/plain; charset=utf-8'
  return new Response(text, {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers },
  })
}

/** Passes on only `If-None-Match`: a failed `If-Match` would be a 412, which no reader of a picture asks for. */
function conditions(headers: Headers): Headers {
  const etag = headers.get('If-None-Match')
  return new Headers(etag ? { 'If-None-Match': etag } : {})
}
