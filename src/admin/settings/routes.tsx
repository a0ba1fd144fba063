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
  line,
  oneOf,
  parseForm,
  phoneText,
  requiredLine,
  textsOf,
} from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import { isCurrent, type SentForm, sentFormOf, staleForm } from '../save-form.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { withLabels } from '../ui/form-fields.tsx'
import { SettingsPage } from './page.tsx'
import { isZone, zoneNames } from './time-zones.ts'

const schema = v.object({
  name: requiredLine(200),
  tagline: line(300),
  owner: line(300),
  licence: line(500),
  responsible: line(500),
  address: line(500),
  phone: phoneText,
  email: emailText,
  locale: oneOf(['vi', 'en']),
  time_zone: v.pipe(requiredLine(100), v.check(isZone, 'badZone' satisfies FieldErrorCode)),
  visit_base: v.pipe(integer, v.minValue(0, 'badNumber' satisfies FieldErrorCode)),
})

/**
 * The settings of the site: its name, its contact data, its locale, its time zone and the base of its visit
 * count.
 */
export const settings = new Hono<AdminEnv>()
  .use(requirePermission('administer'))
  .get('/', async (c) => openPage(c))
  .post('/', async (c) => {
    const sent = await sentFormOf(c, Object.keys(schema.entries))
    const before = await loadSettings(c.env.DB)
    if (!isCurrent(sent, textsOf(before))) return stale(c, before, sent)
    const result = parseForm(schema, sent.values)
    if ('errors' in result) return page(c, sent.values, sent.base, result.errors)
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
      return stale(c, await loadSettings(c.env.DB), sent)
    }
    return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
  })

async function loadSettings(db: D1Database): Promise<Settings> {
  const { values } = await read(db, { settings: storedSettings() })
  return values.settings ?? blankSettings
}

async function openPage(c: AdminContext) {
  const values = textsOf(await loadSettings(c.env.DB))
  return page(c, values, values)
}

/** Answers a form of settings that a colleague has saved meanwhile. */
async function stale(c: AdminContext, settings: Settings, sent: SentForm) {
  const { t } = await siteFor(c)
  const path = adminPaths.settings()
  const stored = textsOf(settings)
  return staleForm(c, sent, { fields: fieldsOf(t.lang, stored.time_zone), stored, action: path, back: path })
}

function fieldsOf(lang: string, zone: string | undefined) {
  const w = settingsMessages(lang)
  const locales = [
    { value: 'vi', text: w.vietnamese },
    { value: 'en', text: w.english },
  ]
  const zones = zoneNames(zone).map((zone) => ({ value: zone, text: zone }))
  return withLabels(w, [
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
}

async function page(
  c: AdminContext,
  values: FormValues,
  base: FormValues,
  errors: readonly FormError[] = [],
) {
  const site = await siteFor(c)
  const fields = fieldsOf(site.t.lang, values.time_zone)
  const saved = c.req.query('saved') === '1' && errors.length === 0
  return c.html(
    <SettingsPage site={site} fields={fields} values={values} base={base} errors={errors} saved={saved} />,
    errors.length > 0 ? 422 : 200,
  )
}
