import { MAX_PATH_LENGTH, type NotFoundPath } from '../../content/not-found-report.ts'
import { formMessages } from '../../i18n/admin/forms.ts'
import { redirectMessages } from '../../i18n/admin/records/redirects.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { ListTable } from '../ui/list-table.tsx'

/** Renders the paths that readers requested in vain, week by week. */
export function NotFoundReport({ site, report }: { site: Site; report: readonly NotFoundPath[] }) {
  const w = redirectMessages(site.t.lang)
  return (
    <>
      <h2 class="section">{w.missed}</h2>
      <p>{w.missedHint}</p>
      {report.length === 0 ? (
        <p>{formMessages(site.t.lang).nothing}</p>
      ) : (
        <ListTable label={w.missed} heads={[w.address, w.week, w.times, w.mend]}>
          {report.map(({ week, path, count, redirect }) => (
            <tr>
              <th scope="row">{path}</th>
              <td>{site.format.day(week)}</td>
              <td>{site.format.number(count)}</td>
              <td>
                {redirect !== null && `${w.mended} ${redirect}`}
                {redirect === null && isComplete(path) && <RedirectLink path={path} lang={site.t.lang} />}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  )
}

/** A path of this length was cut off, so a redirect cannot lead from it. */
const isComplete = (path: string) => path.length < MAX_PATH_LENGTH

/** Links to the form for a new redirect, with the path filled in. */
function RedirectLink({ path, lang }: { path: string; lang: string }) {
  const w = redirectMessages(lang)
  return (
    <a
      href={`${adminPaths.records('redirects')}?from=${encodeURIComponent(path)}#new-to`}
      aria-label={`${w.mendIt}: ${path}`}
    >
      {w.mendIt}
    </a>
  )
}
