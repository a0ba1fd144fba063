import type { PropsWithChildren } from 'hono/jsx'
import type { ArticleLink } from '../../content/articles/article-cards.ts'
import { LinkList } from '../../ui/article-list.tsx'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { ScheduleDay } from './schedule-day.tsx'
import { SearchForm } from './search-form.tsx'
import { SketchMap } from './sketch-map.tsx'

function Block({
  title,
  href,
  children,
  kind,
}: PropsWithChildren<{ title: string; href?: string; kind: string }>) {
  return (
    <section class={`block ${kind}`} aria-label={title}>
      <h2>{href ? <a href={href}>{title}</a> : title}</h2>
      {children}
    </section>
  )
}

export function FeaturedNews({ site }: { site: Site }) {
  if (site.featured.length === 0) return null
  return (
    <Block title={site.t.featured} kind="featured">
      <LinkList articles={site.featured} site={site} />
    </Block>
  )
}

export function Search({ site }: { site: Site }) {
  return (
    <Block title={site.t.search} href={paths.search()} kind="search">
      <SearchForm
        site={site}
        categories={site.topCategories.map((category) => ({ ...category, depth: 0 }))}
      />
    </Block>
  )
}

export function MostRead({ articles, site }: { articles: ArticleLink[]; site: Site }) {
  if (articles.length === 0) return null
  return (
    <Block title={site.t.mostRead} kind="most-read">
      <ol>
        {articles.map((article) => (
          <li>
            <a href={paths.article(article)}>{article.title}</a>
          </li>
        ))}
      </ol>
    </Block>
  )
}

export function DepartmentNews({ site }: { site: Site }) {
  if (site.departmentNews.length === 0) return null
  const category = site.department
  return (
    <Block
      title={site.t.departmentNews}
      kind="department"
      {...(category && { href: paths.category(category.slug) })}
    >
      <LinkList articles={site.departmentNews} site={site} />
    </Block>
  )
}

export function Schedule({ site }: { site: Site }) {
  const entries = site.scheduleOfToday
  return (
    <Block title={site.t.schedule} href={paths.schedule()} kind="schedule">
      {entries[0] ? (
        <ScheduleDay day={entries[0].day} entries={entries} site={site} />
      ) : (
        <p class="empty">{site.t.scheduleEmpty}</p>
      )}
      <p class="more">
        <a href={paths.schedule()}>{site.t.wholeWeek}</a>
      </p>
    </Block>
  )
}

export function MapBlock({ site }: { site: Site }) {
  const { t, places } = site
  return (
    <Block title={t.map} href={paths.map()} kind="map">
      {places.length > 0 ? (
        <a href={paths.map()}>
          <SketchMap places={places} label={t.mapLabel(places.length)} />
        </a>
      ) : (
        <p class="empty">{t.noPlaces}</p>
      )}
    </Block>
  )
}

export function LinkedSites({ site: { t, links } }: { site: Site }) {
  if (links.length === 0) return null
  return (
    <Block title={t.links} kind="links">
      {links.map((group) => (
        <>
          <h3>{group.name}</h3>
          <ul>
            {group.links.map(({ title, url }) => (
              <li>
                <a href={url} rel="external noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </Block>
  )
}

export function Visits({ site }: { site: Site }) {
  return (
    <Block title={site.t.visits} href={paths.statistics()} kind="visits">
      <VisitFigures site={site} />
    </Block>
  )
}

/** The visits as of the last minute. A script refreshes them (src/client/visits.ts). */
export function VisitFigures({ site: { t, visits, format } }: { site: Site }) {
  return (
    <dl class="figures">
      <dt>{t.visitsToday}</dt>
      <dd data-visits="today">{format.number(visits.today)}</dd>
      <dt>{t.visitsTotal}</dt>
      <dd data-visits="total">{format.number(visits.total)}</dd>
    </dl>
  )
}

/** Thông tin báo chí: the publisher of this site. Facts without a setting are left out. */
export function PressInformation({ site: { t, settings } }: { site: Site }) {
  const facts = [
    [t.owner, settings.owner],
    [t.licence, settings.licence],
    [t.responsible, settings.responsible],
    [t.address, settings.address],
    [
      t.phone,
      settings.phone && <a href={`tel:${settings.phone.replace(/[^+\d]/g, '')}`}>{settings.phone}</a>,
    ],
    [t.email, settings.email && <a href={`mailto:${settings.email}`}>{settings.email}</a>],
  ] as const
  return (
    <footer class="press">
      <section class="wide" aria-label={t.press}>
        <h2>{t.press}</h2>
        <p class="name">{settings.name}</p>
        <dl>
          {facts.map(
            ([name, fact]) =>
              fact && (
                <div>
                  <dt>{name}</dt>
                  <dd>{fact}</dd>
                </div>
              ),
          )}
        </dl>
        <p class="more">
          <a href={paths.feed()}>{t.feed}</a>
          <a href={paths.archive()}>{t.archive}</a>
          <a href={paths.map()}>{t.map}</a>
          <a href={paths.statistics()}>{t.visits}</a>
        </p>
      </section>
    </footer>
  )
}
