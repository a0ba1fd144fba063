import type { Change } from 'diff'
import type { LogEntry } from '../../editing/audit-log.ts'
import type { RecordNames } from '../../editing/log-names.ts'
import type { WrittenRevision } from '../../editing/revisions.ts'
import { fieldErrorText } from '../../i18n/admin/field-errors.ts'
import { historyMessages } from '../../i18n/admin/history.ts'
import type { AdminSite } from '../../ui/site.ts'
import { AdminLayout } from './layout.tsx'
import { LogEntries } from './log-entries.tsx'

/** An article or a static page whose earlier versions are stored. */
export interface HistorySubject {
  title: string
  version: number
  /** The page of its form, and that of its history. */
  path: string
  history: string
}

interface HistoryProps {
  site: AdminSite
  subject: HistorySubject
  revisions: readonly WrittenRevision[]
  log: readonly LogEntry[]
  names: RecordNames
}

/** Renders the versions of a text and its entries in the audit log. */
export function HistoryPage({ site, subject, revisions, log, names }: HistoryProps) {
  const { format } = site
  const w = historyMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={`${w.history}: ${subject.title}`}>
      <h1>{w.history}</h1>
      <p>
        <a href={subject.path}>{subject.title}</a>
      </p>
      {revisions.length <= 1 ? (
        <p>{w.noRevisions}</p>
      ) : (
        <ol class="revisions" reversed>
          {revisions.map(({ version, written_at, name, isCurrent }) => (
            <li>
              {isCurrent ? (
                `${w.version} ${version} (${w.current})`
              ) : (
                <a href={`${subject.history}/${version}`}>{`${w.version} ${version}`}</a>
              )}
              {written_at && `: ${name || w.somebody}, ${format.dateTime(written_at)}`}
            </li>
          ))}
        </ol>
      )}
      <h2 class="section">{w.events}</h2>
      <LogEntries site={site} entries={log} names={names} />
    </AdminLayout>
  )
}

interface RevisionProps {
  site: AdminSite
  subject: HistorySubject
  /** The version that is shown. */
  version: number
  fields: readonly { label: string; changes: readonly Change[] }[]
  restorable: boolean
  /** Whether it was not restored because somebody has changed the text. */
  stale: boolean
  /** Names of the pictures for whose absence it was not restored. */
  missingPictures?: readonly string[]
}

/** Renders the differences between a version and the next one. */
export function RevisionPage(props: RevisionProps) {
  const { site, subject, version, fields, restorable, stale, missingPictures = [] } = props
  const w = historyMessages(site.t.lang)
  const title = `${w.version} ${version}`
  return (
    <AdminLayout site={site} title={`${title}: ${subject.title}`}>
      <h1>{title}</h1>
      {stale && (
        <p class="mistakes" role="alert">
          {w.stale}
        </p>
      )}
      {missingPictures.length > 0 && (
        <p class="mistakes" role="alert">
          {fieldErrorText(site.t.lang, { code: 'pictureMissing', what: missingPictures.join(', ') })}
        </p>
      )}
      <p class="actions">
        <a href={subject.history}>{w.history}</a>
        <a href={subject.path}>{subject.title}</a>
      </p>
      <p>{w.compare}</p>
      <p>
        <small>{w.signs}</small>
      </p>
      {fields.map(({ label, changes }) => (
        <section class="differences">
          <h2>{label}</h2>
          <p class="text">
            {changes.map(({ value, added, removed }) =>
              added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value,
            )}
          </p>
        </section>
      ))}
      {restorable && (
        <form method="post" action={`${subject.history}/${version}`}>
          <input type="hidden" name="version" value={subject.version} />
          <button type="submit">{w.restoreVersion}</button>
        </form>
      )}
    </AdminLayout>
  )
}
