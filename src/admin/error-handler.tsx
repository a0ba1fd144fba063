import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { statisticsMessages } from '../i18n/admin/statistics.ts'
import { vi } from '../i18n/site/vi.ts'
import { ErrorPage } from '../site/error-pages.tsx'

/**
 * Answers a refusal of middleware as it is. All else is an error of the database or the counters: a 503 that
 * can soon be tried again.
 */
export const onError: ErrorHandler = (error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  console.error(c.req.method, c.req.url, error)
  c.header('Retry-After', '30')
  return c.html(
    <ErrorPage t={vi} title={vi.unavailableTitle} text={statisticsMessages('vi').countersUnavailable} />,
    503,
  )
}
