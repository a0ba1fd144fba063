import type { PropsWithChildren } from 'hono/jsx'
import type { Dashboard, DashboardArticle } from '../../editing/dashboard.ts'
import { dashboardMessages } from '../../i18n/admin/dashboard.ts'
import type { Instant } from '../../lib/dates.ts'
import { VisitFigures } from '../../site/layout/blocks.tsx'
import { PublishedTime } from '../../ui/article-list.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { UnsavedTexts } from '../ui/unsaved-texts.tsx'

interface Props {
  site: AdminSite
  dashboard: Dashboard
}

/** Renders the articles that need the actor's attention, and the visits. */
export function DashboardPage({ site, dashboard }: Props) {
  const w = dashboardMessages(site.t.lang)
  const { returned, submitted, drafts, scheduled, expiring, published } = dashboard
  const isIdle = [dashboard.unsaved, returned, submitted, drafts].every((waiting) => waiting.length === 0)
  const updated = (article: DashboardArticle) => article.updated_at
  const publishing = (article: DashboardArticle) => article.published_at
  return (
    <AdminLayout site={site} title={w.overview}>
      <h1>{w.overview}</h1>
      <p class="actions">
        <a class="button" href={adminPaths.newArticle()}>
          {w.newArticle}
        </a>
        <a href={adminPaths.articles()}>{w.allArticles}</a>
      </p>
      {isIdle && <p>{w.nothingToDo}</p>}
      <div class="desk">
        <UnsavedTexts site={site} unsaved={dashboard.unsaved} />
        <Articles site={site} id="returned" articles={returned} at={updated} withNote />
        <Articles site={site} id="submitted" articles={submitted} at={updated} />
        <Articles site={site} id="drafts" articles={drafts} at={updated} />
        <Articles site={site} id="scheduled" articles={scheduled} at={publishing} />
        <Articles site={site} id="expiring" articles={expiring} at={(article) => article.expires_at} />
        <Articles site={site} id="published" articles={published} at={publishing} />
        <Part id="visits" title={w.visits}>
          <VisitFigures site={site} />
          <p>
            <a href={paths.adminStatistics()}>{w.statistics}</a>
          </p>
        </Part>
      </div>
    </AdminLayout>
  )
}

interface ArticlesProps {
  site: AdminSite
  id: Exclude<keyof Dashboard, 'unsaved'>
  articles: readonly DashboardArticle[]
  /** Returns the moment that this list shows. */
  at: (article: DashboardArticle) => Instant | null
  /** Whether the list shows why the articles were returned. */
  withNote?: boolean
}

function Articles({ site, id, articles, at, withNote = false }: ArticlesProps) {
  if (articles.length === 0) return null
  return (
    <Part id={id} title={dashboardMessages(site.t.lang)[id]}>
      <ul class="links">
        {articles.map((article) => {
          const moment = at(article)
          const from = [article.author, article.organisation].filter(Boolean).join(', ')
          return (
            <li>
              <a href={adminPaths.article(article.id)}>{article.title}</a>{' '}
              {withNote && article.review_note && <q>{article.review_note}</q>}
              <small>
                {moment && <PublishedTime at={moment} site={site} />} {from}
              </small>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}

function Part({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) {
  return (
    <section aria-labelledby={id}>
      <h2 class="section" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}
