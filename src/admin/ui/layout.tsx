import type { PropsWithChildren } from 'hono/jsx'
import { type Actor, can } from '../../auth/actor.ts'
import { adminMessages } from '../../i18n/admin/navigation.ts'
import { Document } from '../../ui/document.tsx'
import type { AdminSite, Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { navigation } from '../navigation.ts'
import { BinNotice } from './bin-notice.tsx'

interface Props {
  site: AdminSite
  title: string
  /** Scripts besides the one that all pages load. */
  scripts?: readonly string[]
}

/** Renders a page of the administration. */
export function AdminLayout({ site, title, scripts = [], children }: PropsWithChildren<Props>) {
  const { t, settings, actor } = site
  const head = (
    <>
      <title>{`${title} - ${t.admin} - ${settings.name}`}</title>
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={adminPaths.style()} />
      {[adminPaths.script(), ...scripts].map((src) => (
        <script type="module" src={src} />
      ))}
    </>
  )
  return (
    <Document lang={t.lang} head={head}>
      <a class="skip" href="#main">
        {t.skipToContent}
      </a>
      <header class="masthead">
        <a class="brand wide" href={adminPaths.overview()}>
          <span class="name">{settings.name}</span>
          <span class="tagline">{t.admin}</span>
        </a>
      </header>
      {actor && <Navigation site={site} actor={actor} />}
      <main class="wide admin" id="main" tabindex={-1}>
        <BinNotice site={site} />
        {children}
      </main>
    </Document>
  )
}

function Navigation({ site: { t }, actor }: { site: Site; actor: Actor }) {
  const w = adminMessages(t.lang)
  return (
    <nav class="menu" aria-label={t.admin}>
      <ul class="wide">
        {navigation
          .filter(({ permission }) => can(actor, permission))
          .map(({ path, label }) => (
            <li>
              <a href={path}>{label(t.lang)}</a>
            </li>
          ))}
      </ul>
      <div class="wide admin-bar">
        <a href={adminPaths.account()}>
          {actor.name} ({w[actor.role]})
        </a>
        <span class="actions">
          <a href={paths.home()}>{w.publicSite}</a>
          {actor.kind === 'editor' && (
            <form method="post" action={`${adminPaths.session()}/end`}>
              <button type="submit">{w.signOut}</button>
            </form>
          )}
        </span>
      </div>
    </nav>
  )
}
