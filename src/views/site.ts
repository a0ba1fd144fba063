import type { layoutBlocks } from '../content/layout.ts'
import type { Query } from '../db.ts'
import { type Messages, messagesFor } from '../locales/messages.ts'
import { type Format, formatFor } from './format.ts'

type Layout = ReturnType<typeof layoutBlocks> extends Query<infer Value> ? Value : never

/** What every view knows: the layout's blocks, and how this site speaks and writes. */
export interface Site extends Layout {
  t: Messages
  format: Format
  /** Scheme and host that readers see, such as `https://binhlieu.example`. */
  origin: string
}

export function siteOf(layout: Layout, origin: string): Site {
  const { locale, time_zone } = layout.settings
  return { ...layout, origin, t: messagesFor(locale), format: formatFor(locale, time_zone) }
}
