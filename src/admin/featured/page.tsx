import type { FeaturedArticle } from '../../editing/featured.ts'
import { featuredMessages } from '../../i18n/admin/featured.ts'
import { PublishedTime } from '../../ui/article-list.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { PositionInput } from '../ui/form.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { SavedNotice } from '../ui/notice.tsx'

interface Props {
  site: AdminSite
  articles: readonly FeaturedArticle[]
  saved: boolean
}

/** Renders the featured articles with their positions. */
export function FeaturedPage({ site, articles, saved }: Props) {
  const w = featuredMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.featured}>
      <h1>{w.featured}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      <p>{w.hint}</p>
      {articles.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <form method="post" action={adminPaths.featured()}>
          <ListTable label={w.featured} heads={[w.position, w.article, w.takeOut]}>
            {articles.map((article) => (
              <Row site={site} article={article} />
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

function Row({
  site,
  article: { id, title, position, publishedAt },
}: {
  site: AdminSite
  article: FeaturedArticle
}) {
  const w = featuredMessages(site.t.lang)
  return (
    <tr>
      <td>
        <PositionInput
          class="position"
          name={`position-${id}`}
          value={position}
          aria-label={`${w.position}: ${title}`}
        />
      </td>
      <th scope="row">
        <a href={adminPaths.article(id)}>{title}</a> <PublishedTime at={publishedAt} site={site} />
      </th>
      <td>
        <input type="checkbox" name="remove" value={id} aria-label={`${w.takeOut}: ${title}`} />
      </td>
    </tr>
  )
}
