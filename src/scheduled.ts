import { exports } from 'cloudflare:workers'
import { dayOf, instant } from './calendar.ts'
import { lastDay, turnDay } from './content/clock.ts'
import { renewLayout, siteSettings } from './content/layout.ts'
import { dueArticles, expireDueArticles, publishDueArticles } from './content/publication.ts'
import { type Command, read, write } from './db.ts'
import { purgeStale } from './outbox.ts'

/** How long a tick waits until the cache takes further purges, in seconds: the next one comes in a minute. */
const PATIENCE = 50

/**
 * The clock, every minute: what was scheduled appears, what has expired goes, at the site's midnight the day
 * turns, and what changes have left to purge is purged.
 */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const date = new Date(controller.scheduledTime)
  await write(env.DB, await due(env.DB, date))
  await purgeStale(env.DB, exports.Pages, PATIENCE)
}

async function due(db: D1Database, date: Date): Promise<Command[]> {
  const now = instant(date)
  const { values } = await read(db, {
    articles: dueArticles(now),
    settings: siteSettings(),
    lastDay: lastDay(),
  })
  const { toPublish, toWithdraw } = values.articles
  const today = dayOf(date, values.settings.time_zone)
  const commands: Command[] = []
  if (toPublish.length > 0) commands.push(publishDueArticles(toPublish, now))
  if (toWithdraw.length > 0) commands.push(expireDueArticles(toWithdraw, now))
  if (today !== values.lastDay) commands.push(renewLayout(), turnDay(today))
  else if (date.getUTCMinutes() === 0) commands.push(renewLayout())
  return commands
}
