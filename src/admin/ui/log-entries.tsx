import { can } from '../../auth/actor.ts'
import type { LogEntry } from '../../editing/audit-log.ts'
import { nameKey, type RecordNames } from '../../editing/log-names.ts'
import { auditLogMessages } from '../../i18n/admin/audit-log.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { subjectsIn } from '../log-subjects.ts'
import { changesOf, isRestored, textChanged } from './describe-changes.ts'

interface Props {
  site: AdminSite
  entries: readonly LogEntry[]
  /** The names of the records that the entries point to (`namesIn`). */
  names: RecordNames
  /** False where all entries have the same subject. */
  withSubject?: boolean
}

/** Renders entries of the audit log in their order. */
export function LogEntries({ site, entries, names, withSubject = false }: Props) {
  const { t, format } = site
  const w = auditLogMessages(t.lang)
  const verbs = { add: w.added, change: w.changed, remove: w.removed }
  if (entries.length === 0) return <p>{w.nothing}</p>
  return (
    <ol class="log">
      {entries.map((entry) => (
        <li>
          <p class="who">
            <time datetime={entry.at}>{format.dateTime(entry.at)}</time>
            <span>{entry.name || w.system}</span>
            {entry.ip && site.actor && can(site.actor, 'administer') && <small>{entry.ip}</small>}
          </p>
          <div>
            <p class="what">
              {isRestored(entry) ? w.restored : verbs[entry.action]}
              {withSubject && <SubjectOf entry={entry} names={names} lang={t.lang} />}
            </p>
            <Changes site={site} entry={entry} names={names} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Renders nothing for a change of what the log does not show, such as the time of the last change. */
function Changes({ site, entry, names }: { site: AdminSite; entry: LogEntry; names: RecordNames }) {
  const changes = changesOf(entry, site, names)
  if (changes.length === 0 && !textChanged(entry)) return null
  return (
    <ul class="plain">
      {changes.map(({ column, text }) => (
        <li>{`${column}: ${text}`}</li>
      ))}
      {textChanged(entry) && (
        <li>
          <ChangedText entry={entry} lang={site.t.lang} />
        </li>
      )}
    </ul>
  )
}

/** Links to the history of an article or a static page, which shows its changed text. */
function ChangedText({ entry, lang }: { entry: LogEntry; lang: string }) {
  const w = auditLogMessages(lang)
  if (entry.subject === 'articles')
    return <a href={adminPaths.articlePart(Number(entry.subject_id), 'history')}>{w.text}</a>
  return <a href={adminPaths.recordHistory('pages', entry.subject_id)}>{w.textOfPage}</a>
}

/** The subjects that have a page for each record. */
const pages: Record<string, ((id: number) => string) | undefined> = {
  articles: adminPaths.article,
  attachments: (id) => adminPaths.articlePart(id, 'attachments'),
  media: adminPaths.medium,
  editors: adminPaths.editor,
}

function SubjectOf({ entry, names, lang }: { entry: LogEntry; names: RecordNames; lang: string }) {
  const { subject, subject_id, title, action } = entry
  const kind = subjectsIn(lang).get(subject) ?? subject
  const page = action === 'remove' ? undefined : pages[subject]
  const label = title || names.get(nameKey(subject, subject_id)) || auditLogMessages(lang).number(subject_id)
  return (
    <>
      {` ${kind}: `}
      {page ? <a href={page(Number(subject_id))}>{label}</a> : label}
    </>
  )
}
