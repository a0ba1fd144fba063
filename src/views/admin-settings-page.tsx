import { adminPaths } from '../admin-paths.ts'
import { blockWords } from '../locales/admin-blocks.ts'
import { AdminLayout } from './admin-layout.tsx'
import { type BlockField, type Fault, Fields } from './block-fields.tsx'
import type { FormValues } from './form.tsx'
import type { AdminSite } from './site.ts'

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
