import type { LogEntry } from '../../editing/audit-log.ts'
import type { RecordNames } from '../../editing/log-names.ts'
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
  names: RecordNames
  /** The choices of the filter: subjects by their tables, and all possible actors. */
  subjects: ReadonlyMap<string, string>
  actors: readonly { key: string; kind: 'editor' | 'token'; name: string }[]
  /** The typed filter, and its errors. */
  values: FormValues
  errors: readonly FormError[]
  /** The query string of the next page. Undefined at the end of the log. */
  next: string | undefined
}

/** Value of the filter, and in the URL, for entries without an actor: those of scripts and the clock. */
export const SYSTEM_ACTOR = 'system'

/** Renders the audit log with its filter. */
export function AuditLogPage({ site, entries, names, subjects, actors, values, errors, next }: Props) {
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
        { value: SYSTEM_ACTOR, text: w.system },
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
      {errors.length === 0 && <LogEntries site={site} entries={entries} names={names} withSubject />}
      {next !== undefined && (
        <p>
          <a href={adminPaths.log(next)}>{w.older}</a>
        </p>
      )}
    </AdminLayout>
  )
}
