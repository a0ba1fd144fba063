import { blockWords } from '../locales/admin-blocks.ts'
import type { Site } from './site.ts'

interface Props {
  site: Site
  missed: readonly { week: string; path: string; count: number }[]
}

/** What readers have asked for in vain, week by week. */
export function MissedPaths({ site, missed }: Props) {
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
              </tr>
            </thead>
            <tbody>
              {missed.map(({ week, path, count }) => (
                <tr>
                  <th scope="row">{path}</th>
                  <td>{site.format.day(week)}</td>
                  <td>{site.format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
