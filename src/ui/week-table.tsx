import type { Child } from 'hono/jsx'
import { type Appointment, dayParts } from '../content/schedule.ts'
import type { Day } from '../lib/dates.ts'
import type { Site } from './site.ts'

interface Props<Entry extends Appointment> {
  site: Site
  days: readonly Day[]
  entries: readonly Entry[]
  /** Renders an editor's actions for an entry; absent for readers. */
  actionsOf?: ((entry: Entry) => Child) | undefined
  /** Renders an editor's actions for a half of a day; absent for readers. */
  slotOf?: ((day: Day, part: Appointment['part']) => Child) | undefined
}

/** A week's work schedule as authorities print it: days, their halves, and the appointments, one a row. */
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
          site={site}
          day={day}
          actionsOf={actionsOf}
          slotOf={slotOf}
          entries={entries.filter((entry) => entry.day === day)}
        />
      ))}
    </table>
  )
}

/** The rows of a day. Editors see both halves, readers only those with appointments. */
function DayRows<Entry extends Appointment>({
  site: { t, format },
  day,
  entries,
  actionsOf,
  slotOf,
}: Omit<Props<Entry>, 'days'> & { day: Day }) {
  const halves = dayParts
    .map((part) => ({ part, appointments: entries.filter((entry) => entry.part === part) }))
    .filter(({ appointments }) => slotOf || appointments.length > 0)
  const rows = halves.flatMap(({ part, appointments }) =>
    (appointments.length > 0 ? appointments : [undefined]).map((entry, at) => ({
      part,
      entry,
      span: at === 0 ? Math.max(1, appointments.length) : 0,
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
