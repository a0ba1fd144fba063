import { Hono } from 'hono'
import { allTokens } from '../../auth/accounts.ts'
import { newToken, revokeToken } from '../../auth/tokens.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { instant, instantOfLocal, parseDay } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { parseForm, valuesIn } from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { tokenForm } from './form-schemas.ts'
import { TokensPage } from './tokens-page.tsx'

/** The access tokens with which scripts sign in. */
export const tokens = new Hono<AdminEnv>()
  .use(requirePermission('administer'))
  .get('/', (c) => tokensPage(c))
  .post('/', async (c) => {
    const { settings } = await siteFor(c)
    const values = await valuesIn(c.req, ['name', 'role', 'expires'])
    const result = parseForm(tokenForm, values)
    const errors = 'errors' in result ? result.errors : []
    const until = endOfDay(values.expires ?? '', settings.time_zone)
    // An invalid expiry must not make a token that never expires.
    if (until === undefined || (until !== null && until <= instant(new Date())))
      errors.push({ field: 'expires', code: 'badExpiry' })
    if ('errors' in result || errors.length > 0) return tokensPage(c, { errors, values })
    const { name, role } = result.input
    const { secret, command } = await newToken(name, role, new Date(), until)
    await runCommands(c, [command])
    return tokensPage(c, { secret })
  })
  .post('/:id{[0-9]{1,15}}/end', async (c) => {
    await runCommands(c, [revokeToken(Number(c.req.param('id')), new Date())])
    return c.redirect(adminPaths.tokens(), 303)
  })

/** Returns the end of a day. Null if the field is empty, undefined if there is no such day. */
function endOfDay(value: string, timeZone: string) {
  if (value.trim() === '') return null
  const day = parseDay(value.trim())
  return day && instantOfLocal(`${day}T23:59`, timeZone)
}

interface FormState {
  errors?: readonly FormError[]
  /** The typed values. */
  values?: FormValues
  secret?: string
}

async function tokensPage(c: AdminContext, formState: FormState = {}) {
  const [site, all] = await Promise.all([siteFor(c), allTokens(c.env.DB)])
  return c.html(<TokensPage site={site} tokens={all} {...formState} />, formState.errors ? 422 : 200)
}
