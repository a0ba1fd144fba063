import { exports } from 'cloudflare:workers'
import { edgeOnlyHeaders } from '../cache/headers.ts'
import { type VariantFormat, variantFormats } from './image-variants.ts'

/**
 * Returns the file for a reader's request, from the cache or else from `Media`. It passes on only what the answer
 * depends on: the URL, the best image format that the browser accepts, and the range or copy that the browser asks
 * about.
 */
export async function fetchFile(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const isVariant = /^\/media\/[^/]+\/\d+$/.test(url.pathname)
  const format = isVariant && formatFor(request.headers.get('Accept') ?? '')
  url.search = format ? `?${FORMAT_PARAMETER}=${format}` : ''
  const headers = new Headers()
  for (const name of ['Range', 'If-None-Match']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const response = await exports.Media.fetch(new Request(url, { method: request.method, headers }))
  const answer = new Response(response.body, response)
  for (const name of edgeOnlyHeaders) answer.headers.delete(name)
  if (isVariant) answer.headers.set('Vary', 'Accept')
  return answer
}

/** The query parameter that passes the image format from the gateway to `Media`. */
export const FORMAT_PARAMETER = 'format'

function formatFor(accept: string): VariantFormat | undefined {
  return variantFormats.find((format) => accept.includes(`image/${format}`))
}
