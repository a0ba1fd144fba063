import type { Editor, Passkey } from '../../db/schema.ts'
import { accountMessages } from '../../i18n/admin/accounts.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { FieldInput, type FormError, FormErrors, type FormValues } from '../ui/form.tsx'
import { labelIn } from '../ui/form-fields.tsx'
import { FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'
import { Action, nameField, PasskeyList, roleField } from './parts.tsx'

interface Props {
  site: AdminSite
  editor: Editor
  passkeys: readonly Passkey[]
  /** Number of open sessions. */
  sessions: number
  saved: boolean
  errors?: readonly FormError[]
  /** The typed values, if they could not be saved. */
  values?: FormValues
  /** The values with which that form was opened. */
  base?: FormValues
}

/** Renders the account of one editor for administrators. */
export function EditorPage({
  site,
  editor,
  passkeys,
  sessions,
  saved,
  errors = [],
  values = {},
  base,
}: Props) {
  const { t, format } = site
  const w = accountMessages(t.lang)
  const title = editor.name || editor.email
  const part = (name: string) => `${adminPaths.editor(editor.id)}/${name}`
  const name = nameField(t.lang)
  const role = roleField(t.lang)
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      <p>
        <a href={adminPaths.editors()}>{w.editors}</a>
      </p>
      <p>{w.signedInAs(editor.email, w[editor.role])}</p>
      <FormErrors lang={t.lang} errors={errors} labelOf={labelIn([name, role])} />
      {saved && errors.length === 0 && <SavedNotice lang={site.t.lang} />}
      <form class="fields" method="post" action={part('name')}>
        <FormVersion version={values.version ?? `${editor.version}`} base={base ?? { name: editor.name }} />
        <FieldInput field={name} value={values.name ?? editor.name} lang={t.lang} errors={errors} />
        <p class="actions">
          <button type="submit">{w.changeName}</button>
        </p>
      </form>
      <form class="fields" method="post" action={part('role')}>
        <FormVersion version={`${editor.version}`} base={{ role: editor.role }} />
        <FieldInput field={role} value={editor.role} lang={t.lang} errors={errors} />
        <p class="actions">
          <button type="submit">{w.changeRole}</button>
        </p>
      </form>
      <h2 class="section">{w.passkeys}</h2>
      <PasskeyList site={site} passkeys={passkeys} removal={(id) => part(`passkeys/${id}/end`)} />
      {passkeys.length > 1 && <Action to={part('passkeys/end')} label={w.removeAll} subject={title} />}
      <h2 class="section">{w.access}</h2>
      <p>{sessions > 0 ? w.openSessions(format.number(sessions)) : w.noOpenSessions}</p>
      {sessions > 0 && <Action to={part('sessions/end')} label={w.endSessions} subject={title} />}
      <p>{editor.active ? `${w.accessOpen} ${w.shutOutHint}` : w.accessClosed}</p>
      {editor.active ? (
        <Action to={part('access/end')} label={w.shutOutAction} subject={title} />
      ) : (
        <Action to={part('access')} label={w.readmit} subject={title} />
      )}
    </AdminLayout>
  )
}
