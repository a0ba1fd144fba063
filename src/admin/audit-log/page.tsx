import type { LogEntry } from '../../editing/audit-log.ts'
import { auditLogMessages } from '../../i18n/admin/audit-log.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type Field, FieldInput, type FormError, FormErrors, type FormValues } from '../ui/form.tsx'
import { labelIn } from '../ui/form-fields.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { LogEntries } from '../ui/log-entries.tsx'

interface Props {
  site: AdminSite
  entries: readonly LogEntry[]
  /** What there is to choose from: subjects by their tables, and who may have done something. */
  subjects: ReadonlyMap<string, string>
  actors: readonly { key: string; kind: 'editor' | 'token'; name: string }[]
  /** The filter as it was typed, and what is wrong with it. */
  values: FormValues
  errors: readonly FormError[]
  /** The query of the address where it goes on. */
  next: string | undefined
}

/** What scripts and the clock have done: nobody. In the address of the page. */
export const SYSTEM = 'system'

/** Who has done what. */
export function AuditLogPage({ site, entries, subjects, actors, values, errors, next }: Props) {
  const { lang } = site.t
  const w = auditLogMessages(lang)
  const fields: Field[] = [
    {
      name: 'subject',
      label: w.subject,
      type: 'select',
      options: [{ value: '', text: w.anything }, ...[...subjects].map(([value, text]) => ({ value, text }))],
    },
    {
      name: 'actor',
      label: w.who,
      type: 'select',
      options: [
        { value: '', text: w.anybody },
        { value: SYSTEM, text: w.system },
        ...actors.map(({ key, kind, name }) => ({
          value: key,
          text: kind === 'token' ? w.token(name) : name,
        })),
      ],
    },
    { name: 'from', label: w.from, type: 'date' },
    { name: 'to', label: w.to, type: 'date' },
  ]
  return (
    <AdminLayout site={site} title={w.log}>
      <h1>{w.log}</h1>
      <FormErrors title={w.notFiltered} lang={lang} errors={errors} labelOf={labelIn(fields)} />
      <form class="filters" method="get" action={adminPaths.log()}>
        {fields.map((field) => (
          <FieldInput field={field} value={values[field.name] ?? ''} lang={lang} errors={errors} />
        ))}
        <button type="submit">{w.filter}</button>
      </form>
      {errors.length === 0 && <LogEntries site={site} entries={entries} withSubject />}
      {next !== undefined && (
        <p>
          <a href={adminPaths.log(next)}>{w.older}</a>
        </p>
      )}
    </AdminLayout>
  )
}
