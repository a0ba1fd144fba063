import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { security } from '../security.ts'
import { failing } from './failing.tsx'
import { guard } from './guard.tsx'
import { statistics } from './statistics.tsx'

/** What an editor sees is nobody else's. */
const uncached = createMiddleware(async (c, next) => {
  await next()
  c.res.headers.set('Cache-Control', 'private, no-store')
})

/** The editors' pages. */
export const admin = new Hono<{ Bindings: Env }>()
  .use(uncached, security, guard)
  .route('/thong-ke', statistics)
  .onError(failing)
