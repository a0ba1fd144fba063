import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { health } from './health.ts'
import { media } from './media.ts'

/**
 * Every request comes here first. What depends on the address and the database alone goes on to `Pages`,
 * stripped of everything else that a reader sends, so that one reader's page is any reader's page.
 */
export const gateway = new Hono<{ Bindings: Env }>()
  .route('/healthz', health)
  .route('/media', media)
  .on(['GET', 'HEAD'], '*', (c) => exports.Pages.fetch(pageRequest(c.req.raw, c.env.ORIGIN)))
  .all('*', (c) =>
    c.text(`${c.req.method} is not allowed here: pages answer GET and HEAD.\n`, 405, { Allow: 'GET, HEAD' }),
  )

function pageRequest(request: Request, origin: string): Request {
  const url = new URL(request.url)
  const etag = request.headers.get('If-None-Match')
  return new Request((origin || url.origin) + url.pathname + url.search, {
    method: request.method,
    headers: etag ? { 'If-None-Match': etag } : {},
  })
}
