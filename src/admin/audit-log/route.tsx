import { Hono } from 'hono'
import { actors, logEntries, subjects } from '../../editing/audit-log.ts'
import { logWords } from '../../i18n/admin/audit-log.ts'
import type { Instant } from '../../lib/dates.ts'
import { addDays, instantOfLocal, parseDay } from '../../lib/dates.ts'
import { type AdminEnv, allow, siteFor } from '../context.tsx'
import type { Mistake } from '../ui/form.tsx'
import { LogPage, SYSTEM } from './page.tsx'

const PAGE_SIZE = 50

/** Who has done what, newest first. */
export const log = new Hono<AdminEnv>().use(allow('administer')).get('/', async (c) => {
  const { before, ...values } = c.req.query()
  const site = await siteFor(c)
  const { from, until, mistakes } = daysIn(values, site.settings.time_zone, site.t.lang)
  const filter = {
    ...{ from, until, subject: subjects.find((one) => one === values.subject) },
    actor: values.actor === SYSTEM ? '' : values.actor || undefined,
    before: /^\d{1,15}$/.test(before ?? '') ? Number(before) : undefined,
  }
  const [everybody, found] = await Promise.all([
    actors(c.env.DB),
    mistakes.length > 0 ? [] : logEntries(c.env.DB, filter, PAGE_SIZE),
  ])
  const entries = found.slice(0, PAGE_SIZE)
  const last = entries.at(-1)
  const next =
    found.length > PAGE_SIZE && last
      ? `?${new URLSearchParams({ ...asked(values), before: `${last.id}` })}`
      : undefined
  return c.html(
    <LogPage {...{ site, entries, subjects, values, mistakes, next }} actors={everybody} />,
    mistakes.length > 0 ? 422 : 200,
  )
})

interface Days {
  from: Instant | undefined
  until: Instant | undefined
  mistakes: Mistake[]
}

/** From the beginning of one day of the site to the end of another. */
function daysIn(
  { from: first = '', to: last = '' }: Record<string, string>,
  zone: string,
  lang: string,
): Days {
  const w = logWords(lang)
  const [from, to] = [parseDay(first), parseDay(last)]
  const mistakes: Mistake[] = []
  if (first !== '' && !from) mistakes.push({ field: 'from', text: w.badDay })
  if (last !== '' && !to) mistakes.push({ field: 'to', text: w.badDay })
  if (from && to && to < from) mistakes.push({ field: 'to', text: w.badRange })
  return {
    from: from && instantOfLocal(`${from}T00:00`, zone),
    until: to && instantOfLocal(`${addDays(to, 1)}T00:00`, zone),
    mistakes,
  }
}

/** The filter's own fields, those that say something. */
function asked(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    ['subject', 'actor', 'from', 'to'].flatMap((name) => {
      const value = values[name]
      return value ? [[name, value]] : []
    }),
  )
}
