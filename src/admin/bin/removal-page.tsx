import type { BinKind, Deletable } from '../../content/bin/bin-entries.ts'
import { BIN_DAYS } from '../../content/bin/expired-entries.ts'
import type { Dependents } from '../../editing/dependents.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'

interface Props {
  site: AdminSite
  kind: BinKind
  /** What one of the kind is called. */
  one: string
  record: Deletable
  dependents: readonly Dependents[]
  /** Whether somebody has changed the record since the page asked the last time. */
  changed: boolean
  /** The page to go back to. */
  back: string
}

/** Asks before a record is deleted, and names what goes with it and what depends on it. */
export function RemovalPage({ site, kind, one, record, dependents, changed, back }: Props) {
  const w = binMessages(site.t.lang)
  const title = w.ask(one, record.title || w.unnamed)
  const forbidden = dependents.some(({ effect }) => effect === 'forbids')
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      {changed && (
        <p class="mistakes" role="alert">
          {w.changed}
        </p>
      )}
      <Part site={site} heading={w.forbids} dependents={dependents} effect="forbids" />
      {!forbidden && <p>{w.afterwards(BIN_DAYS)}</p>}
      <Part site={site} heading={w.goesAlong} dependents={dependents} effect="goes along" />
      <Part site={site} heading={w.stays} dependents={dependents} effect="stays" />
      <form method="post" action={adminPaths.removal(kind, record.key)}>
        <input type="hidden" name="version" value={record.version} />
        <p class="actions">
          {!forbidden && (
            <button type="submit" class="danger">
              {w.confirm}
            </button>
          )}
          <a href={back}>{w.back}</a>
        </p>
      </form>
    </AdminLayout>
  )
}

interface PartProps extends Pick<Props, 'site' | 'dependents'> {
  heading: string
  effect: Dependents['effect']
}

function Part({ site, heading, dependents, effect }: PartProps) {
  const w = binMessages(site.t.lang)
  const some = dependents.filter((one) => one.effect === effect)
  if (some.length === 0) return null
  return (
    <div
      class={effect === 'forbids' ? 'mistakes' : undefined}
      role={effect === 'forbids' ? 'alert' : undefined}
    >
      <p>{heading}</p>
      <ul>
        {some.map(({ what, count, titles }) => (
          <li>
            {w[what](site.format.number(count))}
            {titles.length > 0 && `: ${titles.join('; ')}${titles.length < count ? '…' : ''}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
