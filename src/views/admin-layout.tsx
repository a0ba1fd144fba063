import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Document } from './document.tsx'
import type { Site } from './site.ts'

/** A page for editors. */
export function AdminLayout({ site, title, children }: PropsWithChildren<{ site: Site; title: string }>) {
  const { t, settings } = site
  const head = (
    <>
      <title>{`${title} - ${t.admin} - ${settings.name}`}</title>
      <meta name="robots" content="noindex" />
    </>
  )
  return (
    <Document lang={t.lang} head={head}>
      <a class="skip" href="#main">
        {t.skipToContent}
      </a>
      <header class="masthead">
        <a class="brand wide" href={paths.home()}>
          <span class="name">{settings.name}</span>
          <span class="tagline">{t.admin}</span>
        </a>
      </header>
      <nav class="menu" aria-label={t.admin}>
        <ul class="wide">
          <li>
            <a href={paths.adminStatistics()}>{t.statistics}</a>
          </li>
          <li>
            <a href={paths.adminSearchIndex()}>{t.searchIndex}</a>
          </li>
        </ul>
      </nav>
      <main class="wide admin" id="main" tabindex={-1}>
        {children}
      </main>
    </Document>
  )
}
