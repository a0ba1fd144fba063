import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { actorOfAccess } from '../auth/cloudflare-access.ts'
import { SESSION_COOKIE } from '../auth/session-cookie.ts'
import { actorOfSession } from '../auth/sessions.ts'
import { problem } from '../http/problem.ts'
import { signInMessages } from '../i18n/admin/sign-in.ts'
import { signInAgainMessages } from '../i18n/admin/sign-in-again.ts'
import { ErrorPage } from '../site/error-pages.tsx'
import { adminPaths } from '../urls/admin.ts'
import { type AdminEnv, siteFor } from './context.ts'
import { signInAgain } from './sign-in/sign-in-again.tsx'

/** Lets in editors who have signed in with a passkey or come through Cloudflare Access, and nobody else. */
export const requireSignIn = createMiddleware<AdminEnv>(async (c, next) => {
  const secret = getCookie(c, SESSION_COOKIE)
  const actor = secret ? await actorOfSession(c.env.DB, secret, new Date()) : undefined
  if (actor) {
    c.set('actor', actor)
    return next()
  }
  const access = await actorOfAccess(c)
  if (typeof access === 'object' && access.actor) {
    c.set('actor', access.actor)
    return next()
  }
  const { t } = await siteFor(c)
  const w = signInMessages(t.lang)
  if (typeof access === 'object') {
    const text = w.unknownEditorText(access.email)
    return c.html(<ErrorPage t={t} title={w.unknownEditor} text={text} />, 403)
  }
  const { pathname, search } = new URL(c.req.url)
  const wantsJson = [c.req.header('Accept'), c.req.header('Content-Type')].some((type) =>
    type?.startsWith('application/json'),
  )
  if (wantsJson)
    return problem({ status: 401, title: 'Not signed in', detail: signInAgainMessages(t.lang).notKept })
  if (c.req.method === 'GET')
    return c.redirect(`${adminPaths.signIn()}?next=${encodeURIComponent(pathname + search)}`, 303)
  return signInAgain(c)
})
