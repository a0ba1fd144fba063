import type { Appointment, NearestWeeks } from '../../content/schedule.ts'
import { addDays } from '../../lib/dates.ts'
import type { Site } from '../../ui/site.ts'
import { WeekTable } from '../../ui/week-table.tsx'
import { paths } from '../../urls/public.ts'
import { Breadcrumb, Layout } from '../layout/layout.tsx'

interface SchedulePageProps {
  site: Site
  entries: Appointment[]
  monday: string
  sunday: string
  nearest: NearestWeeks
  /** Undefined for a page that search engines leave out. */
  canonical: string | undefined
}

export function SchedulePage({
  site,
  entries,
  monday,
  sunday,
  nearest: { previous, next },
  canonical,
}: SchedulePageProps) {
  const { t, format } = site
  const days = [...new Set(entries.map(({ day }) => day))]
  return (
    <Layout site={site} title={t.schedule} canonical={canonical}>
      <Breadcrumb site={site} steps={[]} />
      <h1>{t.schedule}</h1>
      <p class="meta">{t.scheduleWeek(format.day(monday), format.day(sunday))}</p>
      <nav class="paging" aria-label={t.schedule}>
        {previous && (
          <a href={paths.week(previous)}>
            ← {previous === addDays(monday, -7) ? t.previousWeek : t.weekOf(format.day(previous))}
          </a>
        )}
        <a href={paths.schedule()}>{t.thisWeek}</a>
        {next && (
          <a href={paths.week(next)}>
            {next === addDays(monday, 7) ? t.nextWeek : t.weekOf(format.day(next))} →
          </a>
        )}
      </nav>
      {days.length > 0 && <WeekTable site={site} days={days} entries={entries} />}
      {days.length === 0 && <p class="empty">{t.scheduleEmpty}</p>}
      <p class="tools">
        <a href={paths.calendar()} type="text/calendar">
          {t.scheduleFeed}
        </a>
      </p>
    </Layout>
  )
}
