import { subjectMessages } from '../i18n/admin/audit-log.ts'
import { columnMessages } from '../i18n/admin/audit-log-columns.ts'
import { recordKinds } from './records/record-kinds.ts'

/** What the log is about, in the order of its filter: what one of each is called, by the names of the tables. */
export function subjectsIn(lang: string): ReadonlyMap<string, string> {
  const { articles, media, attachments, schedule_entries, ...others } = subjectMessages(lang)
  return new Map([
    ...Object.entries({ articles, media, attachments, schedule_entries }),
    ...recordKinds.map(({ table, words }) => [table, words(lang).one] as const),
    ...Object.entries(others),
  ])
}

/** What a column is called: as everywhere, else as the form of its kind of record calls it. */
export function columnIn(subject: string, column: string, lang: string): string {
  const usual: Readonly<Record<string, string>> = columnMessages(lang)
  const ofKind = recordKinds.find(({ table }) => table === subject)?.words(lang)
  const labels: Readonly<Record<string, string>> = { ...ofKind }
  return usual[column] ?? labels[column] ?? column
}
