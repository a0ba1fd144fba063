import type { Change } from 'diff'
import type { StoredArticle } from '../../editing/article-records.ts'
import type { LogEntry } from '../../editing/audit-log.ts'
import type { Revision } from '../../editing/revisions.ts'
import { articleHistoryMessages } from '../../i18n/admin/article-history.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { LogEntries } from '../ui/log-entries.tsx'

interface HistoryProps {
  site: AdminSite
  article: StoredArticle
  revisions: readonly Pick<Revision, 'version' | 'replaced_at' | 'name' | 'title'>[]
  log: readonly LogEntry[]
}

/** Renders the versions of an article and its entries in the audit log. */
export function HistoryPage({ site, article, revisions, log }: HistoryProps) {
  const { format } = site
  const w = articleMessages(site.t.lang)
  const h = articleHistoryMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={`${w.history}: ${article.title}`}>
      <h1>{w.history}</h1>
      <p>
        <a href={adminPaths.article(article.id)}>{article.title}</a>
      </p>
      {revisions.length === 0 ? (
        <p>{h.noRevisions}</p>
      ) : (
        <ol class="revisions" reversed>
          {revisions.map(({ version, replaced_at, name }) => (
            <li>
              <a
                href={adminPaths.articlePart(article.id, `history/${version}`)}
              >{`${h.version} ${version}`}</a>{' '}
              {replaced_at && `→ ${format.dateTime(replaced_at)}, ${name || h.somebody}`}
            </li>
          ))}
        </ol>
      )}
      <h2 class="section">{h.events}</h2>
      <LogEntries site={site} entries={log} />
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
