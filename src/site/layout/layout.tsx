import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import type { ArticleLink } from '../../content/articles/article-cards.ts'
import { withoutMissingPictures } from '../../text/body/missing-pictures.ts'
import { Document } from '../../ui/document.tsx'
import { withSizes } from '../../ui/picture.tsx'
import { renderOncePerSite } from '../../ui/render-once.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import {
  DepartmentNews,
  FeaturedNews,
  LinkedSites,
  MapBlock,
  MostRead,
  PressInformation,
  Schedule,
  Search,
  Visits,
} from './blocks.tsx'

interface LayoutProps {
  site: Site
  /** Title of the page. The home page has none: its title is the site's name. */
  title?: string
  description?: string | undefined
  /** Canonical path of the page. Pages without one (404) are not indexed. */
  canonical?: string | undefined
  /** Path of the feed with the articles that the page lists. */
  feed?: string
  /** Path of the picture that represents the page on other sites. */
  picture?: string | undefined
  kind?: 'website' | 'article'
  /** Omits the block of featured articles, for pages that show these in their content. */
  withoutFeatured?: boolean
  /** Omits the search block, for the search page, which has a form of its own. */
  withoutSearch?: boolean
  /** Articles of the block "Đọc nhiều", on pages that show it. */
  mostRead?: ArticleLink[]
}

/** A whole page: head, header, content, blocks, footer. */
export function Layout(props: PropsWithChildren<LayoutProps>) {
  const { site, children, withoutFeatured, withoutSearch, mostRead = [] } = props
  return (
    <Document lang={site.t.lang} head={<Head {...props} />}>
      <Masthead site={site} />
      <div class="wide columns">
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <aside>
          {withoutSearch || <SearchBlock site={site} />}
          {withoutFeatured || <Featured site={site} />}
          <MostRead articles={mostRead} site={site} />
          <Blocks site={site} />
        </aside>
      </div>
      <Footer site={site} />
    </Document>
  )
}

const Masthead = renderOncePerSite(({ site }) => (
  <>
    <a class="skip" href="#main">
      {site.t.skipToContent}
    </a>
    <header class="masthead">
      <a class="brand wide" href={paths.home()}>
        <span class="name">{site.settings.name}</span>
        {site.settings.tagline && <span class="tagline">{site.settings.tagline}</span>}
      </a>
    </header>
    <Navigation site={site} />
  </>
))

const Blocks = renderOncePerSite(({ site }) => (
  <>
    <DepartmentNews site={site} />
    <Schedule site={site} />
    <MapBlock site={site} />
    <LinkedSites site={site} />
    <Visits site={site} />
  </>
))

const Featured = renderOncePerSite(FeaturedNews)

const SearchBlock = renderOncePerSite(Search)

const Footer = renderOncePerSite(PressInformation)

function Head({ site, title, description, canonical, feed, picture, kind = 'website' }: LayoutProps) {
  const { settings, origin } = site
  const summary = description || settings.tagline
  return (
    <>
      <title>{title ? `${title} - ${settings.name}` : settings.name}</title>
      {summary && <meta name="description" content={summary} />}
      {canonical ? (
        <>
          <link rel="canonical" href={origin + canonical} />
          <meta property="og:url" content={origin + canonical} />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <meta property="og:type" content={kind} />
      <meta property="og:site_name" content={settings.name} />
      <meta property="og:title" content={title ?? settings.name} />
      {summary && <meta property="og:description" content={summary} />}
      {picture && <meta property="og:image" content={origin + picture} />}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={settings.name}
        href={paths.openSearch()}
      />
      <link rel="alternate" type="application/rss+xml" title={settings.name} href={paths.feed()} />
      {feed && feed !== paths.feed() && (
        <link rel="alternate" type="application/rss+xml" title={title} href={feed} />
      )}
    </>
  )
}

function Navigation({ site: { t, topCategories, menu } }: { site: Site }) {
  return (
    <nav class="menu" aria-label={t.categories}>
      <ul class="wide">
        <li>
          <a href={paths.home()}>{t.home}</a>
        </li>
        {menu.map((page) => (
          <li>
            <a href={paths.page(page.slug)}>{page.title}</a>
          </li>
        ))}
        {topCategories.map((category) => (
          <li>
            <a href={paths.category(category.slug)}>{category.name}</a>
          </li>
        ))}
        <li>
          <a href={paths.search()}>{t.search}</a>
        </li>
        <li>
          <a href={paths.schedule()}>{t.schedule}</a>
        </li>
        <li>
          <a href={paths.archive()}>{t.archive}</a>
        </li>
      </ul>
    </nav>
  )
}

/** The path from the home page to the page's parent. */
export function Breadcrumb({ site, steps }: { site: Site; steps: { name: string; path: string }[] }) {
  return (
    <nav class="breadcrumb" aria-label={site.t.breadcrumb}>
      <ol>
        <li>
          <a href={paths.home()}>{site.t.home}</a>
        </li>
        {steps.map(({ name, path }) => (
          <li>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A stored body. It was sanitized when it was stored (src/content/sanitize-body.ts). */
export function Body({ html }: { html: string }) {
  return <div class="body">{raw(withSizes(withoutMissingPictures(html)))}</div>
}
