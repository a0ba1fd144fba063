import { binMessages } from '../../i18n/admin/bin.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { subjectsIn } from '../log-subjects.ts'

/** Says what was deleted or restored just now, and offers to undo a deletion. */
export function BinNotice({ site: { t, removed, restored } }: { site: AdminSite }) {
  const w = binMessages(t.lang)
  if (removed) {
    const kind = subjectsIn(t.lang).get(removed.kind) ?? ''
    return (
      <form class="notice actions" method="post" action={adminPaths.restoration(removed.id)}>
        <span role="status">{w.removed(kind, removed.title || w.unnamed)}</span>
        <button type="submit">{w.undo}</button>
      </form>
    )
  }
  if (!restored) return null
  return (
    <p class="notice" role="status">
      {w.restored}
    </p>
  )
}
