import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { addressOf } from './address.ts'
import { edgeOnlyHeaders } from './cache.ts'
import { claimsToBeEditor } from './editor.ts'
import { health } from './health.ts'
import { media } from './media.ts'
import { freshCopy } from './page-cache.ts'
import { pages } from './pages/app.ts'
import { securityHeaders } from './security.ts'

/**
 * Every request comes here first. What depends on the address and the database alone goes on to `Pages` as a
 * GET of the address, without anything else that a reader sends, so that one reader's page is any reader's page.
 */
export const gateway = new Hono<{ Bindings: Env }>()
  .route('/healthz', health)
  .route('/media', media)
  .all('*', async (c) => {
    const { raw } = c.req
    if (raw.method !== 'GET' && raw.method !== 'HEAD') return methodNotAllowed(raw.method)
    const address = addressOf(raw.url, c.env.ORIGIN)
    if ('problem' in address) return addressTooLong()
    if ('redirect' in address) return moved(address.redirect)

    const has = (etag: string) => matches(raw.headers.get('If-None-Match'), etag)
    const response = claimsToBeEditor(raw.headers)
      ? forOneReader(await pages.fetch(pageRequest(address.url), c.env, c.executionCtx))
      : ((await freshCopy(address.url, has)) ??
        (await pagesFor(address.url, c.env.ORIGIN).fetch(pageRequest(address.url))))
    return forReader(response, raw.method, has)
  })
  .onError((error, c) => {
    console.error(c.req.method, c.req.url, error)
    return text('The portal has failed to answer. Please try again in half a minute.\n', 503, {
      'Retry-After': '30',
    })
  })

/** A page that has moved is the reader's to follow. */
function pageRequest(url: string): Request {
  return new Request(url, { redirect: 'manual' })
}

/**
 * Workers Cache does not tell hosts apart, but pages name their own. Without a fixed origin, each has a cache of
 * its own: `props` are part of the key.
 */
function pagesFor(url: string, origin: string): Pick<Fetcher, 'fetch'> {
  return origin ? exports.Pages : exports.Pages({ props: { origin: new URL(url).origin } })
}

/** What an editor sees is rendered anew and kept nowhere. */
function forOneReader(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const name of edgeOnlyHeaders) headers.delete(name)
  headers.set('Cache-Control', 'private, no-store')
  headers.set('cf-cache-status', 'BYPASS')
  return new Response(response.body, { status: response.status, headers })
}

/**
 * HEAD and conditional requests are answered here from the whole page: the cache then has one kind of request to
 * deal with, and a browser that has the page cannot keep it from being cached for the others.
 */
function forReader(response: Response, method: string, has: (etag: string) => boolean): Response {
  const etag = response.headers.get('ETag')
  if (response.status === 200 && etag && has(etag)) {
    return new Response(null, { status: 304, headers: response.headers })
  }
  return method === 'HEAD' ? new Response(null, response) : response
}

/** If-None-Match compares weakly (RFC 9110, section 13.1.2). */
function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false
  const candidates = condition.split(',').map((candidate) => candidate.trim().replace(/^W\//, ''))
  return candidates.includes('*') || candidates.includes(etag)
}

function methodNotAllowed(method: string): Response {
  return text(`${method} is not allowed here: pages answer GET and HEAD.\n`, 405, { Allow: 'GET, HEAD' })
}

function addressTooLong(): Response {
  return text('This address is too long to be one of this portal.\n', 414)
}

function moved(location: string): Response {
  return text(`This page is at ${location}\n`, 301, {
    Location: location,
    'Cache-Control': 'public, max-age=3600',
  })
}

function text(body: string, status: number, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      ...securityHeaders,
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}
