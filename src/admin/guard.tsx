import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { SESSION_COOKIE } from '../editor.ts'
import { actorOfSession } from '../editors/sessions.ts'
import { vi } from '../locales/vi.ts'
import { BrokenPage } from '../views/problem-pages.tsx'
import type { AdminEnv } from './env.tsx'

/** Lets in who has signed in. Without a way of doing that, nobody. */
export const guard = createMiddleware<AdminEnv>(async (c, next) => {
  const secret = getCookie(c, SESSION_COOKIE)
  const actor = secret ? await actorOfSession(c.env.DB, secret, new Date()) : undefined
  if (!actor) return c.html(<BrokenPage t={vi} title={vi.adminClosedTitle} text={vi.adminClosedText} />, 403)
  c.set('actor', actor)
  return next()
})
