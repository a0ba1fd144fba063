import type { CategoryInOutline } from '../../content/layout.ts'
import { articleStatuses } from '../../editing/article-input.ts'
import type { ListedArticle } from '../../editing/article-records.ts'
import type { ListedAutosave } from '../../editing/autosaves.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { UnsavedTexts } from '../ui/unsaved-texts.tsx'

interface Props {
  site: AdminSite
  articles: readonly ListedArticle[]
  /** What the actor has typed and not saved. */
  unsaved: readonly ListedAutosave[]
  filter: { status?: (typeof articleStatuses)[number] | undefined; text: string; category: string }
  categories: readonly CategoryInOutline[]
  /** The query string of the next page. Undefined at the end of the list. */
  next: string | undefined
}

export function ArticleListPage({ site, articles, unsaved, filter, categories, next }: Props) {
  const w = articleMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.articles}>
      <h1>{w.articles}</h1>
      <p class="actions">
        <a class="button" href={adminPaths.newArticle()}>
          {w.newArticle}
        </a>
      </p>
      <UnsavedTexts site={site} unsaved={unsaved} canDiscard />
      <form class="filters" method="get" action={adminPaths.articles()}>
        <label>
          {w.status}
          <select name="status">
            <option value="">{w.allStatuses}</option>
            {articleStatuses.map((status) => (
              <option value={status} selected={status === filter.status}>
                {w[status]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.category}
          <select name="category">
            <option value="">{w.anyCategory}</option>
            {categoryOptions(categories).map(({ value, text }) => (
              <option value={value} selected={value === filter.category}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.searchTitles}
          <input type="search" name="text" value={filter.text} maxlength={200} />
        </label>
        <button type="submit">{w.filter}</button>
      </form>
      {articles.length === 0 ? <p>{w.noArticles}</p> : <Articles site={site} articles={articles} />}
      {next !== undefined && (
        <p>
          <a href={adminPaths.articles(next)}>{w.olderOnes}</a>
        </p>
      )}
    </AdminLayout>
  )
}

/** Returns the categories as options, indented by their depth. */
export function categoryOptions(categories: readonly CategoryInOutline[]) {
  return categories.map(({ slug, name, depth }) => ({
    value: slug,
    text: `${'\u2003'.repeat(depth)}${name}`,
  }))
}

function Articles({ site, articles }: { site: AdminSite; articles: readonly ListedArticle[] }) {
  const w = articleMessages(site.t.lang)
  return (
    <ListTable label={w.articles} heads={[w.title, w.status, w.category, w.changedAt]}>
      {articles.map((article) => (
        <tr>
          <th scope="row">
            <a href={adminPaths.article(article.id)}>{article.title}</a>
          </th>
          <td>
            <StatusMark article={article} lang={site.t.lang} />
          </td>
          <td>{article.categoryName}</td>
          <td>{site.format.dateTime(article.updated_at)}</td>
        </tr>
      ))}
    </ListTable>
  )
}

export function StatusMark({
  article,
  lang,
}: {
  article: Pick<ListedArticle, 'status' | 'review'>
  lang: string
}) {
  const status = article.review || article.status
  return <span class={`mark mark-${status}`}>{articleMessages(lang)[status]}</span>
}
