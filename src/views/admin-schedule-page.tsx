import { adminPaths } from '../admin-paths.ts'
import { type BlockWord, blockWords } from '../locales/admin-blocks.ts'
import { paths } from '../paths.ts'
import type { ScheduleEntry } from '../schema.ts'
import { AdminLayout } from './admin-layout.tsx'
import { type BlockField, type Fault, Fields } from './block-fields.tsx'
import type { FormValues } from './form.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  monday: string
  entries: readonly ScheduleEntry[]
  saved: boolean
  failed?: { id: number; values: FormValues; faults: readonly Fault[] } | undefined
}

const DAY = 86_400_000
const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** A week: its days, of each morning and afternoon, each appointment with its form. */
export function SchedulePage({ site, monday, entries, saved, failed }: Props) {
  const { t, format } = site
  const w = blockWords(t.lang)
  const days = Array.from({ length: 7 }, (_, at) => daysAfter(monday, at))
  const title = `${w.schedule}: ${t.scheduleWeek(format.day(monday), format.day(daysAfter(monday, 6)))}`
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      {saved && (
        <p class="notice" role="status">
          {w.saved}
        </p>
      )}
      <p class="actions">
        <a href={adminPaths.schedule(daysAfter(monday, -7))}>{w.previousWeek}</a>
        <a href={adminPaths.schedule(daysAfter(monday, 7))}>{w.nextWeek}</a>
        <a href={paths.week(monday)}>{w.publicPage}</a>
      </p>
      <form method="post" action={`${adminPaths.schedule(monday)}/copies`}>
        <button type="submit">{w.copyLastWeek}</button>
      </form>
      {days.map((day) => (
        <section class="day" aria-labelledby={`day-${day}`}>
          <h2 class="section" id={`day-${day}`}>
            {`${t.weekdays[format.weekday(day)]}, ${format.day(day)}`}
          </h2>
          <Day site={site} entries={entries.filter((entry) => entry.day === day)} failed={failed} />
        </section>
      ))}
      <h2 class="section">{w.addEntry}</h2>
      <form class="fields" method="post" action={adminPaths.schedule(monday)}>
        <Fields
          lang={t.lang}
          fields={fieldsOf(t.lang)}
          values={failed?.id === 0 ? failed.values : { day: monday }}
          faults={failed?.id === 0 ? failed.faults : []}
          prefix="new-"
        />
        <p class="actions">
          <button type="submit">{w.add}</button>
        </p>
      </form>
    </AdminLayout>
  )
}

function Day({ site, entries, failed }: Pick<Props, 'site' | 'entries' | 'failed'>) {
  const w = blockWords(site.t.lang)
  if (entries.length === 0) return <p>{w.emptyDay}</p>
  return (
    <ul class="records">
      {entries.map((entry) => (
        <li>
          <Entry site={site} entry={entry} failed={failed?.id === entry.id ? failed : undefined} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ site, entry, failed }: { site: AdminSite; entry: ScheduleEntry; failed: Props['failed'] }) {
  const { lang } = site.t
  const w = blockWords(lang)
  const { id, part, starts_at, leader, content, status } = entry
  const title = [starts_at ?? w[part], leader, content].filter(Boolean).join(' · ')
  const path = adminPaths.scheduleEntry(id)
  const values = Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )
  return (
    <details open={failed !== undefined}>
      <summary>
        {title} {status !== 'planned' && <span class="mark mark-returned">{w[status]}</span>}
      </summary>
      <p class="actions">
        {status !== 'changed' && <Mark to={`${path}/changed`} word={w.markChanged} of={title} />}
        {status !== 'cancelled' && <Mark to={`${path}/cancelled`} word={w.markCancelled} of={title} />}
        <Mark to={`${path}/end`} word={w.remove} of={title} />
      </p>
      <form class="fields" method="post" action={path}>
        <Fields
          lang={lang}
          fields={fieldsOf(lang)}
          values={failed?.values ?? values}
          faults={failed?.faults ?? []}
          prefix={`e${id}-`}
        />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
    </details>
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

function fieldsOf(lang: string): BlockField[] {
  const w = blockWords(lang)
  const choices = (values: readonly BlockWord[]) =>
    values.map((value) => ({ value, text: w[value] as string }))
  return [
    { name: 'day', label: 'day', type: 'date', required: true },
    { name: 'part', label: 'part', type: 'select', options: choices(['morning', 'afternoon']) },
    { name: 'starts_at', label: 'startsAt', type: 'time' },
    { name: 'leader', label: 'leader' },
    { name: 'content', label: 'content', type: 'textarea', required: true },
    { name: 'place', label: 'place' },
    { name: 'participants', label: 'participants' },
    { name: 'prepared_by', label: 'preparedBy' },
    {
      name: 'status',
      label: 'status',
      type: 'select',
      options: choices(['planned', 'changed', 'cancelled']),
    },
    { name: 'position', label: 'position', type: 'number' },
  ]
}
