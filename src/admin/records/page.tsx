import type { Child } from 'hono/jsx'
import type { BinKind } from '../../content/bin/bin-entries.ts'
import { formMessages } from '../../i18n/admin/forms.ts'
import { historyMessages } from '../../i18n/admin/history.ts'
import type { AdminSite } from '../../ui/site.ts'
import { DroppedNotice } from '../ui/dropped-notice.tsx'
import type { Field, FormError, FormValues } from '../ui/form.tsx'
import { Fields } from '../ui/form-fields.tsx'
import { FormKey, FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'
import { RemovalLink } from '../ui/removal-link.tsx'
import type { AdminRecord } from './record-kind.ts'

interface Props {
  site: AdminSite
  heading: string
  table: BinKind
  /** Returns the URL path of a record's earlier versions. Undefined for a kind without them. */
  historyOf: ((id: string) => string) | undefined
  /** URL path of the list. */
  path: string
  records: readonly AdminRecord[]
  fields: readonly Field[]
  saved: boolean
  /** What of a body could not be kept (`DroppedNotice`). */
  dropped?: string | undefined
  /** A form that could not be saved. `id` is empty for a new record. */
  failed?: { id: string; values: FormValues; errors: readonly FormError[]; base?: FormValues } | undefined
  /** Values of the form for a new record. */
  initialValues: FormValues
  /** Content below the list. */
  below?: Child
}

/** Renders all records of a kind, each with its form, and the form for a new one. */
export function RecordsPage({
  site,
  heading,
  table,
  historyOf,
  path,
  records,
  fields,
  saved,
  dropped,
  failed,
  initialValues,
  below,
}: Props) {
  const { lang } = site.t
  const w = formMessages(lang)
  return (
    <AdminLayout site={site} title={heading}>
      <h1>{heading}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      <DroppedNotice lang={lang} parameter={dropped} />
      {records.length === 0 && <p>{w.nothing}</p>}
      <ul class="records">
        {records.map(({ id, title, values, depth = 0 }) => {
          const failedForm = failed?.id === id ? failed : undefined
          return (
            <li class={`depth-${Math.min(depth, 3)}`}>
              <details open={failedForm !== undefined}>
                <summary>{title}</summary>
                <form class="fields" method="post" action={`${path}/${encodeURIComponent(id)}`}>
                  <FormVersion
                    version={(failedForm?.values ?? values).version}
                    base={failedForm?.base ?? values}
                  />
                  <Fields
                    lang={lang}
                    fields={fields}
                    values={failedForm?.values ?? values}
                    errors={failedForm?.errors ?? []}
                    prefix={`r${id.replace(/\W/g, '-')}-`}
                  />
                  <p class="actions">
                    <button type="submit">{w.save}</button>
                    {historyOf && <a href={historyOf(id)}>{historyMessages(lang).history}</a>}
                  </p>
                </form>
                <RemovalLink kind={table} id={id} title={title} lang={lang} />
              </details>
            </li>
          )
        })}
      </ul>
      <h2 class="section">{w.add}</h2>
      <form class="fields" method="post" action={path}>
        <FormKey />
        <Fields
          lang={lang}
          fields={fields}
          values={(failed?.id === '' && failed.values) || initialValues}
          errors={failed?.id === '' ? failed.errors : []}
          prefix="new-"
        />
        <p class="actions">
          <button type="submit">{w.add}</button>
        </p>
      </form>
      {below}
    </AdminLayout>
  )
}
