import { createMiddleware } from 'hono/factory'
import { cacheHeaders } from './cache.ts'
import { type Query, read } from './db.ts'

type Read = <Q extends Record<string, Query<unknown>>>(
  queries: Q,
) => Promise<{ [K in keyof Q]: Q[K] extends Query<infer Value> ? Value : never }>

/** What a page's handler finds in its context. */
export interface PagesEnv {
  Bindings: Env
  Variables: {
    /** `read()` of src/db.ts from the nearest replica. Its tags go out with the response. */
    read: Read
    /** Scheme and host that readers see. */
    origin: string
    /** The moment that the page is rendered for. */
    now: Date
  }
}

/**
 * Gives handlers `read`, and each response its cache headers: whatever a page has read is in its
 * `Cache-Tag`. `Server-Timing` tells what the page cost D1.
 */
export const reading = createMiddleware<PagesEnv>(async (c, next) => {
  // Replicas are Cloudflare's, as Workers Cache is. A runtime without them would only compute a bookmark for
  // each session, which takes it half a millisecond.
  const db = (c.executionCtx as ExecutionContext).cache ? c.env.DB.withSession('first-unconstrained') : c.env.DB
  const tags = new Set<string>()
  const cost = { trips: 0, statements: 0, rows: 0 }
  c.set('origin', new URL(c.req.url).origin)
  c.set('now', new Date())
  c.set('read', async (queries) => {
    cost.trips++
    const result = await read(db, queries)
    cost.statements += result.cost.statements
    cost.rows += result.cost.rowsRead
    for (const tag of result.tags) tags.add(tag)
    return result.values
  })
  await next()
  for (const [name, value] of Object.entries(cacheHeaders(c.res.status, tags))) c.header(name, value)
  c.header('Server-Timing', `d1;desc="trips=${cost.trips} statements=${cost.statements} rows=${cost.rows}"`)
})
