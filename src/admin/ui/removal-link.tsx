import type { BinKind } from '../../content/bin/bin-entries.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import { adminPaths } from '../../urls/admin.ts'

interface Props {
  kind: BinKind
  id: string | number
  /** What the link would delete, for people who hear it alone. */
  title: string
  lang: string
}

/** Renders the link to the page that asks before a record is deleted, apart from the form above it. */
export function RemovalLink(props: Props) {
  return (
    <p class="removal">
      <InlineRemovalLink {...props} />
    </p>
  )
}

/** Renders the same link in a row of actions. */
export function InlineRemovalLink({ kind, id, title, lang }: Props) {
  const w = binMessages(lang)
  return (
    <a class="danger" href={adminPaths.removal(kind, id)} aria-label={`${w.remove} ${title}`}>
      {w.remove}
    </a>
  )
}
