import { MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import type { AccessToken } from '../../db/schema.ts'
import { accountMessages } from '../../i18n/admin/accounts.ts'
import { tokenMessages } from '../../i18n/admin/tokens.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { FieldInput, type FormError, FormErrors, type FormValues } from '../ui/form.tsx'
import { labelIn } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Action, OneTimeSecret, roleField } from './parts.tsx'

type ListedToken = Omit<AccessToken, 'token_hash'>

interface Props {
  site: AdminSite
  tokens: readonly ListedToken[]
  errors?: readonly FormError[]
  /** The typed values, if they were rejected. */
  values?: FormValues
  /** The secret of a token that was just made. */
  secret?: string
}

/** Renders the list of access tokens and a form to make one. */
export function TokensPage({ site, tokens, errors = [], values = {}, secret }: Props) {
  const { lang } = site.t
  const w = { ...accountMessages(lang), ...tokenMessages(lang) }
  const fields = [
    { name: 'name', label: w.name, hint: w.tokenNameHint, required: true, maxlength: MAX_NAME_LENGTH },
    roleField(lang),
    { name: 'expires', label: w.expires, hint: w.expiresHint, type: 'date' as const },
  ]
  return (
    <AdminLayout site={site} title={w.tokens}>
      <h1>{w.tokens}</h1>
      <p>{w.tokensHint}</p>
      <FormErrors lang={lang} errors={errors} labelOf={labelIn(fields)} />
      {secret && <OneTimeSecret label={w.tokenOnce} value={secret} />}
      {tokens.length === 0 ? <p>{w.noTokens}</p> : <TokenTable site={site} tokens={tokens} />}
      <h2 class="section">{w.newToken}</h2>
      <form data-answered-here class="fields" method="post" action={adminPaths.tokens()}>
        {fields.map((field) => (
          <FieldInput field={field} value={values[field.name] ?? ''} lang={lang} errors={errors} />
        ))}
        <p class="actions">
          <button type="submit">{w.newToken}</button>
        </p>
      </form>
    </AdminLayout>
  )
}

function TokenTable({ site, tokens }: { site: AdminSite; tokens: readonly ListedToken[] }) {
  const { t, format } = site
  const w = { ...accountMessages(t.lang), ...tokenMessages(t.lang) }
  return (
    <ListTable label={w.tokens} heads={[w.name, w.role, w.lastUsed, w.expires, w.state]}>
      {tokens.map(({ id, name, role, last_used_at, expires_at, revoked_at }) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{w[role]}</td>
          <td>{last_used_at ? format.dateTime(last_used_at) : w.never}</td>
          <td>{expires_at ? format.dateTime(expires_at) : w.noExpiry}</td>
          <td>
            {revoked_at ? (
              w.revokedAt(format.dateTime(revoked_at))
            ) : (
              <Action to={`${adminPaths.token(id)}/end`} label={w.revoke} subject={name} />
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  )
}
