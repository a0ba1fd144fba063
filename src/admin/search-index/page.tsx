import { searchIndexMessages } from '../../i18n/admin/search-index.ts'
import type { IndexState } from '../../search/index-status.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'

export function SearchIndexPage({ site, state }: { site: Site; state: IndexState | undefined }) {
  const { t, format } = site
  const w = searchIndexMessages(t.lang)
  return (
    <AdminLayout site={site} title={w.searchIndex}>
      <h1>{w.searchIndex}</h1>
      {state ? (
        <dl class="figures">
          <dt>{w.articlesIndexed}</dt>
          <dd>{format.number(state.entries)}</dd>
          <dt>{w.articlesToIndex}</dt>
          <dd>{format.number(state.waiting)}</dd>
        </dl>
      ) : (
        <p class="notice">{w.indexBroken}</p>
      )}
      {state?.rebuilding && <p class="notice">{w.indexRebuilding}</p>}
      {state && state.setAside > 0 && <Failures site={site} state={state} />}
      <p>{w.rebuildHelp}</p>
      <form method="post" action={paths.adminSearchRebuild()}>
        <button type="submit">{w.rebuild}</button>
      </form>
    </AdminLayout>
  )
}

/** The articles that cannot be indexed, each with the reason. */
function Failures({ site, state }: { site: Site; state: IndexState }) {
  const w = searchIndexMessages(site.t.lang)
  const { format } = site
  return (
    <>
      <h2>{w.setAside(format.number(state.setAside))}</h2>
      <p>{w.setAsideHelp}</p>
      <ListTable label={w.articles} heads={[w.article, w.reason, w.since, w.retried]}>
        {state.latestSetAside.map(({ article_id, title, reason, detail, since, retry_at }) => (
          <tr>
            <td>
              <a href={adminPaths.article(article_id)}>{title || w.numbered(article_id)}</a>
            </td>
            <td>
              {w[reason]} <small>{detail}</small>
            </td>
            <td>{format.dateTime(since)}</td>
            <td>{format.dateTime(retry_at)}</td>
          </tr>
        ))}
      </ListTable>
    </>
  )
}
