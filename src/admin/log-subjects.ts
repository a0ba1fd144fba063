import { subjectMessages } from '../i18n/admin/audit-log.ts'
import { columnMessages } from '../i18n/admin/audit-log-columns.ts'
import { recordKinds } from './records/record-kinds.ts'

/** Returns the names of the log's subjects by their tables, in the order of the filter. */
export function subjectsIn(lang: string): ReadonlyMap<string, string> {
  const { articles, media, attachments, schedule_entries, ...others } = subjectMessages(lang)
  return new Map([
    ...Object.entries({ articles, media, attachments, schedule_entries }),
    ...recordKinds.map(({ table, words }) => [table, words(lang).one] as const),
    ...Object.entries(others),
  ])
}

/** Returns the label of a column: the general one, else that of the record's form. */
export function columnIn(subject: string, column: string, lang: string): string {
  const generalLabels: Readonly<Record<string, string>> = columnMessages(lang)
  const kindWords = recordKinds.find(({ table }) => table === subject)?.words(lang)
  const kindLabels: Readonly<Record<string, string>> = { ...kindWords }
  return generalLabels[column] ?? kindLabels[column] ?? column
}
