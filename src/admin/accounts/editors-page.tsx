import { type ListedEditor, MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import { accountMessages } from '../../i18n/admin/accounts.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { FieldInput, type FormError, FormErrors, type FormValues } from '../ui/form.tsx'
import { labelIn } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { OneTimeSecret, roleField } from './parts.tsx'

interface Props {
  site: AdminSite
  editors: readonly ListedEditor[]
  errors?: readonly FormError[]
  /** The typed values, if they were rejected. */
  values?: FormValues
  /** The link of an invitation that was just made. */
  link?: { url: string; until: string }
}

/** Renders the list of editors and a form to invite one. */
export function EditorsPage({ site, editors, errors = [], values = {}, link }: Props) {
  const { t, format } = site
  const w = accountMessages(t.lang)
  const fields = [
    { name: 'email', label: w.email, type: 'email' as const, required: true, maxlength: MAX_EMAIL_LENGTH },
    { name: 'name', label: w.name, hint: w.optionalName, maxlength: MAX_NAME_LENGTH },
    roleField(t.lang),
  ]
  return (
    <AdminLayout site={site} title={w.editors}>
      <h1>{w.editors}</h1>
      <FormErrors lang={t.lang} errors={errors} labelOf={labelIn(fields)} />
      {link && <OneTimeSecret label={w.inviteLink(format.dateTime(link.until))} value={link.url} />}
      <ListTable label={w.editors} heads={[w.name, w.role, w.passkeys, w.lastUsed, w.state]}>
        {editors.map(({ id, name, email, role, passkeys, lastUsed, active }) => (
          <tr>
            <th scope="row">
              <a href={adminPaths.editor(id)}>{name || email}</a>
              {id === site.actor?.id && ` (${w.you})`}
              {name && <small>{email}</small>}
            </th>
            <td>{w[role]}</td>
            <td>{format.number(passkeys)}</td>
            <td>{lastUsed ? format.dateTime(lastUsed) : w.never}</td>
            <td>{active ? w.active : w.shutOut}</td>
          </tr>
        ))}
      </ListTable>
      <h2 class="section">{w.inviteSomebody}</h2>
      <p>{w.inviteHint}</p>
      <form data-answered-here class="fields" method="post" action={adminPaths.editors()}>
        {fields.map((field) => (
          <FieldInput field={field} value={values[field.name] ?? ''} lang={t.lang} errors={errors} />
        ))}
        <p class="actions">
          <button type="submit">{w.invite}</button>
        </p>
      </form>
    </AdminLayout>
  )
}
