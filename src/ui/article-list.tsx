import type { ArticleCard, ArticleLink, ArticleList } from '../content/articles/article-cards.ts'
import { type ListPosition, paths } from '../urls/public.ts'
import { Image } from './picture.tsx'
import type { Site } from './site.ts'

export function PublishedTime({ at, site }: { at: string; site: Site }) {
  return <time datetime={at}>{site.format.dateTime(at)}</time>
}

/** A list of article titles with their times. */
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
  /** Level of the heading. */
  level?: 2 | 3
  /** `first`: the first card of a page, whose picture loads at once. `small`: a card with a small picture. */
  place?: 'first' | 'small'
}

/** An article in a list: picture, title, time, lead. The stylesheet makes the title's link cover the whole card. */
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

/** Links from one page of a list to the newer and the older one. `path` returns the path of a page of the list. */
export function Paging({ list, path, site }: { list: ArticleList; path: ListPath; site: Site }) {
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

export type ListPath = (position?: ListPosition) => string
