import { EVERYTHING, tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Query } from '../db/query.ts'
import type { Settings } from '../db/schema.ts'
import { uncachedRow } from '../db/uncached.ts'

/** What holds before anybody has set anything. */
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

/** What is set, with its version; undefined in a database that is nobody's yet. */
export function storedSettings(): Query<Settings | undefined> {
  return uncachedRow(onlyRow({}))
}

const onlyRow = prepared(() => sqlite.selectFrom('settings').selectAll())

/**
 * Sets the site's settings, all that are named; the others stay, or are blank in a new database.
 *
 * @param seen the version that was read: the database refuses it when it is another by now. Left out: whichever there is.
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

/** Blank settings for a database that has none: from now on it is somebody's. */
export function ensureSettings(): Command {
  const statement = sqlite
    .insertInto('settings')
    .values(blankSettings)
    .onConflict((conflict) => conflict.column('id').doNothing())
  return { statements: [statement.compile()] }
}

/** Visits counted before this portal began, as the old one says. A smaller number than before changes nothing. */
export function raiseVisitBase(visits: number): Command {
  const statement = sqlite
    .updateTable('settings')
    .set((eb) => ({ visit_base: visits, version: eb('version', '+', 1) }))
    .where('visit_base', '<', visits)
  return { statements: [...ensureSettings().statements, statement.compile()], stale: [tags.settings] }
}
