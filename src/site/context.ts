import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import { cacheHeaders, type Lifetime } from '../cache/headers.ts'
import { type Queries, read, type Values } from '../db/query.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { base64url, utf8 } from '../lib/encoding.ts'

type Read = <Q extends Queries>(queries: Q) => Promise<Values<Q>>

/** What a page's handler finds in its context. */
export interface PagesEnv {
  Bindings: Env
  Variables: {
    /**
     * `read()` of src/db/query.ts. Its tags go out with the answer. It asks the primary database: a replica may lag
     * behind the change for which a page was purged, and the edge would keep what it says for a day.
     */
    read: Read
    /** Answers with a page. */
    page: (content: Child, options?: PageOptions) => Promise<Response>
    /** Answers with any other text. */
    text: (text: string, type: string, options?: PageOptions) => Promise<Response>
    /** Answers that what is here has moved for good. */
    moved: (path: string, regardlessOf: readonly string[]) => Response
    /** Scheme and host that readers see. */
    origin: string
    /** The moment that the page is rendered for. */
    now: Date
  }
}

interface PageOptions {
  /** 200 unless told. */
  status?: number
  headers?: Record<string, string>
  /** Names what was read and has no part in the answer, which then does not go stale with that. */
  regardlessOf?: readonly string[]
  /** Of what was not read by `read`. */
  tags?: readonly string[]
  /** Of an answer that goes stale by itself. */
  lifetime?: Lifetime
}

/**
 * Gives handlers `read` and ways to answer, and each answer its headers: whatever a page has read is in its
 * `Cache-Tag`. `Server-Timing` tells what the page cost D1.
 */
export const pageContext = createMiddleware<PagesEnv>(async (c, next) => {
  const maxAge = Number(c.env.EDGE_MAX_AGE)
  const tagsOf: Record<string, readonly string[]>[] = []
  const cost = { trips: 0, statements: 0, rows: 0 }

  const headersFor = (status: number, { regardlessOf = [], lifetime, tags: more = [] }: PageOptions = {}) => {
    const named = tagsOf.flatMap((tags) => Object.entries(tags))
    const read = named.flatMap(([name, tags]) => (regardlessOf.includes(name) ? [] : tags))
    const tags = new Set([...read, ...more])
    return {
      ...securityHeaders,
      ...cacheHeaders(status, tags, maxAge, lifetime),
      'Server-Timing': `d1;desc="trips=${cost.trips} statements=${cost.statements} rows=${cost.rows}"`,
    }
  }
  const answer = async (text: string, type: string, options: PageOptions = {}) => {
    const { status = 200, headers } = options
    const body = utf8(text)
    const etag = await strongETag(body)
    const all = { 'Content-Type': type, ETag: etag, ...headersFor(status, options), ...headers }
    return new Response(body, { status, headers: all })
  }

  c.set('origin', new URL(c.req.url).origin)
  c.set('now', new Date())
  c.set('read', async (queries) => {
    cost.trips++
    const { values, tags, cost: more } = await read(c.env.DB, queries)
    cost.statements += more.statements
    cost.rows += more.rowsRead
    tagsOf.push(tags)
    return values
  })
  c.set('text', answer)
  c.set('page', async (content, options) =>
    answer(String(await content?.toString()), 'text/html; charset=utf-8', options),
  )
  c.set(
    'moved',
    (path, regardlessOf) =>
      new Response(null, { status: 301, headers: { Location: path, ...headersFor(301, { regardlessOf }) } }),
  )
  await next()
  if (c.res.headers.has('Cache-Control')) return
  for (const [name, value] of Object.entries(headersFor(c.res.status))) c.res.headers.set(name, value)
})

/**
 * Hono's etag middleware reads the body back from the finished response, as a stream, which costs more than
 * rendering it. Here the bytes are at hand.
 */
async function strongETag(body: Uint8Array): Promise<string> {
  return `"${base64url(await crypto.subtle.digest('SHA-1', body))}"`
}
