import type { FeaturedArticle } from '../../editing/featured.ts'
import { featuredMessages } from '../../i18n/admin/featured.ts'
import { PublishedTime } from '../../ui/article-list.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { PositionInput } from '../ui/form.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { ListVersion, StaleListNotice, StoredValue } from '../ui/list-version.tsx'
import { SavedNotice } from '../ui/notice.tsx'

interface Props {
  site: AdminSite
  articles: readonly FeaturedArticle[]
  saved: boolean
  /** What was typed in a form that was not saved, since the list has changed. */
  typed?: ReadonlyMap<number, number | 'removed'>
}

/** Renders the featured articles with their positions. */
export function FeaturedPage({ site, articles, saved, typed }: Props) {
  const w = featuredMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.featured}>
      <h1>{w.featured}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      {typed && <StaleListNotice lang={site.t.lang} />}
      <p>{w.hint}</p>
      {articles.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <form method="post" action={adminPaths.featured()}>
          <ListVersion list={articles} />
          <ListTable label={w.featured} heads={[w.position, w.article, w.takeOut]}>
            {articles.map((article) => (
              <Row site={site} article={article} typed={typed?.get(article.id)} />
            ))}
          </ListTable>
          <p class="actions">
            <button type="submit">{w.save}</button>
          </p>
        </form>
      )}
    </AdminLayout>
  )
}

interface RowProps {
  site: AdminSite
  article: FeaturedArticle
  typed: number | 'removed' | undefined
}

function Row({ site, article: { id, title, position, publishedAt }, typed }: RowProps) {
  const w = featuredMessages(site.t.lang)
  const shown = typeof typed === 'number' ? typed : position
  return (
    <tr>
      <td>
        <PositionInput
          class="position"
          name={`position-${id}`}
          value={shown}
          aria-label={`${w.position}: ${title}`}
        />
        <StoredValue lang={site.t.lang} stored={position} typed={shown} />
      </td>
      <th scope="row">
        <a href={adminPaths.article(id)}>{title}</a> <PublishedTime at={publishedAt} site={site} />
      </th>
      <td>
        <input
          type="checkbox"
          name="remove"
          value={id}
          checked={typed === 'removed'}
          aria-label={`${w.takeOut}: ${title}`}
        />
      </td>
    </tr>
  )
}
