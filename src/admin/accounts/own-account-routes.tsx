import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { editorById, removePasskey, renameEditor } from '../../auth/accounts.ts'
import { createdPasskey, creationOptions, passkeysOf } from '../../auth/passkeys.ts'
import { hashOf } from '../../auth/secrets.ts'
import { SESSION_COOKIE } from '../../auth/session-cookie.ts'
import { endOtherSessions, endSessionById, sessionsOf } from '../../auth/sessions.ts'
import { isConstraintError } from '../../db/command.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { problem } from '../../http/problem.ts'
import { signInMessages } from '../../i18n/admin/sign-in.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { parseForm } from '../form-values.ts'
import { readPasskeyResponse, relyingParty } from '../passkey-requests.ts'
import type { FormError, FormValues } from '../ui/form.tsx'
import { saveAccountField } from './account-field.tsx'
import { nameForm } from './form-schemas.ts'
import { noSuchEditor, noSuchPasskey } from './not-found-responses.tsx'
import { AccountPage } from './own-account-page.tsx'
import { nameField } from './parts.tsx'

/** An editor's own account: name, passkeys and sessions. */
export const account = new Hono<AdminEnv>()
  .get('/', (c) => accountPage(c))
  .post('/name', async (c) => {
    const [{ t }, editor] = await Promise.all([siteFor(c), editorById(c.env.DB, c.var.actor.id)])
    if (!editor) return noSuchEditor(c)
    return saveAccountField(c, editor, {
      field: nameField(t.lang),
      action: adminPaths.accountPart('name'),
      back: adminPaths.account(),
      plan(values, version) {
        const result = parseForm(nameForm, values)
        return 'errors' in result ? result : { command: renameEditor(editor.id, result.input.name, version) }
      },
      refused: (refused) => accountPage(c, refused, 422),
      saved: () => saved(c),
    })
  })
  .post('/passkeys/options', async (c) => {
    const [site, editor] = await Promise.all([siteFor(c), editorById(c.env.DB, c.var.actor.id)])
    if (!editor) return noSuchEditor(c)
    return c.json(await creationOptions(c.env.DB, relyingParty(c, site), editor, new Date()))
  })
  .post('/passkeys', async (c) => {
    const [site, editor] = await Promise.all([siteFor(c), editorById(c.env.DB, c.var.actor.id)])
    if (!editor) return noSuchEditor(c)
    const answer = await readPasskeyResponse<RegistrationResponseJSON>(c)
    const party = relyingParty(c, site)
    const added =
      answer && (await createdPasskey(c.env.DB, party, editor, answer.response, answer.name, new Date()))
    const detail = signInMessages(site.t.lang).failed
    if (!added) return problem({ status: 422, title: 'Refused', detail })
    try {
      await runCommands(c, [added])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return problem({ status: 409, title: 'Refused', detail })
    }
    return c.json({})
  })
  .post('/passkeys/:passkey{[\\w-]{1,1400}}/end', async (c) => {
    const { id } = c.var.actor
    const passkey = c.req.param('passkey')
    const passkeys = await passkeysOf(c.env.DB, id)
    if (!passkeys.some((one) => one.id === passkey)) return noSuchPasskey(c)
    const [, removed] = await runCommands(c, [removePasskey(id, passkey, await hashOf(secretOf(c)))])
    if (removed !== 0) return saved(c)
    return accountPage(c, { errors: [{ field: '', code: 'lastWayIn' }] }, 409)
  })
  .post('/sessions/end', async (c) => {
    await runCommands(c, [await endOtherSessions(c.var.actor.id, secretOf(c))])
    return saved(c)
  })
  .post('/sessions/:session{[0-9a-f]{1,16}}/end', async (c) => {
    await runCommands(c, [endSessionById(c.var.actor.id, c.req.param('session'))])
    return saved(c)
  })

/** Returns the secret of the session. It is empty for an editor who comes through Cloudflare Access. */
const secretOf = (c: AdminContext) => getCookie(c, SESSION_COOKIE) ?? ''

const saved = (c: AdminContext) => c.redirect(`${adminPaths.account()}?saved=1`, 303)

async function accountPage(
  c: AdminContext,
  formState: { errors?: readonly FormError[]; values?: FormValues; base?: FormValues } = {},
  status: 200 | 409 | 422 = 200,
) {
  const { id } = c.var.actor
  const [site, editor, passkeys, sessions] = await Promise.all([
    siteFor(c),
    editorById(c.env.DB, id),
    passkeysOf(c.env.DB, id),
    sessionsOf(c.env.DB, id, secretOf(c), new Date()),
  ])
  if (!editor) return noSuchEditor(c)
  const isSaved = c.req.query('saved') === '1'
  return c.html(
    <AccountPage
      site={site}
      editor={editor}
      passkeys={passkeys}
      sessions={sessions}
      saved={isSaved}
      {...formState}
    />,
    status,
  )
}
