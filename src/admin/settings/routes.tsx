import { Hono } from 'hono'
import * as v from 'valibot'
import { recalculatePublishedDays } from '../../content/articles/published-days.ts'
import { blankSettings, saveSettings, storedSettings } from '../../content/settings.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import type { Settings } from '../../db/schema.ts'
import { runCommands } from '../../editing/run-commands.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { settingsMessages } from '../../i18n/admin/settings.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import {
  emailText,
  integer,
  oneOf,
  parseForm,
  phoneText,
  requiredText,
  text,
  textsOf,
  valuesIn,
} from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { withLabels } from '../ui/form-fields.tsx'
import { SettingsPage } from './page.tsx'
import { isZone, zoneNames } from './time-zones.ts'

const schema = v.object({
  name: requiredText(200),
  tagline: text(300),
  owner: text(300),
  licence: text(500),
  responsible: text(500),
  address: text(500),
  phone: phoneText,
  email: emailText,
  locale: oneOf(['vi', 'en']),
  time_zone: v.pipe(requiredText(100), v.check(isZone, 'badZone' satisfies FieldErrorCode)),
  visit_base: v.pipe(integer, v.minValue(0, 'badNumber' satisfies FieldErrorCode)),
})

/**
 * The settings of the site: its name, its contact data, its locale, its time zone and the base of its visit
 * count.
 */
export const settings = new Hono<AdminEnv>()
  .use(requirePermission('administer'))
  .get('/', async (c) => page(c, textsOf(await loadSettings(c.env.DB))))
  .post('/', async (c) => {
    const values = await valuesIn(c.req, Object.keys(schema.entries))
    const result = parseForm(schema, values)
    if ('errors' in result) return page(c, values, result.errors)
    const before = await loadSettings(c.env.DB)
    if (values.version !== String(before.version)) return changedMeanwhile(c, values)
    // The days come first. If this breaks off, the time zone is not saved yet, and saving again completes it.
    // The purge comes last.
    const daysChanged = await recalculatePublishedDays(c.env.DB, result.input.time_zone)
    const changed = Object.fromEntries(
      Object.entries(result.input).filter(
        ([name, value]) => before[name as keyof Settings] !== value || (daysChanged && name === 'time_zone'),
      ),
    )
    if (Object.keys(changed).length === 0) return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
    try {
      await runCommands(c, [saveSettings(changed, before.version)])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return changedMeanwhile(c, values)
    }
    return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
  })

async function loadSettings(db: D1Database): Promise<Settings> {
  const { values } = await read(db, { settings: storedSettings() })
  return values.settings ?? blankSettings
}

/**
 * Answers 409 and keeps the typed values, now over the stored version. The page also shows the stored values.
 */
async function changedMeanwhile(c: AdminContext, typed: FormValues) {
  const stored = textsOf(await loadSettings(c.env.DB))
  const values = { ...typed, version: stored.version ?? '' }
  return page(c, values, [{ field: '', code: 'changedMeanwhile' }], stored)
}

async function page(
  c: AdminContext,
  values: FormValues,
  errors: readonly FormError[] = [],
  storedNow?: FormValues,
) {
  const site = await siteFor(c)
  const w = settingsMessages(site.t.lang)
  const locales = [
    { value: 'vi', text: w.vietnamese },
    { value: 'en', text: w.english },
  ]
  const zones = zoneNames(values.time_zone).map((zone) => ({ value: zone, text: zone }))
  const fields = withLabels(w, [
    { name: 'name', required: true },
    { name: 'tagline' },
    { name: 'owner' },
    { name: 'licence' },
    { name: 'responsible' },
    { name: 'address' },
    { name: 'phone' },
    { name: 'email', type: 'email' },
    { name: 'locale', type: 'select', options: locales },
    { name: 'time_zone', type: 'select', options: zones, required: true },
    { name: 'visit_base', type: 'number' },
  ])
  const saved = c.req.query('saved') === '1' && errors.length === 0
  const status = storedNow ? 409 : errors.length > 0 ? 422 : 200
  return c.html(
    <SettingsPage
      site={site}
      fields={fields}
      values={values}
      errors={errors}
      saved={saved}
      storedNow={storedNow}
    />,
    status,
  )
}
