import type { StoredEntry } from '../../content/schedule.ts'
import { dayParts, entryStatuses } from '../../content/schedule.ts'
import { formMessages } from '../../i18n/admin/forms.ts'
import { copiedMessages, scheduleMessages } from '../../i18n/admin/schedule.ts'
import { addDays } from '../../lib/dates.ts'
import type { AdminSite } from '../../ui/site.ts'
import { WeekTable } from '../../ui/week-table.tsx'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import type { Field, FormError, FormValues } from '../ui/form.tsx'
import { Fields, withLabels } from '../ui/form-fields.tsx'
import { FormKey, FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'
import { InlineRemovalLink } from '../ui/removal-link.tsx'

/** The outcome of copying last week's schedule. */
export interface Copied {
  count: number
  /** Days that were left as they are, since they had entries. */
  skippedDays: readonly string[]
  /** Copies that are cancelled, as last week's were. */
  cancelled: readonly StoredEntry[]
}

interface Props {
  site: AdminSite
  monday: string
  entries: readonly StoredEntry[]
  saved: boolean
  /** What was copied from last week just now. */
  copied: Copied | undefined
  /** The form of an entry. `id` is 0 for a new one. */
  form: { id: number; values: FormValues; base: FormValues; errors: readonly FormError[] }
}

/** Renders a week as readers see it, with actions for each entry, and below it the form of one entry. */
export function SchedulePage({ site, monday, entries, saved, copied, form }: Props) {
  const { t, format } = site
  const w = scheduleMessages(t.lang)
  const f = formMessages(t.lang)
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
  const title = `${w.heading}: ${t.scheduleWeek(format.day(monday), format.day(addDays(monday, 6)))}`
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      {copied && <CopiedNotice site={site} copied={copied} />}
      <p class="actions">
        <a href={adminPaths.schedule(addDays(monday, -7))}>{w.previousWeek}</a>
        <a href={adminPaths.schedule(addDays(monday, 7))}>{w.nextWeek}</a>
        <a href={paths.week(monday)}>{w.publicPage}</a>
      </p>
      <form class="copy" method="post" action={`${adminPaths.schedule(monday)}/copies`}>
        <button type="submit">{w.copyLastWeek}</button>
      </form>
      <WeekTable
        site={site}
        days={days}
        entries={entries}
        slotOf={(day, part) => (
          <a
            class="add"
            href={`${adminPaths.schedule(monday)}?day=${day}&part=${part}#entry`}
            aria-label={`${f.add}: ${t.weekdays[format.weekday(day)]} ${format.day(day)}, ${w[part]}`}
          >
            {f.add}
          </a>
        )}
        actionsOf={(entry) => <Actions site={site} monday={monday} entry={entry} />}
      />
      <h2 class="section" id="entry">
        {form.id === 0 ? w.addEntry : w.editEntry}
      </h2>
      <form
        class="fields"
        method="post"
        action={form.id === 0 ? adminPaths.schedule(monday) : adminPaths.scheduleEntry(form.id)}
      >
        {form.id === 0 ? <FormKey /> : <FormVersion version={form.values.version} base={form.base} />}
        <Fields
          lang={t.lang}
          fields={fieldsOf(t.lang)}
          values={form.values}
          errors={form.errors}
          prefix="entry-"
        />
        <p class="actions">
          <button type="submit">{form.id === 0 ? f.add : f.save}</button>
          {form.id !== 0 && <a href={adminPaths.schedule(monday)}>{f.cancel}</a>}
        </p>
      </form>
    </AdminLayout>
  )
}

function CopiedNotice({ site, copied }: { site: AdminSite; copied: Copied }) {
  const { t, format } = site
  const w = copiedMessages(t.lang)
  const { count, skippedDays, cancelled } = copied
  const nameOf = (day: string) => `${t.weekdays[format.weekday(day)]} ${format.day(day)}`
  return (
    <div class="notice" role="status">
      <p>{w.copied(format.number(count))}</p>
      {skippedDays.length > 0 && <p>{w.skippedDays(skippedDays.map(nameOf).join(', '))}</p>}
      {cancelled.length > 0 && (
        <>
          <p>{w.copiedCancelled}</p>
          <ul>
            {cancelled.map(({ day, starts_at, content }) => (
              <li>{[nameOf(day), starts_at, content].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Actions({ site, monday, entry }: { site: AdminSite; monday: string; entry: StoredEntry }) {
  const w = scheduleMessages(site.t.lang)
  const f = formMessages(site.t.lang)
  const { id, part, starts_at, leader, content, status, version } = entry
  const title = [starts_at ?? w[part], leader, content].filter(Boolean).join(' · ')
  const path = adminPaths.scheduleEntry(id)
  return (
    <div class="actions">
      <a href={`${adminPaths.schedule(monday)}?edit=${id}#entry`} aria-label={`${f.edit}: ${title}`}>
        {f.edit}
      </a>
      {status !== 'changed' && (
        <EntryAction to={`${path}/changed`} label={w.markChanged} subject={title} version={version} />
      )}
      {status !== 'cancelled' && (
        <EntryAction to={`${path}/cancelled`} label={w.markCancelled} subject={title} version={version} />
      )}
      <InlineRemovalLink kind="schedule_entries" id={id} title={title} lang={site.t.lang} />
    </div>
  )
}

interface EntryActionProps {
  to: string
  label: string
  subject: string
  /** The version that the editor sees. */
  version: number
}

function EntryAction({ to, label, subject, version }: EntryActionProps) {
  return (
    <form method="post" action={to}>
      <input type="hidden" name="version" value={version} />
      <button type="submit" aria-label={`${label}: ${subject}`}>
        {label}
      </button>
    </form>
  )
}

/** Returns the fields of an entry's form. */
export function fieldsOf(lang: string): Field[] {
  const w = scheduleMessages(lang)
  const choices = (values: readonly (keyof typeof w)[]) => values.map((value) => ({ value, text: w[value] }))
  return withLabels(w, [
    { name: 'day', type: 'date', required: true },
    { name: 'part', type: 'select', options: choices(dayParts) },
    { name: 'starts_at', type: 'time' },
    { name: 'leader' },
    { name: 'content', type: 'textarea', required: true },
    { name: 'place' },
    { name: 'participants' },
    { name: 'prepared_by' },
    {
      name: 'status',
      type: 'select',
      options: choices(entryStatuses),
    },
    { name: 'position', type: 'number' },
  ])
}
