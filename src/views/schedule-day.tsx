import type { Appointment } from '../content/schedule.ts'
import type { Site } from './site.ts'

interface Props {
  day: string
  entries: readonly Appointment[]
  site: Site
  /** The day's heading: below a page's, or below a block's. */
  level: 2 | 3
}

/** One day of the work schedule: its halves, and in each the entries. */
export function ScheduleDay({ day, entries, site, level }: Props) {
  const { t, format } = site
  const Day = `h${level}` as 'h2'
  const Half = `h${level + 1}` as 'h3'
  return (
    <section class="day">
      <Day>
        {t.weekdays[format.weekday(day)]}, <time datetime={day}>{format.day(day)}</time>
      </Day>
      {(['morning', 'afternoon'] as const).map((part) => {
        const those = entries.filter((entry) => entry.part === part)
        return (
          those.length > 0 && (
            <>
              <Half class="half">{t[part]}</Half>
              <ul>
                {those.map((entry) => (
                  <li class={entry.status}>
                    <ScheduledEntry entry={entry} site={site} />
                  </li>
                ))}
              </ul>
            </>
          )
        )
      })}
    </section>
  )
}

/** An appointment: when and what, then who, where and with whom. */
export function ScheduledEntry({ entry, site: { t } }: { entry: Appointment; site: Site }) {
  const details = [
    [t.leader, entry.leader],
    [t.place, entry.place],
    [t.participants, entry.participants],
    [t.preparedBy, entry.prepared_by],
  ] as const
  return (
    <>
      <p>
        {entry.starts_at && <b>{entry.starts_at}</b>} <span class="content">{entry.content}</span>
        {entry.status !== 'planned' && <strong class="mark"> {t[entry.status]}</strong>}
      </p>
      <dl>
        {details.map(
          ([name, detail]) =>
            detail && (
              <div>
                <dt>{name}</dt>
                <dd>{detail}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}
