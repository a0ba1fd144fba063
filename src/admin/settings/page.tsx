import { formMessages } from '../../i18n/admin/forms.ts'
import { settingsMessages } from '../../i18n/admin/settings.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import type { Field, FormError, FormValues } from '../ui/form.tsx'
import { Fields } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'

interface Props {
  site: AdminSite
  fields: readonly Field[]
  values: FormValues
  errors: readonly FormError[]
  saved: boolean
  /** The stored values, if somebody else has saved meanwhile. */
  storedNow?: FormValues | undefined
}

export function SettingsPage({ site, fields, values, errors, saved, storedNow }: Props) {
  const { lang } = site.t
  const w = formMessages(lang)
  const { heading } = settingsMessages(lang)
  return (
    <AdminLayout site={site} title={heading}>
      <h1>{heading}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      <form class="fields" method="post" action={adminPaths.settings()}>
        <input type="hidden" name="version" value={values.version ?? ''} />
        {storedNow && <StoredNow lang={lang} fields={fields} values={values} storedNow={storedNow} />}
        <Fields lang={lang} fields={fields} values={values} errors={errors} />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
    </AdminLayout>
  )
}

/** Renders the stored values of the fields that differ from the typed ones. */
function StoredNow({
  lang,
  fields,
  values,
  storedNow,
}: Pick<Props, 'fields' | 'values'> & { lang: string; storedNow: FormValues }) {
  const w = settingsMessages(lang)
  const different = fields.filter(({ name }) => storedNow[name] !== values[name])
  if (different.length === 0) return null
  return (
    <section aria-labelledby="stored-now">
      <h2 class="section" id="stored-now">
        {w.storedNow}
      </h2>
      <dl>
        {different.map(({ name, label }) => (
          <>
            <dt>{label}</dt>
            <dd>{storedNow[name] || w.empty}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}
