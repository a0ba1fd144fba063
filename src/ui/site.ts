import type { Actor } from '../auth/actor.ts'
import type { Layout } from '../content/layout.ts'
import { type Messages, messagesFor } from '../i18n/site/messages.ts'
import { type Format, formatFor } from './format.ts'

/** What every view knows: the layout's blocks, and how this site speaks and writes. */
export interface Site extends Layout {
  t: Messages
  format: Format
  /** Scheme and host that readers see, such as `https://binhlieu.example`. */
  origin: string
}

/** For pages of the administration: who looks at them, nobody where one signs in. */
export interface AdminSite extends Site {
  actor?: Actor
}

const sites = new WeakMap<Layout, Site>()

/** The site of a layout. The same layout at the same origin gives the same object. */
export function siteOf(layout: Layout, origin: string): Site {
  const kept = sites.get(layout)
  if (kept?.origin === origin) return kept
  const { locale, time_zone } = layout.settings
  const site = { ...layout, origin, t: messagesFor(locale), format: formatFor(locale, time_zone) }
  sites.set(layout, site)
  return site
}
