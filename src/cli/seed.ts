import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clearPurgeQueue } from '../cache/purge-queue.ts'
import { addCategory } from '../content/categories.ts'
import { addLinkGroup } from '../content/links.ts'
import { addPlace } from '../content/places.ts'
import { sanitizeBody } from '../content/sanitize-body.ts'
import { addScheduleEntry } from '../content/schedule.ts'
import { saveSettings, storedSettings } from '../content/settings.ts'
import { addPage } from '../content/static-pages.ts'
import { type Command, write } from '../db/command.ts'
import { read } from '../db/query.ts'
import { importArticles } from '../import/import-articles.ts'
import { ImportReport } from '../import/report.ts'
import { parsePortalPage } from '../import/saved-page.ts'
import { addDays, dayOf, instant, mondayOf } from '../lib/dates.ts'
import * as newsroom from '../sample/newsroom/newsroom.ts'
import { indexStale } from '../search/indexing.ts'
import { startRebuildIfNeeded } from '../search/rebuild.ts'
import { storePicturesFrom } from './import-pictures.ts'
import { openPlatform } from './platform.ts'
import { recordsOfArray } from './record-sources.ts'

const SAMPLE_FOLDER = join(import.meta.dirname, '../sample/newsroom')

/** Fills the local databases with the sample newsroom, if they are empty, and brings the search index up to date. */
export async function seedIfEmpty(): Promise<void> {
  const { env, dispose } = await openPlatform({ remote: false })
  try {
    const { values } = await read(env.DB, { settings: storedSettings() })
    if (!values.settings) await seed(env, new Date())
    const databases = { content: env.DB, index: env.SEARCH_DB }
    await startRebuildIfNeeded(databases)
    await indexStale(databases)
  } finally {
    await dispose()
  }
}

/**
 * Fills an empty newsroom. Writes the settings last: without them the newsroom counts as empty, so a run that is
 * interrupted is repeated, and finds what it stored unchanged.
 *
 * @param now the sample schedule is for the week of this moment.
 * @throws Error when the sample is invalid.
 */
export async function seed(env: Pick<Env, 'DB' | 'MEDIA'>, now: Date): Promise<void> {
  const page = parsePortalPage(
    await readFile(join(SAMPLE_FOLDER, newsroom.portalPage), 'utf8'),
    newsroom.timeZone,
  )
  if ('reason' in page) throw new Error(`${newsroom.portalPage}: ${page.reason}`)
  await write(
    env.DB,
    newsroom.categories.map((category, position) => addCategory({ ...category, position })),
  )

  const report = new ImportReport()
  const records = [{ ...page.article, ...newsroom.portalPagePlacement }, ...newsroom.articles]
  await importArticles(recordsOfArray('sample', records), {
    db: env.DB,
    report,
    now,
    defaultCategory: { slug: 'tin-tuc', name: 'Tin tức' },
    picture: storePicturesFrom(SAMPLE_FOLDER, env),
  })
  if (report.rejected.length > 0) throw new Error(`The sample newsroom is bad:\n${report}`)
  await write(env.DB, siteCommands(now, page.visits))
  // No cache has pages of an empty newsroom: there is nothing to purge.
  await clearPurgeQueue(env.DB)
}

function siteCommands(now: Date, visits = 0): Command[] {
  const monday = mondayOf(dayOf(now, newsroom.timeZone))
  return [
    ...newsroom.linkGroups.map(addLinkGroup),
    ...newsroom.places.map((place, position) => addPlace({ ...place, position })),
    ...newsroom.pages.map((page, position) =>
      addPage({ ...page, body: sanitizeBody(page.body), position, updated_at: instant(now) }),
    ),
    ...newsroom.schedule.map(({ dayOfWeek, ...entry }, position) =>
      addScheduleEntry({ ...entry, day: addDays(monday, dayOfWeek - 1), position }),
    ),
    saveSettings({ ...newsroom.settings, visit_base: visits }),
  ]
}
