import { adminPaths } from '../admin-paths.ts'
import { blockWords } from '../locales/admin-blocks.ts'
import { paths } from '../paths.ts'
import type { ScheduleEntry } from '../schema.ts'
import { AdminLayout } from './admin-layout.tsx'
import { ScheduledEntry } from './schedule-day.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  /** The week's, Monday first. */
  days: readonly string[]
  /** Mondays. */
  previous: string
  next: string
  entries: readonly ScheduleEntry[]
  saved: boolean
}

/** A week as a grid: its days, of each the morning and the afternoon, in them the appointments. */
export function SchedulePage({ site, days, previous, next, entries, saved }: Props) {
  const { t, format } = site
  const w = blockWords(t.lang)
  const [monday = '', sunday = ''] = [days[0], days.at(-1)]
  const title = `${w.schedule}: ${t.scheduleWeek(format.day(monday), format.day(sunday))}`
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      {saved && (
        <p class="notice" role="status">
          {w.saved}
        </p>
      )}
      <form class="actions" method="post" action={`${adminPaths.schedule(monday)}/copies`}>
        <a href={adminPaths.schedule(previous)}>← {w.previousWeek}</a>
        <a href={adminPaths.schedule(next)}>{w.nextWeek} →</a>
        <a href={paths.week(monday)}>{w.publicPage}</a>
        <button type="submit">{w.copyLastWeek}</button>
      </form>
      <div class="week-grid">
        {days.map((day) => (
          <section aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`}>
              {t.weekdays[format.weekday(day)]} <time datetime={day}>{format.day(day)}</time>
            </h2>
            {(['morning', 'afternoon'] as const).map((part) => (
              <Half
                {...{ site, monday, day, part }}
                entries={entries.filter((entry) => entry.day === day && entry.part === part)}
              />
            ))}
          </section>
        ))}
      </div>
    </AdminLayout>
  )
}

interface HalfProps {
  site: AdminSite
  monday: string
  day: string
  part: 'morning' | 'afternoon'
  entries: readonly ScheduleEntry[]
}

function Half({ site, monday, day, part, entries }: HalfProps) {
  const w = blockWords(site.t.lang)
  return (
    <div class="day">
      <h3>{w[part]}</h3>
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <li class={entry.status}>
              <ScheduledEntry entry={entry} site={site} />
              <Steps site={site} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a
          href={adminPaths.newScheduleEntry(monday, day, part)}
          aria-label={`${w.add}: ${site.format.day(day)}, ${w[part]}`}
        >
          + {w.add}
        </a>
      </p>
    </div>
  )
}

function Steps({ site, entry }: { site: AdminSite; entry: ScheduleEntry }) {
  const w = blockWords(site.t.lang)
  const { id, status, content } = entry
  const path = adminPaths.scheduleEntry(id)
  return (
    <div class="actions steps-of-entry">
      <a href={path} aria-label={`${w.edit}: ${content}`}>
        {w.edit}
      </a>
      {status !== 'changed' && <Mark to={`${path}/changed`} word={w.markChanged} of={content} />}
      {status !== 'cancelled' && <Mark to={`${path}/cancelled`} word={w.markCancelled} of={content} />}
      <Mark to={`${path}/end`} word={w.remove} of={content} />
    </div>
  )
}

function Mark({ to, word, of }: { to: string; word: string; of: string }) {
  return (
    <form method="post" action={to}>
      <button type="submit" aria-label={`${word}: ${of}`}>
        {word}
      </button>
    </form>
  )
}
