import { isbot } from 'isbot'
import { articleIdOf } from '../urls/public.ts'
import type { View } from './batches.ts'

/** What is longer tells no more of who it is. In characters. */
const MAX_IP_LENGTH = 64
const MAX_AGENT_LENGTH = 512

/**
 * The view that a request and its answer are, or undefined when they are none: what counts is a person who opens a
 * page and gets it, or has it already (304). Not an error page, a feed, a picture; not a bot, nor a browser that
 * fetches the page in case it should be wanted: such a page reports itself when it is shown.
 *
 * Sources: Fetch Metadata (w3.org/TR/fetch-metadata), Sec-Purpose (Fetch standard, "prefetch").
 *
 * @param path the page's own address.
 */
export function pageViewOf(request: Request, response: Response, path: string): View | undefined {
  if (request.method !== 'GET') return undefined
  if (!isPage(response)) return undefined
  const { headers } = request
  if (!isNavigation(headers) || isAhead(headers) || isRobot(request)) return undefined
  return pageViewBy(request, path)
}

/** That an answer is a page, and not an error; 304: the page that the reader has. */
export function isPage({ status, headers }: Response): boolean {
  return (status === 200 || status === 304) && (headers.get('Content-Type')?.startsWith('text/html') ?? false)
}

/** The data centre that a request has come to, by its IATA code. */
export function dataCentreOf({ cf }: Request): string {
  return typeof cf?.colo === 'string' ? cf.colo : 'local'
}

/** The view of a page by whoever has sent a request. */
export function pageViewBy({ headers }: Request, path: string): View {
  return {
    at: Date.now(),
    article: articleIdOf(path) ?? 0,
    ip: (headers.get('CF-Connecting-IP') ?? '').slice(0, MAX_IP_LENGTH),
    agent: (headers.get('User-Agent') ?? '').slice(0, MAX_AGENT_LENGTH),
  }
}

/** What Cloudflare or the user agent's own name says to be none of a person's browsers. */
export function isRobot({ headers, cf }: Request): boolean {
  const agent = headers.get('User-Agent')
  return !agent || isbot(agent) || Boolean(cf?.verifiedBotCategory)
}

function isAhead(headers: Headers): boolean {
  return ['Sec-Purpose', 'Purpose', 'X-Moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headers.get(name) ?? ''),
  )
}

/** A page in a tab of its own. Browsers that do not tell are those that ask for HTML. */
function isNavigation(headers: Headers): boolean {
  const mode = headers.get('Sec-Fetch-Mode')
  if (mode === null) return headers.get('Accept')?.includes('text/html') ?? false
  return mode === 'navigate' && headers.get('Sec-Fetch-Dest') === 'document'
}
