import { type Context, Hono } from 'hono'
import { api } from './api-dispatch.ts'
import { bypassesCache, hasEditorCredentials } from './auth/session-cookie.ts'
import { fetchPage, pageRequest } from './cache/fetch-page.ts'
import { edgeOnlyHeaders } from './cache/headers.ts'
import { recordNotFound } from './content/not-found-report.ts'
import { health } from './http/health.ts'
import { securityHeaders } from './http/security-headers.ts'
import { loadAdminBundle } from './load-admin-bundle.ts'
import { fetchFile } from './media/fetch-file.ts'
import { pages } from './site/app.ts'
import { isRateLimited, isRateLimitedPath, tooManySearches } from './site/search/rate-limit.tsx'
import { canonicalUrlOf } from './urls/canonical.ts'
import { dataCentreOf, isRobot, pageViewOf } from './visits/page-view.ts'
import { recordView } from './visits/recorder.ts'

/**
 * Receives every request. A response that depends on the URL and the database alone comes from `Pages`: the gateway asks
 * it with a GET of the canonical URL and passes on nothing else that the reader sent, so that all readers share one page.
 */
export const gateway = new Hono<{ Bindings: Env }>()
  .route('/healthz', health)
  .all('/media/*', (c) => fetchFile(c.req.raw))
  .all('/media', (c) => fetchFile(c.req.raw))
  .route('/api', api)
  .all('/admin/*', async (c) => (await loadAdminBundle()).admin.fetch(c.req.raw, c.env, c.executionCtx))
  .all('/admin', async (c) => (await loadAdminBundle()).admin.fetch(c.req.raw, c.env, c.executionCtx))
  .all('*', async (c) => {
    const { raw } = c.req
    if (raw.method !== 'GET' && raw.method !== 'HEAD') return methodNotAllowed(raw.method)
    const canonical = canonicalUrlOf(raw.url, c.env.ORIGIN)
    if ('problem' in canonical) return urlTooLong()
    if ('redirect' in canonical) return moved(canonical.redirect)

    const { path } = c.req
    if (isRateLimitedPath(path) && (await isRateLimited(raw, path, c.env))) return tooManySearches(path)

    const clientHas = (etag: string) => matches(raw.headers.get('If-None-Match'), etag)
    const isEditor = hasEditorCredentials(c)
    if (isEditor && bypassesCache(path)) {
      const page = await pages.fetch(pageRequest(canonical.url), c.env, c.executionCtx)
      return forRequest(withoutCaching(page), raw.method, clientHas)
    }
    const response = forRequest(
      await fetchPage(canonical.url, c.env.ORIGIN, clientHas),
      raw.method,
      clientHas,
    )
    if (!isEditor) count(c, response)
    if (response.status === 404 && raw.method === 'GET' && !isEditor && !isRobot(raw)) noteNotFound(c, path)
    return response
  })
  .onError((error, c) => {
    console.error(c.req.method, c.req.url, error)
    return text('The portal has failed to answer. Please try again in half a minute.\n', 503, {
      'Retry-After': '30',
    })
  })

/** Counts a view after the response is sent. No reader waits for it, and no reader notices when it fails. */
function count(c: Context<{ Bindings: Env }>, response: Response): void {
  const view = pageViewOf(c.req.raw, response, c.req.path)
  if (view) c.executionCtx.waitUntil(recordView(dataCentreOf(c.req.raw), view))
}

/** Records a path that was not found for the editors' not-found report, after the response is sent. */
function noteNotFound(c: Context<{ Bindings: Env }>, path: string): void {
  const recording = recordNotFound(c.env.DB, path, new Date())
  c.executionCtx.waitUntil(recording.catch((error) => console.error('A missed address is not noted', error)))
}

/** Marks an editor's page as rendered for this request alone: no cache may store it. */
function withoutCaching(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const name of edgeOnlyHeaders) headers.delete(name)
  headers.set('Cache-Control', 'private, no-store')
  headers.set('cf-cache-status', 'BYPASS')
  return new Response(response.body, { status: response.status, headers })
}

/**
 * Answers HEAD and conditional requests from the whole page. So the cache sees one kind of request only, and a browser
 * that has the page already cannot prevent that it is cached for others.
 */
function forRequest(response: Response, method: string, clientHas: (etag: string) => boolean): Response {
  const etag = response.headers.get('ETag')
  if (response.status === 200 && etag && clientHas(etag)) {
    return new Response(null, { status: 304, headers: response.headers })
  }
  return method === 'HEAD' ? new Response(null, response) : response
}

/** Tells whether an If-None-Match header names an ETag. The comparison is weak (RFC 9110, section 13.1.2). */
function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false
  const candidates = condition.split(',').map((candidate) => candidate.trim().replace(/^W\//, ''))
  return candidates.includes('*') || candidates.includes(etag)
}

function methodNotAllowed(method: string): Response {
  return text(`${method} is not allowed here: pages answer GET and HEAD.\n`, 405, { Allow: 'GET, HEAD' })
}

function urlTooLong(): Response {
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
