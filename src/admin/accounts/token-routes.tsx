import { Hono } from 'hono'
import { allTokens } from '../../auth/accounts.ts'
import { newToken, revokeToken } from '../../auth/tokens.ts'
import { change } from '../../editing/run-commands.ts'
import { rosterWords } from '../../i18n/admin/accounts.ts'
import { tokenWords } from '../../i18n/admin/tokens.ts'
import { instant, instantOfLocal, parseDay } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, allow, siteFor } from '../context.tsx'
import { valuesIn } from '../form-values.ts'
import type { FormValues, Mistake } from '../ui/form.tsx'
import { tokenForm, understood } from './form-schemas.ts'
import { TokensPage } from './tokens-page.tsx'

/** What scripts sign in with. */
export const tokens = new Hono<AdminEnv>()
  .use(allow('administer'))
  .get('/', (c) => tokensPage(c))
  .post('/', async (c) => {
    const { t, settings } = await siteFor(c)
    const w = rosterWords(t.lang)
    const values = await valuesIn(c.req, ['name', 'role', 'expires'])
    const result = understood(tokenForm(w), values)
    const mistakes = 'mistakes' in result ? result.mistakes : []
    const until = endOfDay(values.expires ?? '', settings.time_zone)
    // A token that was to expire must not be good for ever.
    if (until === undefined || (until !== null && until <= instant(new Date())))
      mistakes.push({ field: 'expires', text: tokenWords(t.lang).badExpiry })
    if ('mistakes' in result || mistakes.length > 0) return tokensPage(c, { mistakes, values })
    const { name, role } = result.input
    const { secret, command } = await newToken(name, role, new Date(), until)
    await change(c, [command])
    return tokensPage(c, { secret })
  })
  .post('/:id{[0-9]{1,15}}/end', async (c) => {
    await change(c, [revokeToken(Number(c.req.param('id')), new Date())])
    return c.redirect(adminPaths.tokens(), 303)
  })

/** Null when no day was given; undefined when what was given is none. */
function endOfDay(given: string, timeZone: string) {
  if (given.trim() === '') return null
  const day = parseDay(given.trim())
  return day && instantOfLocal(`${day}T23:59`, timeZone)
}

interface Shown {
  mistakes?: readonly Mistake[]
  /** What was typed. */
  values?: FormValues
  secret?: string
}

async function tokensPage(c: AdminContext, shown: Shown = {}) {
  const [site, all] = await Promise.all([siteFor(c), allTokens(c.env.DB)])
  return c.html(<TokensPage site={site} tokens={all} {...shown} />, shown.mistakes ? 422 : 200)
}
