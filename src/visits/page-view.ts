import { isbot } from 'isbot'
import { articleIdOf } from '../urls/public.ts'
import type { View } from './batches.ts'

/** In characters. Anything longer does not identify a reader better. */
const MAX_IP_LENGTH = 64
const MAX_AGENT_LENGTH = 512

/**
 * Returns the page view that a request and its answer represent; undefined if they are none. A view counts if a
 * person opens a page and gets it, or has it already (304). Error pages, feeds and pictures do not count, nor do
 * bots. A prefetch does not count either: such a page reports itself when it is shown.
 *
 * Sources: Fetch Metadata (w3.org/TR/fetch-metadata), Sec-Purpose (Fetch standard, "prefetch").
 *
 * @param path the path of the page.
 */
export function pageViewOf(request: Request, response: Response, path: string): View | undefined {
  if (request.method !== 'GET') return undefined
  if (!isPage(response)) return undefined
  const { headers } = request
  if (!isNavigation(headers) || isPrefetch(headers) || isRobot(request)) return undefined
  return pageViewBy(request, path)
}

/** Tells whether an answer is a page and not an error. A 304 stands for the page that the reader has. */
export function isPage({ status, headers }: Response): boolean {
  return (status === 200 || status === 304) && (headers.get('Content-Type')?.startsWith('text/html') ?? false)
}

/** Returns the data centre that received a request, by its IATA code. */
export function dataCentreOf({ cf }: Request): string {
  return typeof cf?.colo === 'string' ? cf.colo : 'local'
}

/** Returns the view of a page by the sender of a request. */
export function pageViewBy({ headers }: Request, path: string): View {
  return {
    at: Date.now(),
    article: articleIdOf(path) ?? 0,
    ip: (headers.get('CF-Connecting-IP') ?? '').slice(0, MAX_IP_LENGTH),
    agent: (headers.get('User-Agent') ?? '').slice(0, MAX_AGENT_LENGTH),
  }
}

/** Tells whether Cloudflare or the User-Agent identifies the client as a robot. */
export function isRobot({ headers, cf }: Request): boolean {
  const agent = headers.get('User-Agent')
  return !agent || isbot(agent) || Boolean(cf?.verifiedBotCategory)
}

function isPrefetch(headers: Headers): boolean {
  return ['Sec-Purpose', 'Purpose', 'X-Moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headers.get(name) ?? ''),
  )
}

/** Tells whether a request loads a page into a tab. A browser without Fetch Metadata counts if it accepts HTML. */
function isNavigation(headers: Headers): boolean {
  const mode = headers.get('Sec-Fetch-Mode')
  if (mode === null) return headers.get('Accept')?.includes('text/html') ?? false
  return mode === 'navigate' && headers.get('Sec-Fetch-Dest') === 'document'
}
