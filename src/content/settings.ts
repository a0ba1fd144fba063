import { EVERYTHING, tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Query } from '../db/query.ts'
import type { Settings } from '../db/schema.ts'
import { uncachedRow } from '../db/uncached.ts'

/** The settings of a database that has none yet. */
export const blankSettings: Settings = {
  id: 1,
  name: 'Cổng thông tin điện tử',
  tagline: '',
  owner: '',
  licence: '',
  responsible: '',
  address: '',
  phone: '',
  email: '',
  locale: 'vi',
  time_zone: 'Asia/Ho_Chi_Minh',
  visit_base: 0,
  version: 1,
}

/** Returns the stored settings with their version; undefined in a database that has none yet. */
export function storedSettings(): Query<Settings | undefined> {
  return uncachedRow(onlyRow({}))
}

const onlyRow = prepared(() => sqlite.selectFrom('settings').selectAll())

/**
 * Saves the named settings. The others stay, or are blank in a new database.
 *
 * @param seen the version that the editor has seen; the database rejects a stale one. Without it, any version is
 *   overwritten.
 */
export function saveSettings(settings: Partial<Omit<Settings, 'id' | 'version'>>, seen?: number): Command {
  const statement = sqlite
    .insertInto('settings')
    .values({ ...blankSettings, ...settings })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        ...settings,
        version: seen === undefined ? eb('settings.version', '+', 1) : seen + 1,
      })),
    )
  return { statements: [statement.compile()], stale: tagsOf(settings) }
}

function tagsOf(settings: Partial<Settings>): string[] {
  if ('time_zone' in settings) return [EVERYTHING]
  const inFeeds = (['name', 'tagline', 'locale'] as const).some((key) => key in settings)
  return inFeeds ? [tags.settings, tags.siteName] : [tags.settings]
}

/** Adds blank settings to a database that has none, which marks it as in use. */
export function ensureSettings(): Command {
  const statement = sqlite
    .insertInto('settings')
    .values(blankSettings)
    .onConflict((conflict) => conflict.column('id').doNothing())
  return { statements: [statement.compile()] }
}

/** Raises the number of visits that the old portal counted. A smaller number changes nothing. */
export function raiseVisitBase(visits: number): Command {
  const statement = sqlite
    .updateTable('settings')
    .set((eb) => ({ visit_base: visits, version: eb('version', '+', 1) }))
    .where('visit_base', '<', visits)
  return { statements: [...ensureSettings().statements, statement.compile()], stale: [tags.settings] }
}
