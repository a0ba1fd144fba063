import { nice, ticks } from 'd3-array'
import type { DayFigures } from '../visits/figures.ts'
import type { Site } from './site.ts'

/** Sizes in units of the drawing, which stretches to the available width. So the labels are outside of it. */
const HEIGHT = 100
const WIDTH_OF_DAY = 10

/** A bar chart of page views and visits by day, and the same figures as a table. */
export function VisitsChart({ site, days }: { site: Site; days: readonly DayFigures[] }) {
  const { t, format } = site
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const middle = days[Math.floor((days.length - 1) / 2)] as DayFigures
  const [, top] = nice(0, Math.max(4, ...days.map(({ views }) => views)), 4)
  const steps = ticks(0, top, 4)
  const sum = (pick: (figures: DayFigures) => number) =>
    format.number(days.reduce((sum, day) => sum + pick(day), 0))
  const [visits, views] = [sum((day) => day.visits), sum((day) => day.views)]
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT
  return (
    <figure class="chart">
      <p class="legend">
        <span class="visits">{t.visitsOfDay}</span> <span class="views">{t.viewsOfDay}</span>
      </p>
      <div class="drawing">
        <div class="steps" aria-hidden="true">
          {steps.toReversed().map((step) => (
            <span>{format.number(step)}</span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${days.length * WIDTH_OF_DAY} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t.chartOf(format.day(first.day), format.day(last.day), visits, views)}
        >
          {steps.map((step) => (
            <line x1="0" x2={days.length * WIDTH_OF_DAY} y1={y(step)} y2={y(step)} />
          ))}
          {days.map(({ day, visits, views }, index) => (
            <g>
              <title>{`${format.day(day)}: ${t.visitsOfDay} ${format.number(visits)}, ${t.viewsOfDay} ${format.number(views)}`}</title>
              <Bar index={index} kind="views" top={y(views)} />
              <Bar index={index} kind="visits" top={y(visits)} />
            </g>
          ))}
        </svg>
        <div class="days" aria-hidden="true">
          {[first, middle, last].map(({ day }) => (
            <span>{format.day(day)}</span>
          ))}
        </div>
      </div>
      <details>
        <summary>{t.figuresByDay}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.visitsOfDay}</th>
              <th scope="col">{t.viewsOfDay}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, visits, views }) => (
              <tr>
                <th scope="row">{format.day(day)}</th>
                <td>{format.number(visits)}</td>
                <td>{format.number(views)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.sum}</th>
              <td>{visits}</td>
              <td>{views}</td>
            </tr>
          </tfoot>
        </table>
      </details>
    </figure>
  )
}

function Bar({ index, kind, top }: { index: number; kind: 'views' | 'visits'; top: number }) {
  const inset = kind === 'views' ? 1 : 2.5
  return (
    <rect
      class={kind}
      x={index * WIDTH_OF_DAY + inset}
      width={WIDTH_OF_DAY - 2 * inset}
      y={top}
      height={HEIGHT - top}
    />
  )
}
