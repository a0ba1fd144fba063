import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { hasActiveEditor } from '../../auth/accounts.ts'
import { actorKey } from '../../auth/actor.ts'
import { inviteeOf, useInvitation } from '../../auth/invitations.ts'
import { createdPasskey, creationOptions, editorOfPasskey, requestOptions } from '../../auth/passkeys.ts'
import { SESSION_COOKIE } from '../../auth/session-cookie.ts'
import { endSession, startSession } from '../../auth/sessions.ts'
import { isConstraintError, write } from '../../db/command.ts'
import { problem } from '../../http/problem.ts'
import { signInMessages } from '../../i18n/admin/sign-in.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { readPasskeyResponse, relyingParty } from '../passkey-requests.ts'
import { isOnThisMachine } from './loopback.ts'
import { InvitationPage, SignInPage } from './page.tsx'

/**
 * Refuses an IP that tries too often, because every attempt writes to the database. Requests without a known
 * IP are not limited.
 */
const rateLimited = createMiddleware<AdminEnv>(async (c, next) => {
  const key = ipOf(c)
  if (key === '' || (await c.env.SIGN_IN_LIMIT.limit({ key })).success) return next()
  const { t } = await siteFor(c)
  const detail = signInMessages(t.lang).tooOften
  return problem({ status: 429, title: 'Too many attempts', detail }, { 'Retry-After': '60' })
})

/** Signing in and out, and accepting an invitation. These routes are open to everybody. */
export const signIn = new Hono<AdminEnv>()
  .get('/sign-in', async (c) => {
    const [site, hasEditor] = await Promise.all([siteFor(c), hasActiveEditor(c.env.DB)])
    const next = localPath(c.req.query('next'))
    return c.html(<SignInPage site={site} next={next} open={hasEditor} />)
  })
  .post('/session/options', rateLimited, async (c) => {
    const site = await siteFor(c)
    return c.json(await requestOptions(c.env.DB, relyingParty(c, site), new Date()))
  })
  .post('/session', rateLimited, async (c) => {
    const site = await siteFor(c)
    const answer = await readPasskeyResponse<AuthenticationResponseJSON>(c)
    const now = new Date()
    const id = answer && (await editorOfPasskey(c.env.DB, relyingParty(c, site), answer.response, now))
    if (id === undefined) return refused(signInMessages(site.t.lang).refused)
    await beginSession(c, id, answer?.response.id ?? null, now)
    return c.json({})
  })
  .post('/session/end', async (c) => {
    const secret = getCookie(c, SESSION_COOKIE)
    if (secret) await endSession(c.env.DB, secret)
    deleteCookie(c, SESSION_COOKIE, { path: '/', secure: true })
    return c.redirect(adminPaths.signIn(), 303)
  })
  .get('/invitations/:secret{[\\w-]{20,100}}', async (c) => {
    const [site, editor] = await Promise.all([siteFor(c), invitedEditor(c)])
    const w = signInMessages(site.t.lang)
    if (!editor) {
      const page = <ErrorPage t={site.t} title={w.invitationOver} text={w.invitationOverText} />
      return c.html(page, 404)
    }
    const invitee = editor.name || editor.email
    return c.html(<InvitationPage site={site} invitee={invitee} secret={c.req.param('secret')} />)
  })
  .post('/invitations/:secret{[\\w-]{20,100}}/options', async (c) => {
    const [site, editor] = await Promise.all([siteFor(c), invitedEditor(c)])
    if (!editor) return refused(signInMessages(site.t.lang).invitationOverText)
    return c.json(await creationOptions(c.env.DB, relyingParty(c, site), editor, new Date()))
  })
  .post('/invitations/:secret{[\\w-]{20,100}}', async (c) => {
    const [site, editor] = await Promise.all([siteFor(c), invitedEditor(c)])
    const w = signInMessages(site.t.lang)
    if (!editor) return refused(w.invitationOverText)
    const answer = await readPasskeyResponse<RegistrationResponseJSON>(c)
    const now = new Date()
    const party = relyingParty(c, site)
    const added = answer && (await createdPasskey(c.env.DB, party, editor, answer.response, answer.name, now))
    if (!added) return refused(w.failed)
    const auditActor = {
      actor: actorKey({ kind: 'editor', id: editor.id }),
      name: editor.name || editor.email,
      ip: ipOf(c),
    }
    try {
      await write(c.env.DB, [await useInvitation(c.req.param('secret')), added], undefined, auditActor)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return refused(w.invitationOverText)
    }
    await beginSession(c, editor.id, answer.response.id, now)
    return c.json({})
  })

/**
 * Returns the path if it belongs to the administration, else the overview. A link to this page must not lead
 * elsewhere.
 */
function localPath(next = ''): string {
  return /^\/admin(\/(?!\.)[\w./?=&%+-]*)?$/.test(next) && !next.includes('..') ? next : adminPaths.overview()
}

/**
 * Returns the invited editor. A loopback invitation is valid only on the machine on which the portal runs.
 */
async function invitedEditor(c: AdminContext) {
  const invitation = await inviteeOf(c.env.DB, c.req.param('secret') ?? '', new Date())
  if (!invitation) return undefined
  return invitation.loopback && !isOnThisMachine(c.req.raw, c.env.DEVELOPMENT) ? undefined : invitation.editor
}

const ipOf = (c: AdminContext) => c.req.header('CF-Connecting-IP') ?? ''

async function beginSession(
  c: AdminContext,
  editorId: number,
  passkeyId: string | null,
  now: Date,
): Promise<void> {
  const origin = { ip: ipOf(c), agent: c.req.header('User-Agent') ?? '', passkeyId }
  const secret = await startSession(c.env.DB, editorId, now, origin)
  setCookie(c, SESSION_COOKIE, secret, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}

function refused(detail: string): Response {
  return problem({ status: 403, title: 'Refused', detail })
}
