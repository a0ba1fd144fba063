import { problem } from '../../http/problem.ts'
import { securityHeaders } from '../../http/security-headers.ts'
import { vi } from '../../i18n/site/vi.ts'
import { paths } from '../../urls/public.ts'
import { ErrorPage } from '../error-pages.tsx'

type Limits = Pick<Env, 'SEARCH_LIMIT' | 'SUGGESTION_LIMIT'>

const limitedPaths = [paths.search(), paths.searchApi(), paths.suggestions()]

/** Tells whether requests of a path are limited. */
export const isRateLimitedPath = (path: string): boolean => limitedPaths.includes(path)

/** Tells whether a request exceeds the limit of searches from its IP (wrangler.toml). */
export async function isRateLimited({ headers }: Request, path: string, limits: Limits): Promise<boolean> {
  const key = headers.get('CF-Connecting-IP')
  if (!key) return false
  const limit = path === paths.suggestions() ? limits.SUGGESTION_LIMIT : limits.SEARCH_LIMIT
  return !(await limit.limit({ key })).success
}

/** Returns the response 429: a page for the search page, a problem for the API. */
export function tooManySearches(path: string): Response {
  const headers = { 'Retry-After': '60' }
  if (path !== paths.search()) {
    const detail = 'Too many searches have come from this address. Please wait a minute.'
    return problem({ status: 429, title: 'Too many searches', detail }, headers)
  }
  const page = String(<ErrorPage t={vi} title={vi.tooManyTitle} text={vi.tooManyText} />)
  return new Response(page, {
    status: 429,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      ...securityHeaders,
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}
