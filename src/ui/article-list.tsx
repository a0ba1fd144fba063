import type { ArticleCard, ArticleLink, ArticleList } from '../content/articles/columns.ts'
import { type ListPosition, paths } from '../urls/public.ts'
import { Image } from './picture.tsx'
import type { Site } from './site.ts'

export function PublishedTime({ at, site }: { at: string; site: Site }) {
  return <time datetime={at}>{site.format.dateTime(at)}</time>
}

/** Titles with their times. */
export function LinkList({ articles, site }: { articles: readonly ArticleLink[]; site: Site }) {
  return (
    <ul class="links">
      {articles.map((article) => (
        <li>
          <a href={paths.article(article)}>{article.title}</a>{' '}
          <PublishedTime at={article.publishedAt} site={site} />
        </li>
      ))}
    </ul>
  )
}

interface CardProps {
  article: ArticleCard
  site: Site
  /** The heading's. */
  level?: 2 | 3
  /** The first of a page, or one of small ones. */
  place?: 'first' | 'small'
}

/** An article in a list: picture, title, time, lead. The title's link covers the whole card (stylesheet). */
export function Card({ article, site, level = 2, place }: CardProps) {
  const Heading = `h${level}` as 'h2'
  const { cover } = article
  return (
    <article class={cover ? 'card' : 'card plain'}>
      {cover && (
        <div class="picture">
          <Image
            picture={{ ...cover, alt: '' }}
            as={place === 'small' ? 'thumbnail' : 'card'}
            eager={place === 'first'}
          />
        </div>
      )}
      <div>
        <Heading>
          <a href={paths.article(article)}>{article.title}</a>
        </Heading>
        <p class="meta">
          <PublishedTime at={article.publishedAt} site={site} />
        </p>
        {article.lead && <p class="lead">{article.lead}</p>}
      </div>
    </article>
  )
}

/** The ways from one stretch of a list to its neighbours. `path` is the list's own. */
export function Paging({ list, path, site }: { list: ArticleList; path: Paged; site: Site }) {
  const { t } = site
  if (!list.newer && !list.older) return null
  return (
    <nav class="paging" aria-label={t.paging}>
      {list.newer && (
        <>
          <a href={path()}>{t.toNewest}</a>
          <a rel="prev" href={path(list.newer)}>
            ← {t.newerPage}
          </a>
        </>
      )}
      {list.older && (
        <a rel="next" href={path(list.older)}>
          {t.olderPage} →
        </a>
      )}
    </nav>
  )
}

export type Paged = (position?: ListPosition) => string
