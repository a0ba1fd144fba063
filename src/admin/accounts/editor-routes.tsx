import { Hono } from 'hono'
import {
  allEditors,
  changeRole,
  editorById,
  endSessions,
  removePasskey,
  removePasskeys,
  renameEditor,
  setActive,
} from '../../auth/accounts.ts'
import { newInvitation } from '../../auth/invitations.ts'
import { passkeysOf } from '../../auth/passkeys.ts'
import { sessionsOf } from '../../auth/sessions.ts'
import { isConstraintError } from '../../db/command.ts'
import type { Editor } from '../../db/schema.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { instant } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { parseForm, valuesIn } from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { type RefusedField, saveAccountField } from './account-field.tsx'
import { EditorPage } from './editor-page.tsx'
import { EditorsPage } from './editors-page.tsx'
import { invitationForm, nameForm, roleForm } from './form-schemas.ts'
import { noSuchEditor, noSuchPasskey } from './not-found-responses.tsx'
import { nameField, roleField } from './parts.tsx'

const DAY_MS = 24 * 3_600_000

/** The accounts of the editors: invitations, names, roles, passkeys, sessions and access. */
export const editors = new Hono<AdminEnv>()
  .use(requirePermission('administer'))
  .get('/', (c) => editorsPage(c))
  .post('/', async (c) => {
    const values = await valuesIn(c.req, ['email', 'name', 'role'])
    const result = parseForm(invitationForm, values)
    if ('errors' in result) return editorsPage(c, { errors: result.errors, values }, 422)
    const now = new Date()
    const { secret, command } = await newInvitation(result.input, now)
    try {
      await runCommands(c, [command])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return editorsPage(c, { errors: [{ field: 'email', code: 'isShutOut' }], values }, 409)
    }
    const origin = c.env.ORIGIN || new URL(c.req.url).origin
    const until = instant(new Date(now.getTime() + DAY_MS))
    return editorsPage(c, { link: { url: origin + adminPaths.invitation(secret), until } })
  })
  .get('/:id{[0-9]{1,15}}', async (c) => {
    const editor = await editorOf(c)
    return editor ? editorPage(c, editor) : noSuchEditor(c)
  })
  .post('/:id{[0-9]{1,15}}/name', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    return saveAccountField(c, editor, {
      ...(await formOf(c, editor, 'name')),
      plan(values, version) {
        const result = parseForm(nameForm, values)
        return 'errors' in result ? result : { command: renameEditor(editor.id, result.input.name, version) }
      },
    })
  })
  .post('/:id{[0-9]{1,15}}/role', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    return saveAccountField(c, editor, {
      ...(await formOf(c, editor, 'role')),
      plan(values, version) {
        const result = parseForm(roleForm, values)
        return 'errors' in result ? result : { command: changeRole(editor.id, result.input.role, version) }
      },
    })
  })
  .post('/:id{[0-9]{1,15}}/access', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    return changed(c, editor, await runCommands(c, [setActive(editor.id, true)]))
  })
  .post('/:id{[0-9]{1,15}}/access/end', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    return changed(c, editor, await runCommands(c, [setActive(editor.id, false)]))
  })
  .post('/:id{[0-9]{1,15}}/sessions/end', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    await runCommands(c, [endSessions(editor.id)])
    return saved(c, editor)
  })
  .post('/:id{[0-9]{1,15}}/passkeys/end', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    return changed(c, editor, await runCommands(c, [removePasskeys(editor.id)]))
  })
  .post('/:id{[0-9]{1,15}}/passkeys/:passkey{[\\w-]{1,1400}}/end', async (c) => {
    const editor = await editorOf(c)
    if (!editor) return noSuchEditor(c)
    const passkey = c.req.param('passkey')
    const passkeys = await passkeysOf(c.env.DB, editor.id)
    if (!passkeys.some(({ id }) => id === passkey)) return noSuchPasskey(c)
    const [, ...removed] = await runCommands(c, [removePasskey(editor.id, passkey)])
    return changed(c, editor, removed)
  })

const editorOf = (c: AdminContext) => editorById(c.env.DB, Number(c.req.param('id')))

/** The form of a field on an editor's page. */
async function formOf(c: AdminContext, editor: Editor, name: 'name' | 'role') {
  const { t } = await siteFor(c)
  const back = adminPaths.editor(editor.id)
  return {
    field: name === 'name' ? nameField(t.lang) : roleField(t.lang),
    action: `${back}/${name}`,
    back,
    refused: (refused: RefusedField) => editorPage(c, editor, refused, 422),
    saved: (rows: number | undefined) => changed(c, editor, [rows ?? 0]),
  }
}

const saved = (c: AdminContext, { id }: Editor) => c.redirect(`${adminPaths.editor(id)}?saved=1`, 303)

/**
 * Redirects after a change. If the command changed no row, the editor is the last administrator and stays.
 */
async function changed(c: AdminContext, editor: Editor, [rows]: number[]) {
  if (rows !== 0) return saved(c, editor)
  return editorPage(c, editor, { errors: [{ field: '', code: 'lastAdministrator' }] }, 409)
}

interface FormState {
  errors?: readonly FormError[]
  /** The typed values. */
  values?: FormValues
  /** The values with which the form was opened. */
  base?: FormValues
}

async function editorsPage(
  c: AdminContext,
  formState: FormState & { link?: { url: string; until: string } } = {},
  status: 200 | 409 | 422 = 200,
) {
  const [site, all] = await Promise.all([siteFor(c), allEditors(c.env.DB)])
  return c.html(<EditorsPage site={site} editors={all} {...formState} />, status)
}

async function editorPage(
  c: AdminContext,
  editor: Editor,
  formState: FormState = {},
  status: 200 | 409 | 422 = 200,
) {
  const [site, passkeys, sessions] = await Promise.all([
    siteFor(c),
    passkeysOf(c.env.DB, editor.id),
    sessionsOf(c.env.DB, editor.id, '', new Date()),
  ])
  const isSaved = c.req.query('saved') === '1'
  return c.html(
    <EditorPage
      site={site}
      editor={editor}
      passkeys={passkeys}
      sessions={sessions.length}
      saved={isSaved}
      {...formState}
    />,
    status,
  )
}
