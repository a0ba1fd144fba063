import type { Change } from 'diff'
import type { StoredArticle } from '../../editing/article-records.ts'
import type { LogEntry } from '../../editing/audit-log.ts'
import type { RecordNames } from '../../editing/log-names.ts'
import type { Revision, WrittenRevision } from '../../editing/revisions.ts'
import { articleHistoryMessages } from '../../i18n/admin/article-history.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { LogEntries } from '../ui/log-entries.tsx'

interface HistoryProps {
  site: AdminSite
  article: StoredArticle
  revisions: readonly WrittenRevision[]
  log: readonly LogEntry[]
  names: RecordNames
}

/** Renders the versions of an article and its entries in the audit log. */
export function HistoryPage({ site, article, revisions, log, names }: HistoryProps) {
  const { format } = site
  const w = articleMessages(site.t.lang)
  const h = articleHistoryMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={`${w.history}: ${article.title}`}>
      <h1>{w.history}</h1>
      <p>
        <a href={adminPaths.article(article.id)}>{article.title}</a>
      </p>
      {revisions.length <= 1 ? (
        <p>{h.noRevisions}</p>
      ) : (
        <ol class="revisions" reversed>
          {revisions.map(({ version, written_at, name, isCurrent }) => (
            <li>
              {isCurrent ? (
                `${h.version} ${version} (${h.current})`
              ) : (
                <a
                  href={adminPaths.articlePart(article.id, `history/${version}`)}
                >{`${h.version} ${version}`}</a>
              )}
              {written_at && `: ${name || h.somebody}, ${format.dateTime(written_at)}`}
            </li>
          ))}
        </ol>
      )}
      <h2 class="section">{h.events}</h2>
      <LogEntries site={site} entries={log} names={names} />
    </AdminLayout>
  )
}

interface RevisionProps {
  site: AdminSite
  article: StoredArticle
  revision: Revision
  fields: readonly {
    name: 'title' | 'lead' | 'author' | 'organisation' | 'body'
    changes: readonly Change[]
  }[]
  restorable: boolean
}

/** Renders the differences between a version and the next one. */
export function RevisionPage({ site, article, revision, fields, restorable }: RevisionProps) {
  const w = articleMessages(site.t.lang)
  const h = articleHistoryMessages(site.t.lang)
  const title = `${h.version} ${revision.version}`
  return (
    <AdminLayout site={site} title={`${title}: ${article.title}`}>
      <h1>{title}</h1>
      <p class="actions">
        <a href={adminPaths.articlePart(article.id, 'history')}>{w.history}</a>
        <a href={adminPaths.article(article.id)}>{w.backToArticle}</a>
      </p>
      <p>{h.compare}</p>
      <p>
        <small>{h.signs}</small>
      </p>
      {fields.map(({ name, changes }) => (
        <section class="differences">
          <h2>{w[name]}</h2>
          <p class="text">
            {changes.map(({ value, added, removed }) =>
              added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value,
            )}
          </p>
        </section>
      ))}
      {restorable && (
        <form method="post" action={adminPaths.articlePart(article.id, `history/${revision.version}`)}>
          <input type="hidden" name="version" value={article.version} />
          <button type="submit">{h.restoreVersion}</button>
        </form>
      )}
    </AdminLayout>
  )
}
