import { blockWords } from '../../i18n/admin/records.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import type { FormValues } from '../ui/form.tsx'
import { type BlockField, type Fault, Fields } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'

interface Props {
  site: AdminSite
  fields: readonly BlockField[]
  values: FormValues
  faults: readonly Fault[]
  saved: boolean
  /** When somebody else has saved meanwhile: what is stored by now. */
  storedNow?: FormValues | undefined
}

export function SettingsPage({ site, fields, values, faults, saved, storedNow }: Props) {
  const { lang } = site.t
  const w = blockWords(lang)
  return (
    <AdminLayout site={site} title={w.settings}>
      <h1>{w.settings}</h1>
      {saved && (
        <p class="notice" role="status">
          {w.saved}
        </p>
      )}
      <form class="fields" method="post" action={adminPaths.settings()}>
        <input type="hidden" name="version" value={values.version ?? ''} />
        {storedNow && <StoredNow {...{ lang, fields, values, storedNow }} />}
        <Fields {...{ lang, fields, values, faults }} prefix="" />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
    </AdminLayout>
  )
}

/** Where what was typed and what is stored differ: what is stored. */
function StoredNow({
  lang,
  fields,
  values,
  storedNow,
}: Pick<Props, 'fields' | 'values'> & { lang: string; storedNow: FormValues }) {
  const w = blockWords(lang)
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
            <dt>{w[label]}</dt>
            <dd>{storedNow[name] || w.empty}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}
