import { searchIndexMessages } from '../../i18n/admin/search-index.ts'
import type { IndexState } from '../../search/index-status.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { AdminLayout } from '../ui/layout.tsx'

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
      <p>{w.rebuildHelp}</p>
      <form method="post" action={paths.adminSearchRebuild()}>
        <button type="submit">{w.rebuild}</button>
      </form>
    </AdminLayout>
  )
}
