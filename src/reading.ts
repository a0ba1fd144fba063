import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import { cacheHeaders } from './cache.ts'
import { type Query, read } from './db.ts'
import { securityHeaders } from './security.ts'

type Read = <Q extends Record<string, Query<unknown>>>(
  queries: Q,
) => Promise<{ [K in keyof Q]: Q[K] extends Query<infer Value> ? Value : never }>

/** What a page's handler finds in its context. */
export interface PagesEnv {
  Bindings: Env
  Variables: {
    /** `read()` of src/db.ts from the nearest replica. Its tags go out with the answer. */
    read: Read
    /** Answers with a page. */
    page: (content: Child, status?: number, headers?: Record<string, string>) => Promise<Response>
    /** Answers with any other text. */
    text: (text: string, type: string) => Promise<Response>
    /** Scheme and host that readers see. */
    origin: string
    /** The moment that the page is rendered for. */
    now: Date
  }
}

/**
 * Gives handlers `read` and ways to answer, and each answer its headers: whatever a page has read is in its
 * `Cache-Tag`. `Server-Timing` tells what the page cost D1.
 */
export const reading = createMiddleware<PagesEnv>(async (c, next) => {
  // Replicas are Cloudflare's, as Workers Cache is. A runtime without them would only compute a bookmark for
  // each session, which takes it half a millisecond.
  const db = (c.executionCtx as ExecutionContext).cache
    ? c.env.DB.withSession('first-unconstrained')
    : c.env.DB
  const tags = new Set<string>()
  const cost = { trips: 0, statements: 0, rows: 0 }

  const headersFor = (status: number) => ({
    ...cacheHeaders(status, tags),
    'Server-Timing': `d1;desc="trips=${cost.trips} statements=${cost.statements} rows=${cost.rows}"`,
  })
  const answer = async (text: string, type: string, status: number, headers: Record<string, string> = {}) => {
    const body = new TextEncoder().encode(text)
    const etag = await strongETag(body)
    const all = { 'Content-Type': type, ETag: etag, ...securityHeaders, ...headersFor(status), ...headers }
    if (status === 200 && matches(c.req.header('If-None-Match'), etag)) {
      return new Response(null, { status: 304, headers: all })
    }
    return new Response(body, { status, headers: all })
  }

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
  c.set('text', (text, type) => answer(text, type, 200))
  c.set('page', async (content, status = 200, headers) =>
    answer(String(await content?.toString()), 'text/html; charset=utf-8', status, headers),
  )
  await next()
  if (c.res.headers.has('Cache-Control')) return
  const missing = { ...securityHeaders, ...headersFor(c.res.status) }
  for (const [name, value] of Object.entries(missing)) c.res.headers.set(name, value)
})

/**
 * Hono's etag middleware reads the body back from the finished response, as a stream, which costs more than
 * rendering it. Here the bytes are at hand.
 */
async function strongETag(body: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', body))
  return `"${btoa(String.fromCharCode(...digest)).replace(/=+$/, '')}"`
}

/** If-None-Match compares weakly (RFC 9110, section 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const candidates = header.split(',').map((candidate) => candidate.trim().replace(/^W\//, ''))
  return candidates.includes('*') || candidates.includes(etag)
}
