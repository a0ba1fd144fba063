import type { Actor } from '../auth/actor.ts'
import type { Layout } from '../content/layout.ts'
import { type Messages, messagesFor } from '../i18n/site/messages.ts'
import { type Format, formatFor } from './format.ts'

/** The data of every view: the layout's blocks, and the site's messages and formats. */
export interface Site extends Layout {
  t: Messages
  format: Format
  /** Scheme and host that readers see, such as `https://binhlieu.example`. */
  origin: string
}

/** The site with the signed-in actor, for pages of the administration. The sign-in page has no actor. */
export interface AdminSite extends Site {
  actor?: Actor
  /** What the actor has deleted just now, by its entry of the bin. */
  removed?: { id: number; kind: string; title: string } | undefined
  /** Whether the actor has restored something just now. */
  restored?: boolean
}

const sites = new WeakMap<Layout, Site>()

/** Returns the site of a layout. The same layout and origin give the same object. */
export function siteOf(layout: Layout, origin: string): Site {
  const cached = sites.get(layout)
  if (cached?.origin === origin) return cached
  const { locale, time_zone } = layout.settings
  const site = { ...layout, origin, t: messagesFor(locale), format: formatFor(locale, time_zone) }
  sites.set(layout, site)
  return site
}
