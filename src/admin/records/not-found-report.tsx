import { blockWords } from '../../i18n/admin/records.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { ListTable } from '../ui/list-table.tsx'

interface Props {
  site: Site
  /** `mended`: where the address leads by now. */
  missed: readonly { week: string; path: string; count: number; mended: string | null }[]
  /** Addresses of so many characters were cut off: nothing can lead from them. */
  longest: number
}

/** What readers have asked for in vain, week by week. */
export function MissedPaths({ site, missed, longest }: Props) {
  const w = blockWords(site.t.lang)
  return (
    <>
      <h2 class="section">{w.missed}</h2>
      <p>{w.missedHint}</p>
      {missed.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <ListTable label={w.missed} heads={[w.address, w.week, w.times, w.mend]}>
          {missed.map(({ week, path, count, mended }) => (
            <tr>
              <th scope="row">{path}</th>
              <td>{site.format.day(week)}</td>
              <td>{site.format.number(count)}</td>
              <td>
                {mended !== null && `${w.mended} ${mended}`}
                {mended === null && path.length < longest && <Mend path={path} lang={site.t.lang} />}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  )
}

/** Goes on at the form for a new redirect, which has this address already. */
function Mend({ path, lang }: { path: string; lang: string }) {
  const w = blockWords(lang)
  return (
    <a
      href={`${adminPaths.redirects()}?from=${encodeURIComponent(path)}#new-to`}
      aria-label={`${w.mendIt}: ${path}`}
    >
      {w.mendIt}
    </a>
  )
}
