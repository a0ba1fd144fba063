import type { BinEntry, BinKind } from '../../content/bin/bin-entries.ts'
import { BIN_DAYS, endOfEntry } from '../../content/bin/expired-entries.ts'
import type { RestoreObstacle } from '../../editing/restore-obstacle.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'

/** What could not be restored, and why. */
interface Refused {
  entry: BinEntry
  obstacle: RestoreObstacle | { code: 'fileMissing' }
  /** The page where the record that has the name is found. */
  page: string
}

interface Props {
  site: AdminSite
  entries: readonly BinEntry[]
  /** The kinds that the actor may see, with their names. */
  kinds: readonly { kind: BinKind; name: string }[]
  kind: BinKind | undefined
  /** The query string of the next page. Undefined at the end of the list. */
  next: string | undefined
  refused: Refused | undefined
  now: Date
}

/** Renders what was deleted, with who and when, and restores it. */
export function BinPage({ site, entries, kinds, kind, next, refused, now }: Props) {
  const w = binMessages(site.t.lang)
  const nameOf = (one: BinKind) => kinds.find((other) => other.kind === one)?.name ?? one
  return (
    <AdminLayout site={site} title={w.bin}>
      <h1>{w.bin}</h1>
      {refused && <RefusedNotice site={site} refused={refused} nameOf={nameOf} />}
      <p>{w.hint(BIN_DAYS)}</p>
      {kinds.length > 1 && (
        <form class="filters" method="get" action={adminPaths.bin()}>
          <label>
            {w.kind}
            <select name="kind">
              <option value="">{w.everything}</option>
              {kinds.map((one) => (
                <option value={one.kind} selected={one.kind === kind}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{w.filter}</button>
        </form>
      )}
      {entries.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <ul class="bin">
          {entries.map((entry) => (
            <Entry site={site} entry={entry} kindName={nameOf(entry.kind)} now={now} />
          ))}
        </ul>
      )}
      {next !== undefined && (
        <p>
          <a href={adminPaths.bin(next)}>{w.older}</a>
        </p>
      )}
    </AdminLayout>
  )
}

const DAY_MS = 24 * 3_600_000

interface EntryProps {
  site: AdminSite
  entry: BinEntry
  kindName: string
  now: Date
}

function Entry({ site, entry, kindName, now }: EntryProps) {
  const w = binMessages(site.t.lang)
  const title = entry.title || w.unnamed
  const days = Math.max(0, Math.ceil((Date.parse(endOfEntry(entry.deleted_at)) - now.getTime()) / DAY_MS))
  return (
    <li>
      <div>
        <p>
          <b>{title}</b> <small>{kindName}</small>
        </p>
        <p>
          <small>
            {`${w.deletedBy} ${entry.name || w.system}, `}
            <time datetime={entry.deleted_at}>{site.format.dateTime(entry.deleted_at)}</time>
            {`. ${w.daysLeft(site.format.number(days))}`}
          </small>
        </p>
      </div>
      <form method="post" action={adminPaths.restoration(entry.id)}>
        <button type="submit" aria-label={`${w.restore}: ${title}`}>
          {w.restore}
        </button>
      </form>
    </li>
  )
}

interface RefusedProps {
  site: AdminSite
  refused: Refused
  nameOf: (kind: BinKind) => string
}

function RefusedNotice({ site, refused: { entry, obstacle, page }, nameOf }: RefusedProps) {
  const w = binMessages(site.t.lang)
  return (
    <div class="mistakes" role="alert">
      <p>{w.notRestored(entry.title || w.unnamed)}</p>
      {obstacle.code === 'taken' ? (
        <p>
          {w.taken(obstacle.value, obstacle.by)} <a href={page}>{w.seeTaken}</a>
        </p>
      ) : obstacle.code === 'missing' ? (
        <p>{w.missing(nameOf(obstacle.kind), obstacle.title)}</p>
      ) : (
        <p>{w[obstacle.code]}</p>
      )}
    </div>
  )
}
