import type { LogEntry } from '../../editing/audit-log.ts'
import { idColumns, nameKey, type RecordNames } from '../../editing/log-names.ts'
import { auditLogMessages } from '../../i18n/admin/audit-log.ts'
import { valueMessages } from '../../i18n/admin/audit-log-columns.ts'
import type { AdminSite } from '../../ui/site.ts'
import { columnIn } from '../log-subjects.ts'

/** In characters. */
const MAX_VALUE_LENGTH = 300

type Columns = Record<string, unknown>

/**
 * Describes a log entry column by column, in the reader's language. A change lists only the columns that
 * differ. Records are named as `names` says. Columns that were empty and stay empty are left out.
 */
export function changesOf(
  { action, subject, before, after }: Pick<LogEntry, 'action' | 'subject' | 'before' | 'after'>,
  site: Pick<AdminSite, 't' | 'format'>,
  names: RecordNames,
): { column: string; text: string }[] {
  const [oldValues, newValues] = [before, after].map((json) => JSON.parse(json ?? '{}') as Columns)
  const { lang } = site.t
  const w = auditLogMessages(lang)
  return Object.keys({ ...oldValues, ...newValues })
    .filter(
      (name) => !HIDDEN_COLUMNS.includes(name) && !(isEmpty(oldValues?.[name]) && isEmpty(newValues?.[name])),
    )
    .filter((name) => action !== 'change' || oldValues?.[name] !== newValues?.[name])
    .map((name) => {
      const column = columnIn(subject, name, lang)
      const textIn = (values: Columns | undefined) => textOf(name, values?.[name], site, names)
      if (action !== 'change') return { column, text: textIn(action === 'add' ? newValues : oldValues) }
      return { column, text: w.became(textIn(oldValues), textIn(newValues)) }
    })
}

/** Tells whether a long text has changed. The log does not store such texts; the revisions do. */
export function textChanged({ after }: Pick<LogEntry, 'after'>): boolean {
  return (JSON.parse(after ?? '{}') as Columns).text_changed === 1
}

/** Tells whether a row was added again from the bin. */
export function isRestored({ after }: Pick<LogEntry, 'after'>): boolean {
  return (JSON.parse(after ?? '{}') as Columns).restored === 1
}

const HIDDEN_COLUMNS = ['version', 'text_changed', 'restored']

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const booleanColumns = ['active', 'in_menu']
const instantColumns = ['published_at', 'expires_at', 'revoked_at']

function textOf(
  column: string,
  value: unknown,
  { t, format }: Pick<AdminSite, 't' | 'format'>,
  names: RecordNames,
): string {
  const w = auditLogMessages(t.lang)
  if (isEmpty(value)) return w.empty
  const text = String(value)
  const words: Readonly<Record<string, string>> = valueMessages(t.lang)
  const word = words[`${column}.${text}`]
  if (word !== undefined) return word
  if (booleanColumns.includes(column)) return value === 0 ? w.no : w.yes
  const table = idColumns[column]
  if (table) return names.get(nameKey(table, value)) ?? w.number(text)
  if (instantColumns.includes(column)) return format.dateTime(text)
  if (/(^|_)(day|on)$/.test(column)) return format.day(text)
  if (column === 'forms') return (JSON.parse(text) as string[]).join(', ')
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text
}
