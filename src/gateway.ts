import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { health } from './health.ts'
import { media } from './media.ts'
import { securityHeaders } from './security.ts'

/**
 * Every request comes here first. What depends on the address and the database alone goes on to `Pages`,
 * stripped of everything else that a reader sends, so that one reader's page is any reader's page.
 */
export const gateway = new Hono<{ Bindings: Env }>()
  .route('/healthz', health)
  .route('/media', media)
  .all('*', (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(c.req.method)
    return exports.Pages.fetch(pageRequest(c.req.raw, c.env.ORIGIN))
  })

function pageRequest(request: Request, origin: string): Request {
  const url = new URL(request.url)
  const etag = request.headers.get('If-None-Match')
  return new Request((origin || url.origin) + url.pathname + url.search, {
    method: request.method,
    // A page that has moved is the reader's to follow.
    redirect: 'manual',
    ...(etag && { headers: { 'If-None-Match': etag } }),
  })
}

function methodNotAllowed(method: string): Response {
  return new Response(`${method} is not allowed here: pages answer GET and HEAD.\n`, {
    status: 405,
    headers: { ...securityHeaders, Allow: 'GET, HEAD', 'Cache-Control': 'no-store' },
  })
}
