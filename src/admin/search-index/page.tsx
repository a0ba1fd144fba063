import type { IndexState } from '../../search/index-status.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { AdminLayout } from '../ui/layout.tsx'

export function SearchIndexPage({ site, state }: { site: Site; state: IndexState | undefined }) {
  const { t, format } = site
  return (
    <AdminLayout site={site} title={t.searchIndex}>
      <h1>{t.searchIndex}</h1>
      {state ? (
        <dl class="figures">
          <dt>{t.articlesIndexed}</dt>
          <dd>{format.number(state.entries)}</dd>
          <dt>{t.articlesToIndex}</dt>
          <dd>{format.number(state.waiting)}</dd>
        </dl>
      ) : (
        <p class="notice">{t.indexBroken}</p>
      )}
      {state?.rebuilding && <p class="notice">{t.indexRebuilding}</p>}
      <p>{t.rebuildHelp}</p>
      <form method="post" action={paths.adminSearchRebuild()}>
        <button type="submit">{t.rebuild}</button>
      </form>
    </AdminLayout>
  )
}
