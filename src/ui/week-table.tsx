import type { Child } from 'hono/jsx'
import { type Appointment, dayParts } from '../content/schedule.ts'
import type { Day } from '../lib/dates.ts'
import type { Site } from './site.ts'

interface Props<Entry extends Appointment> {
  site: Site
  days: readonly Day[]
  entries: readonly Entry[]
  /** What an editor can do with an entry; left out for readers. */
  actionsOf?: ((entry: Entry) => Child) | undefined
  /** What an editor can do with a half of a day. */
  slotOf?: ((day: Day, part: Appointment['part']) => Child) | undefined
}

/** A week's work schedule as authorities print it: days, their halves, and in each the appointments, one a row. */
export function WeekTable<Entry extends Appointment>({
  site,
  days,
  entries,
  actionsOf,
  slotOf,
}: Props<Entry>) {
  const { t } = site
  const heads = [t.day, t.part, t.time, t.content, t.leader, t.place, t.participants, t.preparedBy]
  return (
    <table class="week-table">
      <caption class="hidden">{t.schedule}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
          {actionsOf && <th scope="col">{t.actions}</th>}
        </tr>
      </thead>
      {days.map((day) => (
        <DayRows
          {...{ site, day, actionsOf, slotOf }}
          entries={entries.filter((entry) => entry.day === day)}
        />
      ))}
    </table>
  )
}

/** Editors see both halves of a day, readers those that have something. */
function DayRows<Entry extends Appointment>({
  site: { t, format },
  day,
  entries,
  actionsOf,
  slotOf,
}: Omit<Props<Entry>, 'days'> & { day: Day }) {
  const halves = dayParts
    .map((part) => ({ part, those: entries.filter((entry) => entry.part === part) }))
    .filter(({ those }) => slotOf || those.length > 0)
  const rows = halves.flatMap(({ part, those }) =>
    (those.length > 0 ? those : [undefined]).map((entry, at) => ({
      part,
      entry,
      span: at === 0 ? Math.max(1, those.length) : 0,
    })),
  )
  return (
    <tbody>
      {rows.map(({ part, entry, span }, at) => (
        <tr class={entry?.status}>
          {at === 0 && (
            <th scope="rowgroup" class="when" rowspan={rows.length} id={`day-${day}`}>
              {t.weekdays[format.weekday(day)]} <time datetime={day}>{format.day(day)}</time>
            </th>
          )}
          {span > 0 && (
            <th scope="rowgroup" class="half" rowspan={span}>
              {t[part]} {slotOf?.(day, part)}
            </th>
          )}
          {entry ? (
            <Cells t={t} entry={entry} actions={actionsOf?.(entry)} />
          ) : (
            <td class="nothing" colspan={7} />
          )}
        </tr>
      ))}
    </tbody>
  )
}

function Cells({ t, entry, actions }: { t: Site['t']; entry: Appointment; actions: Child }) {
  const details = [
    [t.leader, entry.leader],
    [t.place, entry.place],
    [t.participants, entry.participants],
    [t.preparedBy, entry.prepared_by],
  ] as const
  return (
    <>
      <td class="time">{entry.starts_at}</td>
      <td class="what">
        <span class="content">{entry.content}</span>
        {entry.status !== 'planned' && <strong class="mark"> {t[entry.status]}</strong>}
      </td>
      {details.map(([name, detail]) => (
        <td data-label={name}>{detail}</td>
      ))}
      {actions !== undefined && <td class="does">{actions}</td>}
    </>
  )
}
