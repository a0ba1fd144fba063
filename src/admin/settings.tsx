import { Hono } from 'hono'
import { sql } from 'kysely'
import * as v from 'valibot'
import { adminPaths } from '../admin-paths.ts'
import { dayOf } from '../calendar.ts'
import { change } from '../change.ts'
import { blankSettings, saveSettings } from '../content/settings.ts'
import { bind, sqlite } from '../db.ts'
import { type BlockWord, blockWords } from '../locales/admin-blocks.ts'
import type { Settings } from '../schema.ts'
import { SettingsPage } from '../views/admin-settings-page.tsx'
import type { BlockField, Fault } from '../views/block-fields.tsx'
import type { FormValues } from '../views/form.tsx'
import { type AdminContext, type AdminEnv, allow, siteFor } from './env.tsx'
import { filled, oneOf, parsed, text, valuesIn, whole } from './form.ts'

const schema = v.object({
  name: filled(200),
  ...{ tagline: text(300), owner: text(300), licence: text(500), responsible: text(500) },
  ...{ address: text(500), phone: text(100), email: text(200) },
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
    const changed = Object.fromEntries(
      Object.entries(result.input).filter(([name, value]) => before[name as keyof Settings] !== value),
    ) as Partial<Settings>
    if (Object.keys(changed).length > 0) await change(c, [saveSettings(changed)])
    if (changed.time_zone) await turnDays(c.env.DB, changed.time_zone)
    return c.redirect(`${adminPaths.settings()}?saved=1`, 303)
  })

async function stored(db: D1Database): Promise<Settings> {
  const { results } = await bind(db, sqlite.selectFrom('settings').selectAll().compile()).all<Settings>()
  return results[0] ?? blankSettings
}

const formOf = (settings: Settings): FormValues =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))

/** Articles that are turned over to the days of another time zone at a time. */
const CHUNK = 500

/**
 * Under which day an article is in the archive follows from the time zone. In steps, each by itself: one that is broken off
 * is made good by setting the zone again.
 */
async function turnDays(db: D1Database, timeZone: string): Promise<void> {
  for (let after = 0; ; ) {
    const { results } = await db
      .prepare(
        'select id, published_at from articles where id > ? and published_at is not null order by id limit ?',
      )
      .bind(after, CHUNK)
      .all<{ id: number; published_at: string }>()
    const last = results.at(-1)
    if (!last) return
    const days = results.map(({ id, published_at }) => [id, dayOf(published_at, timeZone)])
    const turned = sql`update articles set published_day = (
        select value ->> 1 from json_each(${JSON.stringify(days)}) where value ->> 0 = articles.id
      ) where id in (select value ->> 0 from json_each(${JSON.stringify(days)}))`
    await bind(db, turned.compile(sqlite)).run()
    after = last.id
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

async function page(c: AdminContext, values: FormValues, faults: readonly Fault[] = []) {
  const site = await siteFor(c)
  const w = blockWords(site.t.lang)
  const locales = [
    { value: 'vi', text: w.vietnamese },
    { value: 'en', text: w.english },
  ]
  const fields: BlockField[] = [
    { name: 'name', label: 'siteName', required: true },
    { name: 'tagline', label: 'tagline' },
    { name: 'owner', label: 'owner' },
    { name: 'licence', label: 'licence' },
    { name: 'responsible', label: 'responsible' },
    { name: 'address', label: 'address' },
    { name: 'phone', label: 'phone' },
    { name: 'email', label: 'email' },
    { name: 'locale', label: 'locale', type: 'select', options: locales },
    { name: 'time_zone', label: 'timeZone', required: true },
    { name: 'visit_base', label: 'visitBase', type: 'number' },
  ]
  const saved = c.req.query('saved') === '1' && faults.length === 0
  return c.html(<SettingsPage {...{ site, fields, values, faults, saved }} />, faults.length > 0 ? 422 : 200)
}
