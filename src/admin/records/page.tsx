import type { Child } from 'hono/jsx'
import { type BlockWord, blockWords } from '../../i18n/admin/records.ts'
import type { AdminSite } from '../../ui/site.ts'
import type { FormValues } from '../ui/form.tsx'
import { type BlockField, type Fault, Fields } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'

export interface AdminRecord {
  id: string
  title: string
  values: FormValues
  /** Steps below the top, in a tree. */
  depth?: number
}

interface Props {
  site: AdminSite
  title: BlockWord
  /** Address of all of them. */
  path: string
  records: readonly AdminRecord[]
  fields: readonly BlockField[]
  saved: boolean
  /** A form that could not be saved: of a record, or of a new one (''). */
  failed?: { id: string; values?: FormValues | undefined; faults: readonly Fault[] } | undefined
  /** What stands in the form for a new one. */
  given: FormValues
  /** Whether those that are there can be changed, not only removed. */
  editable: boolean
  /** What stands below. */
  more?: Child
}

/** All records of a kind, each with its form, and one for a new one. */
export function RecordsPage({
  site,
  title,
  path,
  records,
  fields,
  saved,
  failed,
  given,
  editable,
  more,
}: Props) {
  const { lang } = site.t
  const w = blockWords(lang)
  return (
    <AdminLayout site={site} title={w[title]}>
      <h1>{w[title]}</h1>
      {saved && (
        <p class="notice" role="status">
          {w.saved}
        </p>
      )}
      {records.length === 0 && <p>{w.nothing}</p>}
      <ul class="records">
        {records.map(({ id, title, values, depth = 0 }) => {
          const wrong = failed?.id === id ? failed : undefined
          return (
            <li class={`depth-${Math.min(depth, 3)}`}>
              <details open={wrong !== undefined}>
                <summary>{title}</summary>
                {editable && (
                  <form class="fields" method="post" action={`${path}/${encodeURIComponent(id)}`}>
                    <input type="hidden" name="version" value={values.version ?? ''} />
                    <Fields
                      {...{ lang, fields }}
                      values={wrong?.values ?? values}
                      faults={wrong?.faults ?? []}
                      prefix={`r${id.replace(/\W/g, '-')}-`}
                    />
                    <p class="actions">
                      <button type="submit">{w.save}</button>
                    </p>
                  </form>
                )}
                {!editable && wrong && (
                  <p role="alert">{wrong.faults.map(({ word }) => w[word]).join(' ')}</p>
                )}
                <form method="post" action={`${path}/${encodeURIComponent(id)}/end`}>
                  <button type="submit" aria-label={`${w.remove}: ${title}`}>
                    {w.remove}
                  </button>
                </form>
              </details>
            </li>
          )
        })}
      </ul>
      <h2 class="section">{w.add}</h2>
      <form class="fields" method="post" action={path}>
        <Fields
          {...{ lang, fields }}
          values={(failed?.id === '' && failed.values) || given}
          faults={failed?.id === '' ? failed.faults : []}
          prefix="new-"
        />
        <p class="actions">
          <button type="submit">{w.add}</button>
        </p>
      </form>
      {more}
    </AdminLayout>
  )
}
