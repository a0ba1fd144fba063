import type { PropsWithChildren } from 'hono/jsx'
import type { Messages } from '../i18n/site/messages.ts'
import { LinkList } from '../ui/article-list.tsx'
import { Document } from '../ui/document.tsx'
import type { Site } from '../ui/site.ts'
import { paths } from '../urls/public.ts'
import { Layout } from './layout/layout.tsx'

/** 404: explains the possible causes and links to other pages. */
export function NotFoundPage({ site }: { site: Site }) {
  const { t } = site
  return (
    <Layout site={site} title={t.notFoundTitle} withoutFeatured>
      <h1>{t.notFoundTitle}</h1>
      <p>{t.notFoundText}</p>
      <WhereToGo site={site} />
    </Layout>
  )
}

/** 410: says that an article was withdrawn, and why. */
export function WithdrawnPage({ site, reason }: { site: Site; reason: string }) {
  const { t } = site
  return (
    <Layout site={site} title={t.withdrawnTitle} withoutFeatured>
      <h1>{t.withdrawnTitle}</h1>
      <p>{t.withdrawnText}</p>
      {reason && (
        <blockquote>
          <p>{reason}</p>
        </blockquote>
      )}
      <WhereToGo site={site} />
    </Layout>
  )
}

function WhereToGo({ site }: { site: Site }) {
  const { t, featured } = site
  return (
    <>
      <p>{t.notFoundHelp}</p>
      <ul>
        <li>
          <a href={paths.home()}>{t.notFoundToHome}</a>
        </li>
        <li>
          <a href={paths.archive()}>{t.notFoundToArchive}</a>
        </li>
      </ul>
      {featured.length > 0 && (
        <section class="around" aria-label={t.featured}>
          <h2 class="section">{t.featured}</h2>
          <LinkList articles={featured} site={site} />
        </section>
      )}
    </>
  )
}

/** 400: explains the error in the URL, and how to correct it. */
export function BadUrlPage({ site, explanation }: { site: Site; explanation: string }) {
  return (
    <Layout site={site} title={site.t.badAddressTitle}>
      <h1>{site.t.badAddressTitle}</h1>
      <p>{explanation}</p>
      <p>
        <a href={paths.home()}>{site.t.home}</a>
      </p>
    </Layout>
  )
}

/** 500 and 503: for failed reads, so it has neither the site's name nor blocks. */
export function ErrorPage({
  t,
  title,
  text,
  children,
}: PropsWithChildren<{ t: Messages; title: string; text: string }>) {
  return (
    <Document
      lang={t.lang}
      head={
        <>
          <title>{title}</title>
          <meta name="robots" content="noindex" />
        </>
      }
    >
      <main id="main" class="wide broken">
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
        <p>
          <a href={paths.home()}>{t.home}</a>
        </p>
      </main>
    </Document>
  )
}
