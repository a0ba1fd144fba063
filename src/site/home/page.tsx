import type { ArticleCard, ArticleLink } from '../../content/articles/article-cards.ts'
import { Card, LinkList } from '../../ui/article-list.tsx'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { Layout } from '../layout/layout.tsx'

interface HomePageProps {
  site: Site
  featured: ArticleCard[]
  /** The newest articles by the id of their top category. */
  newest: ReadonlyMap<number, ArticleCard[]>
  mostRead: ArticleLink[]
}

export function HomePage({ site, featured, newest, mostRead }: HomePageProps) {
  const { t, settings, topCategories } = site
  const [first, ...others] = featured
  const sections = topCategories.filter((category) => newest.has(category.id))
  return (
    <Layout site={site} canonical={paths.home()} feed={paths.feed()} mostRead={mostRead} withoutFeatured>
      <h1 class="unseen">{settings.name}</h1>
      {first && (
        <section class="top" aria-label={t.featured}>
          <h2 class="section">{t.featured}</h2>
          <div class="first">
            <Card article={first} site={site} level={3} place="first" />
          </div>
          <div class="others">
            {others.map((article) => (
              <Card article={article} site={site} level={3} place="small" />
            ))}
          </div>
        </section>
      )}
      {sections.map((category) => {
        const [newestArticle, ...rest] = newest.get(category.id) ?? []
        return (
          <section class="category" aria-label={category.name}>
            <h2 class="section">
              <a href={paths.category(category.slug)}>{category.name}</a>
            </h2>
            {newestArticle && <Card article={newestArticle} site={site} level={3} />}
            <LinkList articles={rest} site={site} />
          </section>
        )
      })}
      {!first && sections.length === 0 && <p class="empty">{t.noArticles}</p>}
    </Layout>
  )
}
