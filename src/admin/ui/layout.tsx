import type { PropsWithChildren } from 'hono/jsx'
import type { Actor, Permission } from '../../auth/actor.ts'
import { adminWords } from '../../i18n/admin/navigation.ts'
import { Document } from '../../ui/document.tsx'
import type { AdminSite, Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'

interface Props {
  site: AdminSite
  title: string
  /** Scripts beside the one of all pages. */
  scripts?: readonly string[]
}

/** A page for editors. */
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
        {children}
      </main>
    </Document>
  )
}

function Navigation({ site: { t }, actor }: { site: Site; actor: Actor }) {
  const w = adminWords(t.lang)
  return (
    <nav class="menu" aria-label={t.admin}>
      <ul class="wide">
        {entries
          .filter(({ permission }) => ranks[actor.role] >= needs[permission])
          .map(({ word, path }) => (
            <li>
              <a href={path}>{w[word]}</a>
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

/** As src/auth/actor.ts allows it. */
const ranks = { author: 0, editor: 1, administrator: 2 }
const needs: Record<Permission, number> = { write: 0, publish: 1, administer: 2 }

type Word = Exclude<keyof ReturnType<typeof adminWords>, 'publicSite' | 'signOut'>

const entries: { word: Word; path: string; permission: Permission }[] = [
  { word: 'overview', path: adminPaths.overview(), permission: 'write' },
  { word: 'articles', path: adminPaths.articles(), permission: 'write' },
  { word: 'featured', path: adminPaths.featured(), permission: 'publish' },
  { word: 'media', path: adminPaths.media(), permission: 'write' },
  { word: 'schedule', path: adminPaths.schedule(), permission: 'publish' },
  { word: 'categories', path: adminPaths.categories(), permission: 'publish' },
  { word: 'staticPages', path: adminPaths.pages(), permission: 'publish' },
  { word: 'links', path: adminPaths.links(), permission: 'publish' },
  { word: 'linkGroups', path: adminPaths.linkGroups(), permission: 'publish' },
  { word: 'places', path: adminPaths.places(), permission: 'publish' },
  { word: 'redirects', path: adminPaths.redirects(), permission: 'publish' },
  { word: 'statistics', path: paths.adminStatistics(), permission: 'write' },
  { word: 'synonyms', path: adminPaths.synonyms(), permission: 'administer' },
  { word: 'settings', path: adminPaths.settings(), permission: 'administer' },
  { word: 'editors', path: adminPaths.editors(), permission: 'administer' },
  { word: 'tokens', path: adminPaths.tokens(), permission: 'administer' },
  { word: 'log', path: adminPaths.log(), permission: 'administer' },
  { word: 'searchIndex', path: paths.adminSearchIndex(), permission: 'administer' },
]
