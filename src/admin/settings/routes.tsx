import { Hono } from 'hono'
import * as v from 'valibot'
import { turnDays } from '../../content/articles/published-days.ts'
import { blankSettings, saveSettings } from '../../content/settings.ts'
import { bind, sqlite } from '../../db/builder.ts'
import { isConstraintError } from '../../db/command.ts'
import type { Settings } from '../../db/schema.ts'
import { change } from '../../editing/run-commands.ts'
import { type BlockWord, blockWords } from '../../i18n/admin/records.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, allow, siteFor } from '../context.tsx'
import { emailText, filled, oneOf, parsed, phoneText, text, valuesIn, whole } from '../form-values.ts'
import type { FormValues } from '../ui/form.tsx'
import type { BlockField, Fault } from '../ui/form-fields.tsx'
import { SettingsPage } from './page.tsx'
import { isZone, zoneNames } from './time-zones.ts'

const schema = v.object({
  name: filled(200),
  ...{ tagline: text(300), owner: text(300), licence: text(500), responsible: text(500) },
  ...{ address: text(500), phone: phoneText, email: emailText },
  locale: oneOf(['vi', 'en']),
  time_zone: v.pipe(filled(100), v.check(isZone, 'badZone' satisfies BlockWord)),
  visit_base: v.pipe(whole, v.minValue(0, 'badNumber' satisfies BlockWord)),
})

/** What stands in the header and the footer, and how the site counts and speaks. */
export const settings = new Hono<AdminEnv>()
  .use(allow('administer'))
  .get('/', async (c) => page(c, formOf(await stored(c.env.DB))))
  .post('/', async (c) => {
    const values = await valuesIn(c.req, Object.keys(schema.entries))
    const result = parsed(schema, values)
    if ('faults' in result) return page(c, values, result.faults)
    const before = await stored(c.env.DB)
    if (values.version !== String(before.version)) return changedMeanwhile(c, values)
    // Days first: while the zone is not saved, a run that is broken off is made good by saving again, and the purge comes last.
    const turned = await turnDays(c.env.DB, result.input.time_zone)
    const changed = Object.fromEntries(
      Object.entries(result.input).filter(
        ([name, value]) => before[name as keyof Settings] !== value || (turned && name === 'time_zone'),
      ),
    )
    if (Object.keys(changed).length === 0) return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
    try {
      await change(c, [saveSettings(changed, before.version)])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return changedMeanwhile(c, values)
    }
    return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
  })

async function stored(db: D1Database): Promise<Settings> {
  const { results } = await bind(db, sqlite.selectFrom('settings').selectAll().compile()).all<Settings>()
  return results[0] ?? blankSettings
}

const formOf = (settings: Settings): FormValues =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))

/** What was typed stays, over the version that is there now, and what is stored now is shown. */
async function changedMeanwhile(c: AdminContext, typed: FormValues) {
  const now = formOf(await stored(c.env.DB))
  const values = { ...typed, version: now.version ?? '' }
  return page(c, values, [{ field: '', word: 'changedMeanwhile' }], now)
}

async function page(
  c: AdminContext,
  values: FormValues,
  faults: readonly Fault[] = [],
  storedNow?: FormValues,
) {
  const site = await siteFor(c)
  const w = blockWords(site.t.lang)
  const locales = [
    { value: 'vi', text: w.vietnamese },
    { value: 'en', text: w.english },
  ]
  const zones = zoneNames(values.time_zone).map((zone) => ({ value: zone, text: zone }))
  const fields: BlockField[] = [
    { name: 'name', label: 'siteName', required: true },
    { name: 'tagline', label: 'tagline' },
    { name: 'owner', label: 'owner' },
    { name: 'licence', label: 'licence' },
    { name: 'responsible', label: 'responsible' },
    { name: 'address', label: 'address' },
    { name: 'phone', label: 'phone' },
    { name: 'email', label: 'email', type: 'email' },
    { name: 'locale', label: 'locale', type: 'select', options: locales },
    { name: 'time_zone', label: 'timeZone', type: 'select', options: zones, required: true },
    { name: 'visit_base', label: 'visitBase', type: 'number' },
  ]
  const saved = c.req.query('saved') === '1' && faults.length === 0
  const status = storedNow ? 409 : faults.length > 0 ? 422 : 200
  return c.html(<SettingsPage {...{ site, fields, values, faults, saved, storedNow }} />, status)
}
