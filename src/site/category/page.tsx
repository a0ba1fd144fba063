import type { ArticleList } from '../../content/articles/article-cards.ts'
import type { CategoryInTree } from '../../content/layout.ts'
import { Card, Paging } from '../../ui/article-list.tsx'
import type { Site } from '../../ui/site.ts'
import { type ListPosition, paths } from '../../urls/public.ts'
import { Breadcrumb, Layout } from '../layout/layout.tsx'

interface CategoryPageProps extends CategoryInTree {
  site: Site
  list: ArticleList
  position: ListPosition | undefined
}

export function CategoryPage({
  site,
  ancestors,
  category,
  subcategories,
  list,
  position,
}: CategoryPageProps) {
  const { t } = site
  return (
    <Layout
      site={site}
      title={category.name}
      canonical={paths.category(category.slug, position)}
      feed={paths.categoryFeed(category.slug)}
    >
      <Breadcrumb
        site={site}
        steps={ancestors.map(({ name, slug }) => ({ name, path: paths.category(slug) }))}
      />
      <h1>{category.name}</h1>
      {subcategories.length > 0 && (
        <ul class="chips">
          {subcategories.map(({ name, slug }) => (
            <li>
              <a href={paths.category(slug)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {list.articles.map((article) => (
        <Card article={article} site={site} />
      ))}
      {list.articles.length === 0 && (
        <p class="empty">
          {t.noArticles}. {position && <a href={paths.category(category.slug)}>{t.toNewest}</a>}
        </p>
      )}
      <Paging list={list} path={(position) => paths.category(category.slug, position)} site={site} />
    </Layout>
  )
}
