import { Hono } from 'hono'
import { actors, logEntries } from '../../editing/audit-log.ts'
import { namesIn } from '../../editing/log-names.ts'
import { addDays, type Instant, instantOfLocal, parseDay } from '../../lib/dates.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { subjectsIn } from '../log-subjects.ts'
import { requirePermission } from '../require-permission.tsx'
import type { FormError } from '../ui/form.tsx'
import { AuditLogPage, SYSTEM_ACTOR } from './page.tsx'

const PAGE_SIZE = 50

/** The audit log, the newest entries first. */
export const auditLog = new Hono<AdminEnv>().use(requirePermission('administer')).get('/', async (c) => {
  const { before, ...values } = c.req.query()
  const site = await siteFor(c)
  const { from, until, errors } = daysIn(values, site.settings.time_zone)
  const subjects = subjectsIn(site.t.lang)
  const filter = {
    from,
    until,
    subject: subjects.has(values.subject ?? '') ? values.subject : undefined,
    actor: values.actor === SYSTEM_ACTOR ? '' : values.actor || undefined,
    before: /^\d{1,15}$/.test(before ?? '') ? Number(before) : undefined,
  }
  const [allActors, rows] = await Promise.all([
    actors(c.env.DB),
    errors.length > 0 ? [] : logEntries(c.env.DB, filter, PAGE_SIZE),
  ])
  const entries = rows.slice(0, PAGE_SIZE)
  const last = entries.at(-1)
  const next =
    rows.length > PAGE_SIZE && last
      ? `?${new URLSearchParams({ ...nonEmptyFields(values), before: `${last.id}` })}`
      : undefined
  return c.html(
    <AuditLogPage
      site={site}
      entries={entries}
      names={await namesIn(c.env.DB, entries)}
      subjects={subjects}
      values={values}
      errors={errors}
      next={next}
      actors={allActors}
    />,
    errors.length > 0 ? 422 : 200,
  )
})

interface Days {
  from: Instant | undefined
  until: Instant | undefined
  errors: FormError[]
}

/**
 * Parses the range of days of the filter. It begins with the first day and ends after the last, in the site's
 * time zone.
 */
function daysIn({ from: first = '', to: last = '' }: Record<string, string>, zone: string): Days {
  const [from, to] = [parseDay(first), parseDay(last)]
  const errors: FormError[] = []
  if (first !== '' && !from) errors.push({ field: 'from', code: 'badDay' })
  if (last !== '' && !to) errors.push({ field: 'to', code: 'badDay' })
  if (from && to && to < from) errors.push({ field: 'to', code: 'badRange' })
  return {
    from: from && instantOfLocal(`${from}T00:00`, zone),
    until: to && instantOfLocal(`${addDays(to, 1)}T00:00`, zone),
    errors,
  }
}

/** Returns the fields of the filter that are not empty. */
function nonEmptyFields(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    ['subject', 'actor', 'from', 'to'].flatMap((name) => {
      const value = values[name]
      return value ? [[name, value]] : []
    }),
  )
}
