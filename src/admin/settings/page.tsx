import { formMessages } from '../../i18n/admin/forms.ts'
import { settingsMessages } from '../../i18n/admin/settings.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import type { Field, FormError, FormValues } from '../ui/form.tsx'
import { Fields } from '../ui/form-fields.tsx'
import { FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'

interface Props {
  site: AdminSite
  fields: readonly Field[]
  values: FormValues
  errors: readonly FormError[]
  saved: boolean
  /** The values with which the form was opened. */
  base: FormValues
}

export function SettingsPage({ site, fields, values, errors, saved, base }: Props) {
  const { lang } = site.t
  const w = formMessages(lang)
  const { heading } = settingsMessages(lang)
  return (
    <AdminLayout site={site} title={heading}>
      <h1>{heading}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      <form class="fields" method="post" action={adminPaths.settings()}>
        <FormVersion version={values.version} base={base} />
        <Fields lang={lang} fields={fields} values={values} errors={errors} />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
    </AdminLayout>
  )
}
