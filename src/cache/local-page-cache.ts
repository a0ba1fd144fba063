import { edgeOnlyHeaders, edgePolicy, type Lifetime } from './headers.ts'
import { EVERYTHING } from './tags.ts'

/**
 * The cache in front of the pages where the runtime has none of its own (local development, tests, a self-hosted
 * workerd). It stores bodies in the Cache API, obeys the same headers as Workers Cache, and adds what the Cache API
 * lacks: purging by tag, stale-while-revalidate and stale-if-error (RFC 5861), `cf-cache-status`.
 *
 * The isolate's memory lists all entries; a restart begins with an empty cache. So a purge needs no search: it
 * records at which purge each tag was purged, and an entry that is older than one of its tags is not used. This also
 * covers a page whose rendering began before a purge of its tag.
 */
interface Entry {
  status: number
  /** As readers get them. */
  headers: Headers
  tags: readonly string[]
  lifetime: Lifetime
  /** The number of purges when the rendering began. */
  asOf: number
  /** Milliseconds since the epoch. */
  storedAt: number
  /** When the last attempt to fetch a new copy began, and when the last one failed; milliseconds since the epoch. */
  refreshedAt: number
  failedAt: number
}

type CacheStatus = 'HIT' | 'MISS' | 'STALE' | 'UPDATING' | 'BYPASS'

const MAX_ENTRIES = 5_000
const MAX_PURGED_TAGS = 20_000
/** Milliseconds after a failed rendering until the next attempt. */
const RETRY_INTERVAL_MS = 5_000
/** Milliseconds after which a background rendering has ended or was aborted. */
const MAX_REFRESH_MS = 30_000

/** By URL. */
const entries = new Map<string, Entry>()
let purges = 0
/** The number of the last purge of each tag. */
const purgedAt = new Map<string, number>()

/** Makes all answers with one of these tags unusable; with `EVERYTHING`, all answers. */
export function purgeLocalPages(tags: readonly string[]): void {
  purges++
  if (tags.includes(EVERYTHING) || purgedAt.size > MAX_PURGED_TAGS) {
    entries.clear()
    purgedAt.clear()
    purgedAt.set(EVERYTHING, purges)
    return
  }
  for (const tag of tags) purgedAt.set(tag, purges)
}

/**
 * Returns the page at this URL if the cache has a fresh copy. The gateway calls this before `Pages`, as Workers Cache
 * answers before `Pages` runs: that call costs as much as reading the copy. In a runtime with Workers Cache this
 * cache is empty.
 *
 * @param has tells whether the reader has the copy with this ETag; the answer is a 304 then.
 */
export async function freshCopy(url: string, has: (etag: string) => boolean): Promise<Response | undefined> {
  const entry = entries.get(url)
  if (!entry || secondsStale(entry) >= 0 || isPurged(entry.tags, entry.asOf)) return undefined
  if (entry.status === 200 && has(entry.headers.get('ETag') ?? '')) {
    return new Response(null, { status: 304, headers: headersOf(entry, 'HIT') })
  }
  return cachedResponse(url, entry, 'HIT')
}

/** Returns the page at this URL from the cache, or renders it and stores it as its headers say. */
export async function cachedOrRender(
  url: string,
  render: () => Response | Promise<Response>,
  waitUntil: (promise: Promise<unknown>) => void,
): Promise<Response> {
  const entry = entries.get(url)
  if (!entry || isPurged(entry.tags, entry.asOf)) return (await renderAndStore(url, render)).response

  const { staleWhileRevalidate, staleIfError } = entry.lifetime
  const staleFor = secondsStale(entry)
  if (staleFor < 0)
    return (await cachedResponse(url, entry, 'HIT')) ?? (await renderAndStore(url, render)).response

  const failing = Date.now() - entry.failedAt < RETRY_INTERVAL_MS
  if (staleFor < staleWhileRevalidate) {
    const refreshing = Date.now() - entry.refreshedAt < MAX_REFRESH_MS
    if (!failing && !refreshing) waitUntil(refresh(url, entry, render))
    const stale = await cachedResponse(url, entry, failing ? 'STALE' : 'UPDATING')
    if (stale) return stale
  }
  if (failing && staleFor < staleIfError) {
    const stale = await cachedResponse(url, entry, 'STALE')
    if (stale) return stale
  }
  const { response, failed } = await renderAndStore(url, render)
  if (!failed || staleFor >= staleIfError) return response
  entry.failedAt = Date.now()
  return (await cachedResponse(url, entry, 'STALE')) ?? response
}

/** Returns for how many seconds the entry has been stale; negative while it is fresh. */
function secondsStale({ lifetime, storedAt }: Entry): number {
  return (Date.now() - storedAt) / 1000 - lifetime.fresh
}

function isPurged(tags: readonly string[], asOf: number): boolean {
  if (asOf === purges) return false
  const purgedSince = (tag: string) => (purgedAt.get(tag) ?? 0) > asOf
  return purgedSince(EVERYTHING) || tags.some(purgedSince)
}

async function cachedResponse(url: string, entry: Entry, status: CacheStatus): Promise<Response | undefined> {
  const found = await caches.default.match(url)
  if (!found) return undefined
  return new Response(found.body, { status: entry.status, headers: headersOf(entry, status) })
}

/**
 * Sets the headers of a cached answer. All answers share one object and copy it: creating headers takes longer than
 * changing them.
 */
function headersOf({ headers, storedAt }: Entry, status: CacheStatus): Headers {
  headers.set('Age', String(Math.max(0, Math.round((Date.now() - storedAt) / 1000))))
  headers.set('cf-cache-status', status)
  return headers
}

async function refresh(url: string, entry: Entry, render: () => Response | Promise<Response>): Promise<void> {
  entry.refreshedAt = Date.now()
  const { failed } = await renderAndStore(url, render)
  entry.refreshedAt = 0
  if (failed) entry.failedAt = Date.now()
}

/** Renders a page and stores it. A failure (5xx) is an answer too, but it does not replace a stored copy. */
async function renderAndStore(
  url: string,
  render: () => Response | Promise<Response>,
): Promise<{ response: Response; failed: boolean }> {
  const asOf = purges
  const rendered = await render()
  const policy = edgePolicy(rendered.headers)
  const headers = new Headers(rendered.headers)
  for (const name of edgeOnlyHeaders) headers.delete(name)
  const failed = rendered.status >= 500
  if (!policy || policy.lifetime.fresh === 0) {
    headers.set('cf-cache-status', 'BYPASS')
    return { response: new Response(rendered.body, { status: rendered.status, headers }), failed }
  }
  const { lifetime, tags } = policy
  const body = new Uint8Array(await rendered.arrayBuffer())
  if (!isPurged(tags, asOf)) {
    const entry = { lifetime, tags, asOf, status: rendered.status, storedAt: Date.now() }
    await store(url, body, { ...entry, headers: new Headers(headers), refreshedAt: 0, failedAt: 0 })
  }
  headers.set('cf-cache-status', 'MISS')
  return { response: new Response(body, { status: rendered.status, headers }), failed }
}

async function store(url: string, body: Uint8Array<ArrayBuffer>, entry: Entry): Promise<void> {
  const { fresh, staleWhileRevalidate, staleIfError } = entry.lifetime
  const seconds = fresh + Math.max(staleWhileRevalidate, staleIfError)
  // The Cache API does not store a 301 without a location. It does not need the status: the entry has it.
  const stored = new Response(body, { headers: { 'Cache-Control': `max-age=${seconds}` } })
  try {
    await caches.default.put(url, stored)
  } catch (error) {
    // A workerd without a cache service still serves pages, uncached.
    console.warn('The Cache API keeps nothing', error)
    return
  }
  entries.delete(url)
  entries.set(url, entry)
  const [oldest] = entries.keys()
  if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest)
}
