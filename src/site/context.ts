import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import { cacheHeaders, type Lifetime } from '../cache/headers.ts'
import { type Queries, read, type Values } from '../db/query.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { base64url, utf8 } from '../lib/encoding.ts'

type Read = <Q extends Queries>(queries: Q) => Promise<Values<Q>>

/** The Hono environment of page handlers. */
export interface PagesEnv {
  Bindings: Env
  Variables: {
    /**
     * `read()` of src/db/query.ts. The response gets its tags. It asks the primary database: a replica may lag behind
     * the change for which a page was purged, and the edge would cache the old content for a day.
     */
    read: Read
    /** Responds with a page. */
    page: (content: Child, options?: PageOptions) => Promise<Response>
    /** Responds with a text of any other type. */
    text: (text: string, type: string, options?: PageOptions) => Promise<Response>
    /** Redirects permanently (301) to a path. */
    moved: (path: string, withoutTagsOf: readonly string[]) => Response
    /** Scheme and host that readers see. */
    origin: string
    /** The time for which the page is rendered. */
    now: Date
  }
}

interface PageOptions {
  /** Default: 200. */
  status?: number
  headers?: Record<string, string>
  /** Names of queries that do not affect the response: it does not get their tags. */
  withoutTagsOf?: readonly string[]
  /** Tags of data that did not come from `read`. */
  tags?: readonly string[]
  /** Lifetime of a response that expires by time. */
  lifetime?: Lifetime
}

/**
 * Gives handlers `read` and functions that respond. Sets the headers of each response: `Cache-Tag` has the tags of all
 * data that the page read, `Server-Timing` has its cost in D1.
 */
export const pageContext = createMiddleware<PagesEnv>(async (c, next) => {
  const maxAge = Number(c.env.EDGE_MAX_AGE)
  const tagsOf: Record<string, readonly string[]>[] = []
  const cost = { trips: 0, statements: 0, rows: 0 }

  const headersFor = (
    status: number,
    { withoutTagsOf = [], lifetime, tags: others = [] }: PageOptions = {},
  ) => {
    const named = tagsOf.flatMap((tags) => Object.entries(tags))
    const read = named.flatMap(([name, tags]) => (withoutTagsOf.includes(name) ? [] : tags))
    const tags = new Set([...read, ...others])
    return {
      ...securityHeaders,
      ...cacheHeaders(status, tags, maxAge, lifetime),
      'Server-Timing': `d1;desc="trips=${cost.trips} statements=${cost.statements} rows=${cost.rows}"`,
    }
  }
  const respond = async (text: string, type: string, options: PageOptions = {}) => {
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
    const { values, tags, cost: readCost } = await read(c.env.DB, queries)
    cost.statements += readCost.statements
    cost.rows += readCost.rowsRead
    tagsOf.push(tags)
    return values
  })
  c.set('text', respond)
  c.set('page', async (content, options) =>
    respond(String(await content?.toString()), 'text/html; charset=utf-8', options),
  )
  c.set(
    'moved',
    (path, withoutTagsOf) =>
      new Response(null, { status: 301, headers: { Location: path, ...headersFor(301, { withoutTagsOf }) } }),
  )
  await next()
  if (c.res.headers.has('Cache-Control')) return
  for (const [name, value] of Object.entries(headersFor(c.res.status))) c.res.headers.set(name, value)
})

/**
 * Returns the strong ETag of a body. Hono's etag middleware would read the body back from the response as a stream,
 * which costs more than rendering it.
 */
async function strongETag(body: Uint8Array): Promise<string> {
  return `"${base64url(await crypto.subtle.digest('SHA-1', body))}"`
}
