import { exports } from 'cloudflare:workers'
import { deleteExpiredCredentials } from '../auth/sessions.ts'
import { drainPurgeQueue } from '../cache/purge-queue.ts'
import { dueArticles, expireDueArticles, publishDueArticles } from '../content/articles/due-articles.ts'
import { setMostRead } from '../content/articles/most-read.ts'
import { deleteOldAutosaves } from '../content/autosave-retention.ts'
import { clock, markDayStarted, markHourDone } from '../content/last-runs.ts'
import { siteSettings } from '../content/layout.ts'
import { refreshLayoutSnapshot, saveVisitCounters } from '../content/layout-snapshot.ts'
import { pruneNotFound } from '../content/not-found-report.ts'
import { type Command, write } from '../db/command.ts'
import { read } from '../db/query.ts'
import { addDays, dayOf, instant } from '../lib/dates.ts'
import { deleteOrphans } from '../media/orphan-cleanup.ts'
import { startRebuildIfNeeded } from '../search/rebuild.ts'
import { totalsIn } from '../visits/figures.ts'
import { runAfterCommit } from './after-commit.ts'
import { emptyBin } from './empty-bin.ts'

/**
 * How long a run waits until the cache accepts further purges, in seconds. The next run starts a minute after this
 * one.
 */
const MAX_PURGE_WAIT_SECONDS = 50

/** The minute of the hour for housekeeping; no other hourly job runs then. */
const HOUSEKEEPING_MINUTE = 30

/** How many days the most read articles cover, and how many articles are stored for them. */
const MOST_READ_DAYS = 7
const MAX_MOST_READ_ARTICLES = 10

/**
 * Runs every minute. Publishes scheduled articles and withdraws expired ones, starts the day at the site's midnight,
 * finishes the indexing and purging that changes left, and copies the visit counters to the pages.
 */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const date = new Date(controller.scheduledTime)
  await write(env.DB, await dueCommands(env.DB, date))
  await Promise.all([
    fillNewIndex(env).then(() => runAfterCommit(env, exports.Pages, MAX_PURGE_WAIT_SECONDS)),
    // Pages and purges do not depend on the counters. The next run tries again.
    saveFigures(env, date).catch((error) => console.error('The counters have told nothing', error)),
    ...(date.getUTCMinutes() === HOUSEKEEPING_MINUTE
      ? [deleteOrphanFiles(env, date), emptyOldBin(env, date)]
      : []),
  ])
  await drainPurgeQueue(env.DB, exports.Pages)
}

async function dueCommands(db: D1Database, date: Date): Promise<Command[]> {
  const now = instant(date)
  const { values } = await read(db, {
    articles: dueArticles(now),
    settings: siteSettings(),
    clock: clock(),
  })
  const { toPublish, toWithdraw } = values.articles
  const today = dayOf(date, values.settings.time_zone)
  const commands: Command[] = []
  if (toPublish.length > 0) commands.push(publishDueArticles(toPublish, now))
  if (toWithdraw.length > 0) commands.push(expireDueArticles(toWithdraw, now))
  if (today !== values.clock.day)
    commands.push(refreshLayoutSnapshot(), markDayStarted(today), pruneNotFound(), deleteOldAutosaves(date))
  else if (date.getUTCMinutes() === 0) commands.push(refreshLayoutSnapshot())
  commands.push(deleteExpiredCredentials(date))
  return commands
}

/** Fills a new index. A failure of the index stops nothing else. */
async function fillNewIndex({ SEARCH_DB }: Env): Promise<void> {
  await startRebuildIfNeeded({ index: SEARCH_DB }).catch((error) =>
    console.error('The search index does not answer', error),
  )
}

async function deleteOrphanFiles(env: Env, date: Date): Promise<void> {
  try {
    const deleted = await deleteOrphans(env, date)
    if (deleted > 0) console.log(`${deleted} files that no row names are deleted`)
  } catch (error) {
    console.error('Files without a row are left for the next time', error)
  }
}

async function emptyOldBin(env: Env, date: Date): Promise<void> {
  try {
    const removed = await emptyBin(env, date)
    if (removed > 0) console.log(`${removed} entries of the bin are removed for good`)
  } catch (error) {
    console.error('Old entries of the bin are left for the next time', error)
  }
}

/** Saves the visit counters every minute, and the most read articles every hour. */
async function saveFigures(env: Env, date: Date): Promise<void> {
  const totals = totalsIn(exports)
  const { day, today, counted } = await totals.figures()
  const commands = [saveVisitCounters({ visits_day: day, visits_today: today, visits_counted: counted })]
  const hour = instant(date).slice(0, 13)
  const { values } = await read(env.DB, { clock: clock() })
  if (values.clock.hour !== hour) {
    const mostRead = await totals.mostRead(
      { from: addDays(day, 1 - MOST_READ_DAYS), to: day },
      MAX_MOST_READ_ARTICLES,
    )
    commands.push(setMostRead(mostRead.map(({ article }) => article)))
    // A new portal has no most read articles. The hour stays open, so that the first ones appear within a minute.
    if (mostRead.length > 0) commands.push(markHourDone(hour))
  }
  await write(env.DB, commands)
}
