import type { LogEntry } from '../../editing/audit-log.ts'
import { auditLogMessages } from '../../i18n/admin/audit-log.ts'
import { valueMessages } from '../../i18n/admin/audit-log-columns.ts'
import type { AdminSite } from '../../ui/site.ts'
import { columnIn } from '../log-subjects.ts'

/** In characters. */
const MAX_VALUE_LENGTH = 300

type Columns = Record<string, unknown>

/**
 * Describes a log entry column by column, in the reader's language. A change lists only the columns that
 * differ. Columns that were empty and stay empty are left out.
 */
export function changesOf(
  { action, subject, before, after }: Pick<LogEntry, 'action' | 'subject' | 'before' | 'after'>,
  site: Pick<AdminSite, 't' | 'format'>,
): { column: string; text: string }[] {
  const [was, is] = [before, after].map((json) => JSON.parse(json ?? '{}') as Columns)
  const { lang } = site.t
  const w = auditLogMessages(lang)
  return Object.keys({ ...was, ...is })
    .filter((name) => !UNSAID.includes(name) && !(isEmpty(was?.[name]) && isEmpty(is?.[name])))
    .filter((name) => action !== 'change' || was?.[name] !== is?.[name])
    .map((name) => {
      const column = columnIn(subject, name, lang)
      const said = (values: Columns | undefined) => textOf(name, values?.[name], site)
      if (action !== 'change') return { column, text: said(action === 'add' ? is : was) }
      return { column, text: w.became(said(was), said(is)) }
    })
}

/** Tells whether a long text has changed. The log does not store such texts; the revisions do. */
export function textChanged({ after }: Pick<LogEntry, 'after'>): boolean {
  return (JSON.parse(after ?? '{}') as Columns).text_changed === 1
}

const UNSAID = ['version', 'text_changed']

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const isYesOrNo = ['active', 'in_menu']
const isNumberOf = [
  'category_id',
  'parent_id',
  'group_id',
  'cover_media_id',
  'media_id',
  'article_id',
  'editor_id',
]
const isMoment = ['published_at', 'expires_at', 'revoked_at']

function textOf(column: string, value: unknown, { t, format }: Pick<AdminSite, 't' | 'format'>): string {
  const w = auditLogMessages(t.lang)
  if (isEmpty(value)) return w.empty
  const text = String(value)
  const words: Readonly<Record<string, string>> = valueMessages(t.lang)
  const word = words[`${column}.${text}`]
  if (word !== undefined) return word
  if (isYesOrNo.includes(column)) return value === 0 ? w.no : w.yes
  if (isNumberOf.includes(column)) return w.number(text)
  if (isMoment.includes(column)) return format.dateTime(text)
  if (/(^|_)(day|on)$/.test(column)) return format.day(text)
  if (column === 'forms') return (JSON.parse(text) as string[]).join(', ')
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text
}
