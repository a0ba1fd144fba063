import { adminPaths } from '../admin-paths.ts'
import { blockWords } from '../locales/admin-blocks.ts'
import type { Site } from './site.ts'

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
        <section class="scroll" aria-label={w.missed} tabindex={0}>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">{w.address}</th>
                <th scope="col">{w.week}</th>
                <th scope="col">{w.times}</th>
                <th scope="col">{w.mend}</th>
              </tr>
            </thead>
            <tbody>
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
            </tbody>
          </table>
        </section>
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
