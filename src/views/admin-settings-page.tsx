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
}

export function SettingsPage({ site, fields, values, faults, saved }: Props) {
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
        <Fields {...{ lang, fields, values, faults }} prefix="" />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
    </AdminLayout>
  )
}
