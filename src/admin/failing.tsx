import type { ErrorHandler } from 'hono'
import { vi } from '../locales/vi.ts'
import { BrokenPage } from '../views/problem-pages.tsx'

/** A fault of the database's or the counters': worth asking again soon. */
export const failing: ErrorHandler = (error, c) => {
  console.error(c.req.method, c.req.url, error)
  c.header('Retry-After', '30')
  return c.html(<BrokenPage t={vi} title={vi.unavailableTitle} text={vi.countersUnavailable} />, 503)
}
