import type { ArticleCard, ArticleList } from '../../content/articles/article-cards.ts'
import { LinkList, type ListPath, Paging } from '../../ui/article-list.tsx'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { Breadcrumb, Layout } from '../layout/layout.tsx'

/** The months that have articles, by year, newest first. */
export function ArchivePage({ site, months }: { site: Site; months: string[] }) {
  const { t } = site
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))]
  return (
    <Layout site={site} title={t.archive} canonical={paths.archive()}>
      <Breadcrumb site={site} steps={[]} />
      <h1>{t.archive}</h1>
      {years.map(([year, months]) => (
        <section aria-label={year}>
          <h2>{year}</h2>
          <ul class="chips">
            {months.toReversed().map((month) => (
              <li>
                <a href={paths.archiveMonth(month)}>{t.monthShort(Number(month.slice(5)))}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {months.length === 0 && <p class="empty">{t.noArticles}</p>}
    </Layout>
  )
}

export interface Period {
  name: string
  path: string
}

interface ArchiveListProps {
  site: Site
  title: string
  list: ArticleList
  path: ListPath
  /** Undefined for a page that search engines leave out. */
  canonical: string | undefined
  /** The nearest periods that have articles; undefined where there are none. */
  previous: Period | undefined
  next: Period | undefined
}

/** The articles of a month or a day, grouped by day. */
export function ArchiveList({ site, title, list, path, canonical, previous, next }: ArchiveListProps) {
  const { t } = site
  const days = [...Map.groupBy(list.articles, (article) => dayOfArticle(article, site))]
  return (
    <Layout site={site} title={title} canonical={canonical}>
      <Breadcrumb site={site} steps={[{ name: t.archive, path: paths.archive() }]} />
      <h1>{title}</h1>
      <nav class="paging" aria-label={t.archive}>
        {previous && <a href={previous.path}>← {previous.name}</a>}
        {next && <a href={next.path}>{next.name} →</a>}
      </nav>
      {days.map(([day, articles]) => (
        <section class="around" aria-label={day}>
          <h2 class="section">
            <a href={paths.archiveDay(day.split('/').reverse().join('-'))}>{day}</a>
          </h2>
          <LinkList articles={articles} site={site} />
        </section>
      ))}
      {days.length === 0 && <p class="empty">{t.noArticles}</p>}
      <Paging list={list} path={path} site={site} />
    </Layout>
  )
}

/** Returns the day of an article as readers see it: `02/04/2021`. */
function dayOfArticle(article: ArticleCard, { format }: Site): string {
  return format.dateTime(article.publishedAt).slice(0, 10)
}
