import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { security } from '../security.ts'
import { failing } from './failing.tsx'
import { guard } from './guard.tsx'
import { searchIndex } from './search-index.tsx'
import { statistics } from './statistics.tsx'

/** What an editor sees is nobody else's. */
const uncached = createMiddleware(async (c, next) => {
  await next()
  c.res.headers.set('Cache-Control', 'private, no-store')
})

/** The editors' pages. */
export const admin = new Hono<{ Bindings: Env }>()
  .use(uncached, security, csrf(), guard)
  .route('/thong-ke', statistics)
  .route('/chi-muc-tim-kiem', searchIndex)
  .onError(failing)
