import { accountMessages } from '../../i18n/admin/accounts.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { type AdminContext, siteFor } from '../context.ts'

export async function noSuchEditor(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = accountMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.noSuchEditor} text={w.noSuchEditorText} />, 404)
}

export async function noSuchPasskey(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = accountMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.noSuchPasskey} text={w.noSuchPasskeyText} />, 404)
}
