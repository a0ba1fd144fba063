import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { hasEditorCredentials } from '../auth/session-cookie.ts'
import { fetchPage } from '../cache/fetch-page.ts'
import { problem } from '../http/problem.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { canonicalUrlOf } from '../urls/canonical.ts'
import { dataCentreOf, isPage, isRobot, pageViewBy } from '../visits/page-view.ts'

const MAX_REQUEST_BYTES = 2_000

const report = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    /** The path of the page that is shown, as in its URL. */
    path: v.pipe(v.string(), v.regex(/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/), v.maxLength(1_000)),
  }),
)

/**
 * Counts a view of a page that the browser has prefetched and now shows: POST `{"path": "/…"}`. The view
 * counts as one of this moment. Answers 204, or problem+json: 403 for a request from another site, 413, 415
 * or 422 for a malformed report, 429 when the reader is over the limit of counted views.
 */
export const visits = new Hono<{ Bindings: Env }>()
  .post('/', bodyLimit({ maxSize: MAX_REQUEST_BYTES, onError: tooLong }), async (c) => {
    const { raw } = c.req
    if (!isSameOrigin(raw)) return notSameOrigin()
    if (!/^application\/json\b/.test(c.req.header('Content-Type') ?? '')) return notJson()
    const parsed = v.safeParse(report, await c.req.text())
    if (!parsed.success) return notAReport()
    if (isRobot(raw) || hasEditorCredentials(c)) return accepted()

    const { success } = await c.env.REPORT_LIMIT.limit({ key: raw.headers.get('CF-Connecting-IP') ?? '' })
    if (!success) return tooMany()

    const { path } = parsed.output
    const canonical = canonicalUrlOf(new URL(raw.url).origin + path, c.env.ORIGIN)
    if (!('url' in canonical) || !isPage(await fetchPage(canonical.url, c.env.ORIGIN)))
      return noSuchPage(path)

    const shard = exports.VisitShard.getByName(dataCentreOf(raw))
    const { limited } = await shard.recordOnce(pageViewBy(raw, new URL(canonical.url).pathname))
    return limited === 0 ? accepted() : tooMany()
  })
  .onError((error, c) => {
    console.error(c.req.method, c.req.url, error)
    return problem(
      { status: 503, title: 'Not counted', detail: 'The counters do not answer. Please try again later.' },
      { 'Retry-After': '30' },
    )
  })

/**
 * Tells whether a page of this site sent the request. A browser that does not send `Sec-Fetch-Site` still
 * sends its `Origin` with a POST.
 */
function isSameOrigin({ url, headers }: Request): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  return headers.get('Origin') === new URL(url).origin
}

function accepted(): Response {
  return new Response(null, { status: 204, headers: { ...securityHeaders, 'Cache-Control': 'no-store' } })
}

function notSameOrigin(): Response {
  const detail = 'Only a page of this site can report that it is shown: Sec-Fetch-Site has to be same-origin.'
  return problem({ status: 403, title: 'Not from this site', detail })
}

function notJson(): Response {
  return problem({ status: 415, title: 'Not JSON', detail: 'Send the report as application/json.' })
}

function tooLong(): Response {
  return problem({
    status: 413,
    title: 'Too long',
    detail: `A report has at most ${MAX_REQUEST_BYTES} bytes.`,
  })
}

function notAReport(): Response {
  const detail = 'Send {"path": "/…"}: the path of the page that is shown, and nothing else.'
  return problem({ status: 422, title: 'Not a report', detail })
}

function noSuchPage(path: string): Response {
  const detail = `There is no page at ${path}. Report the address that the page itself has.`
  return problem({ status: 422, title: 'No such page', detail })
}

function tooMany(): Response {
  const detail =
    'This reader or network has read more than is counted. It can read on, and counts again after a pause.'
  return problem({ status: 429, title: 'Too many views', detail }, { 'Retry-After': '1800' })
}
