import { adminPaths } from '../admin-paths.ts'
import { type BlockWord, blockWords } from '../locales/admin-blocks.ts'
import { AdminLayout } from './admin-layout.tsx'
import { type BlockField, type Fault, Fields } from './block-fields.tsx'
import type { FormValues } from './form.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  /** Of the week that it is of, or comes to. */
  monday: string
  /** undefined: a new one. */
  id: number | undefined
  values: FormValues
  faults: readonly Fault[]
}

/** The form of an appointment. */
export function ScheduleEntryPage({ site, monday, id, values, faults }: Props) {
  const { lang } = site.t
  const w = blockWords(lang)
  const title = id === undefined ? w.addEntry : w.editEntry
  return (
    <AdminLayout site={site} title={title}>
      <p>
        <a href={adminPaths.schedule(monday)}>{w.schedule}</a>
      </p>
      <h1>{title}</h1>
      <form
        class="fields"
        method="post"
        action={id === undefined ? adminPaths.schedule(monday) : adminPaths.scheduleEntry(id)}
      >
        <Fields lang={lang} fields={fieldsOf(lang)} values={values} faults={faults} prefix="" />
        <p class="actions">
          <button type="submit" class="primary">
            {w.save}
          </button>
        </p>
      </form>
    </AdminLayout>
  )
}

function fieldsOf(lang: string): BlockField[] {
  const w = blockWords(lang)
  const choices = (values: readonly BlockWord[]) =>
    values.map((value) => ({ value, text: w[value] as string }))
  const statuses = choices(['planned', 'changed', 'cancelled'])
  return [
    { name: 'day', label: 'day', type: 'date', required: true },
    { name: 'part', label: 'part', type: 'select', options: choices(['morning', 'afternoon']) },
    { name: 'starts_at', label: 'startsAt', type: 'time' },
    { name: 'leader', label: 'leader' },
    { name: 'content', label: 'content', type: 'textarea', required: true },
    { name: 'place', label: 'place' },
    { name: 'participants', label: 'participants' },
    { name: 'prepared_by', label: 'preparedBy' },
    { name: 'status', label: 'status', type: 'select', options: statuses },
    { name: 'position', label: 'position', type: 'number' },
  ]
}
