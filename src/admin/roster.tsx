import { Hono } from 'hono'
import { adminPaths } from '../admin-paths.ts'
import { instant, instantOfLocal, parseDay } from '../calendar.ts'
import { change } from '../change.ts'
import { roles } from '../editors/actor.ts'
import { newInvitation } from '../editors/invitations.ts'
import {
  allEditors,
  allTokens,
  changeRole,
  endSessions,
  removePasskeys,
  setActive,
} from '../editors/roster.ts'
import { newToken, revokeToken } from '../editors/tokens.ts'
import { signInWords } from '../locales/admin-sign-in.ts'
import { EditorsPage, TokensPage } from '../views/admin-roster-pages.tsx'
import { type AdminContext, type AdminEnv, allow, siteFor } from './env.tsx'

const DAY = 24 * 3_600_000

/** Who may sign in, and as what. */
export const editors = new Hono<AdminEnv>()
  .use(allow('administer'))
  .get('/', (c) => editorsPage(c))
  .post('/', async (c) => {
    const { email, name, role } = await c.req.parseBody()
    const typed = { email: String(email ?? '').trim(), name: String(name ?? '').trim() }
    const { t } = await siteFor(c)
    const w = signInWords(t.lang)
    if (!/^[^@\s]+@[^@\s]+$/.test(typed.email)) return editorsPage(c, { problem: w.badEmail, typed })
    const known = roles.find((one) => one === role)
    if (!known) return editorsPage(c, { problem: w.badRole, typed })
    const now = new Date()
    const { secret, command } = await newInvitation({ ...typed, role: known }, now)
    await change(c, [command])
    const origin = c.env.ORIGIN || new URL(c.req.url).origin
    const until = instant(new Date(now.getTime() + DAY))
    return editorsPage(c, { link: { url: origin + adminPaths.invitation(secret), until } })
  })
  .post('/:id{[0-9]{1,15}}/role', async (c) => {
    const { role } = await c.req.parseBody()
    const known = roles.find((one) => one === role)
    const { t } = await siteFor(c)
    if (!known) return editorsPage(c, { problem: signInWords(t.lang).badRole })
    return changed(c, await change(c, [changeRole(idOf(c), known)]))
  })
  .post('/:id{[0-9]{1,15}}/access', async (c) => changed(c, await change(c, [setActive(idOf(c), true)])))
  .post('/:id{[0-9]{1,15}}/access/end', async (c) => changed(c, await change(c, [setActive(idOf(c), false)])))
  .post('/:id{[0-9]{1,15}}/sessions/end', async (c) => {
    await change(c, [endSessions(idOf(c))])
    return c.redirect(adminPaths.editors(), 303)
  })
  .post('/:id{[0-9]{1,15}}/passkeys/end', async (c) => {
    return changed(c, await change(c, [removePasskeys(idOf(c))]))
  })

/** What scripts sign in with. */
export const tokens = new Hono<AdminEnv>()
  .use(allow('administer'))
  .get('/', (c) => tokensPage(c))
  .post('/', async (c) => {
    const { name, role, expires } = await c.req.parseBody()
    const { t, settings } = await siteFor(c)
    const w = signInWords(t.lang)
    const called = String(name ?? '')
      .trim()
      .slice(0, 100)
    const known = roles.find((one) => one === role)
    if (called === '') return tokensPage(c, { problem: w.badName })
    if (!known) return tokensPage(c, { problem: w.badRole })
    const given = String(expires ?? '').trim()
    const day = parseDay(given)
    const until = day ? instantOfLocal(`${day}T23:59`, settings.time_zone) : null
    // A token that was to expire must not be good for ever.
    if (given !== '' && (until === null || until <= instant(new Date())))
      return tokensPage(c, { problem: w.badExpiry })
    const { secret, command } = await newToken(called, known, new Date(), until)
    await change(c, [command])
    return tokensPage(c, { secret })
  })
  .post('/:id{[0-9]{1,15}}/end', async (c) => {
    await change(c, [revokeToken(idOf(c), new Date())])
    return c.redirect(adminPaths.tokens(), 303)
  })

const idOf = (c: AdminContext) => Number(c.req.param('id'))

/** The last administrator stays as they are: the command has changed no row. */
async function changed(c: AdminContext, [rows]: number[]) {
  if (rows !== 0) return c.redirect(adminPaths.editors(), 303)
  const { t } = await siteFor(c)
  return editorsPage(c, { problem: signInWords(t.lang).lastAdministrator }, 409)
}

type EditorsShown = Omit<Parameters<typeof EditorsPage>[0], 'site' | 'editors'>

async function editorsPage(c: AdminContext, shown: EditorsShown = {}, status?: 409) {
  const [site, all] = await Promise.all([siteFor(c), allEditors(c.env.DB)])
  return c.html(<EditorsPage site={site} editors={all} {...shown} />, status ?? (shown.problem ? 422 : 200))
}

async function tokensPage(c: AdminContext, shown: { problem?: string; secret?: string } = {}) {
  const [site, all] = await Promise.all([siteFor(c), allTokens(c.env.DB)])
  return c.html(<TokensPage site={site} tokens={all} {...shown} />, shown.problem ? 422 : 200)
}
