import { createMiddleware } from 'hono/factory'
import { vi } from '../locales/vi.ts'
import { BrokenPage } from '../views/problem-pages.tsx'

/**
 * Lets nobody into the administration as long as there is no way of signing in, but those who develop on this
 * machine (`npm start` sets DEVELOPMENT).
 */
export const guard = createMiddleware<{ Bindings: Env }>(async (c, next) => {
  const { hostname } = new URL(c.req.url)
  if (c.env.DEVELOPMENT === '1' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return next()
  return c.html(<BrokenPage t={vi} title={vi.adminClosedTitle} text={vi.adminClosedText} />, 403)
})
