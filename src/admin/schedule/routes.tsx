import { type Context, Hono } from 'hono'
import type { StoredEntry } from '../../content/schedule.ts'
import {
  addScheduleEntry,
  editScheduleEntry,
  scheduleEntryById,
  storedEntries,
} from '../../content/schedule.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { type Day, dayOf, mondayOf, parseDay } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { addingOnce } from '../adding-once.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { parseForm, textsOf, valuesIn } from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import { isCurrent, type SentForm, sentFormOf, staleForm } from '../save-form.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { copyLastWeek } from './copy-last-week.ts'
import { entrySchema } from './entry-schema.ts'
import { type Copied, fieldsOf, SchedulePage } from './page.tsx'

const fieldNames = Object.keys(entrySchema.entries)
const MONDAY = '/:monday{[0-9]{4}-[0-9]{2}-[0-9]{2}}'

type ScheduleContext = Context<AdminEnv>

/** The work schedule, week by week. */
export const schedule = new Hono<AdminEnv>()
  .use(requirePermission('publish'))
  .get('/', async (c) => {
    const { settings } = await siteFor(c)
    return page(c, mondayOf(dayOf(new Date(), settings.time_zone)))
  })
  .get(MONDAY, async (c) => {
    const day = parseDay(c.req.param('monday'))
    if (!day) return c.redirect(adminPaths.schedule(), 303)
    if (day !== mondayOf(day)) return c.redirect(adminPaths.schedule(mondayOf(day)), 303)
    return page(c, day)
  })
  .post(MONDAY, async (c) => {
    const monday = parseDay(c.req.param('monday'))
    if (!monday) return c.redirect(adminPaths.schedule(), 303)
    const values = await valuesIn(c.req, fieldNames)
    const result = parseForm(entrySchema, values)
    if ('errors' in result) return page(c, mondayOf(monday), { ...newEntry, values, errors: result.errors })
    const once = await addingOnce(c, values)
    try {
      await runCommands(c, [addScheduleEntry(result.input), ...once.commands])
    } catch (error) {
      if (!isConstraintError(error) || !(await once.isAdded())) throw error
    }
    return saved(c, result.input.day)
  })
  .post(`${MONDAY}/copies`, async (c) => {
    const monday = parseDay(c.req.param('monday'))
    if (!monday) return c.redirect(adminPaths.schedule(), 303)
    const { copied, skipped } = await copyLastWeek(c, monday)
    const query = new URLSearchParams({ copied: `${copied}`, skipped: skipped.join(',') })
    return c.redirect(`${adminPaths.schedule(mondayOf(monday))}?${query}`, 303)
  })
  .post('/entries/:id{[0-9]{1,15}}', async (c) => {
    const entry = await entryOf(c)
    const sent = await sentFormOf(c, fieldNames)
    const { values, base } = sent
    if (!entry) return removed(c, values)
    if (!isCurrent(sent, textsOf(entry))) return stale(c, entry, sent)
    const result = parseForm(entrySchema, values)
    if ('errors' in result)
      return page(c, mondayOf(entry.day), { id: entry.id, values, base, errors: result.errors })
    try {
      const [changed] = await runCommands(c, [
        editScheduleEntry(entry.id, result.input, Number(values.version)),
      ])
      if (!changed) return removed(c, values)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return stale(c, (await entryOf(c)) ?? entry, sent)
    }
    return saved(c, result.input.day)
  })
  .post('/entries/:id{[0-9]{1,15}}/:mark{changed|cancelled}', async (c) => {
    const entry = await entryOf(c)
    if (!entry) return removed(c, {})
    const { version } = await c.req.parseBody()
    if (version !== `${entry.version}`) return changedMeanwhile(c, entry)
    const status = c.req.param('mark') === 'changed' ? 'changed' : 'cancelled'
    try {
      const [changed] = await runCommands(c, [editScheduleEntry(entry.id, { status }, entry.version)])
      return changed ? saved(c, entry.day) : removed(c, {})
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return changedMeanwhile(c, (await entryOf(c)) ?? entry)
    }
  })

function saved(c: ScheduleContext, day: Day) {
  return c.redirect(`${adminPaths.schedule(mondayOf(day))}?saved=1`, 303)
}

/** Answers a form of an entry that is not there any more, with what was typed in the form for a new one. */
async function removed(c: ScheduleContext, values: FormValues) {
  const day = parseDay(values.day ?? '') ?? dayOf(new Date(), (await siteFor(c)).settings.time_zone)
  const errors = [{ field: '', code: 'removedMeanwhile' as const }]
  return page(c, mondayOf(day), { ...newEntry, values, errors }, 409)
}

/** Answers a button of a version that a colleague has changed, with the form of the entry as it is now. */
function changedMeanwhile(c: ScheduleContext, entry: StoredEntry) {
  const values = textsOf(entry)
  const errors = [{ field: '', code: 'changedMeanwhile' as const }]
  return page(c, mondayOf(entry.day), { id: entry.id, values, base: values, errors }, 409)
}

/** Answers a form of an entry that a colleague has saved meanwhile. */
async function stale(c: ScheduleContext, entry: StoredEntry, sent: SentForm) {
  const { t } = await siteFor(c)
  return staleForm(c, sent, {
    fields: fieldsOf(t.lang),
    stored: textsOf(entry),
    action: adminPaths.scheduleEntry(entry.id),
    back: `${adminPaths.schedule(mondayOf(entry.day))}?edit=${entry.id}#entry`,
  })
}

async function entryOf(c: ScheduleContext): Promise<StoredEntry | undefined> {
  const { values } = await read(c.env.DB, { entry: scheduleEntryById(Number(c.req.param('id'))) })
  return values.entry
}

interface EntryForm {
  /** 0 for a new entry. */
  id: number
  values: FormValues
  /** The values with which the form was opened. */
  base: FormValues
  errors: readonly FormError[]
}

const newEntry = { id: 0, base: {} }

async function page(c: ScheduleContext, monday: Day, failed?: EntryForm, status: 409 | 422 = 422) {
  const [site, { values }] = await Promise.all([
    siteFor(c),
    read(c.env.DB, { entries: storedEntries(monday) }),
  ])
  const { entries } = values
  const saved = c.req.query('saved') === '1' && !failed
  const copied = failed ? undefined : copiedIn(c, entries)
  const form = failed ?? requestedForm(c, monday, entries)
  return c.html(
    <SchedulePage site={site} monday={monday} entries={entries} form={form} saved={saved} copied={copied} />,
    failed ? status : 200,
  )
}

/** Returns what the query string says about last week's schedule that has just been copied into this week. */
function copiedIn(c: ScheduleContext, entries: readonly StoredEntry[]): Copied | undefined {
  const { copied, skipped = '' } = c.req.query()
  if (copied === undefined || !/^\d{1,4}$/.test(copied)) return undefined
  const skippedDays = [...new Set(entries.map(({ day }) => day))].filter((day) =>
    skipped.split(',').includes(day),
  )
  const cancelled = entries.filter(({ day, status }) => status === 'cancelled' && !skippedDays.includes(day))
  return { count: Number(copied), skippedDays, cancelled }
}

/**
 * Returns the form that the query string asks for: of an entry (`edit`), else of a new one on a day and part
 * of the day.
 */
function requestedForm(c: ScheduleContext, monday: Day, entries: readonly StoredEntry[]): EntryForm {
  const entry = entries.find(({ id }) => String(id) === c.req.query('edit'))
  if (!entry) {
    const values = { day: c.req.query('day') ?? monday, part: c.req.query('part') ?? 'morning' }
    return { ...newEntry, values, errors: [] }
  }
  const values = textsOf(entry)
  return { id: entry.id, values, base: values, errors: [] }
}
