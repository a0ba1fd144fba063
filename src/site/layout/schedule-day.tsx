import { type Appointment, dayParts } from '../../content/schedule.ts'
import type { Site } from '../../ui/site.ts'

/** The entries of one day of the work schedule, by halves of the day. */
export function ScheduleDay({
  day,
  entries,
  site,
}: {
  day: string
  entries: readonly Appointment[]
  site: Site
}) {
  const { t, format } = site
  return (
    <section class="day">
      <h3>
        {t.weekdays[format.weekday(day)]}, <time datetime={day}>{format.day(day)}</time>
      </h3>
      {dayParts.map((part) => {
        const appointments = entries.filter((entry) => entry.part === part)
        return (
          appointments.length > 0 && (
            <>
              <h4>{t[part]}</h4>
              <ul>
                {appointments.map((entry) => (
                  <Entry entry={entry} site={site} />
                ))}
              </ul>
            </>
          )
        )
      })}
    </section>
  )
}

function Entry({ entry, site: { t } }: { entry: Appointment; site: Site }) {
  const details = [
    [t.leader, entry.leader],
    [t.place, entry.place],
    [t.participants, entry.participants],
    [t.preparedBy, entry.prepared_by],
  ] as const
  return (
    <li class={entry.status}>
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
    </li>
  )
}
