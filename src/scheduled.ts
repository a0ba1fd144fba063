import { instant } from './calendar.ts'
import { renewLayout } from './content/layout.ts'
import { expireDueArticles, publishDueArticles } from './content/publication.ts'
import { write } from './db.ts'

/** The clock, every minute: what was scheduled appears, what has expired goes, hourly the agenda moves on. */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const date = new Date(controller.scheduledTime)
  const now = instant(date)
  const due = [publishDueArticles(now), expireDueArticles(now)]
  await write(env.DB, date.getUTCMinutes() === 0 ? [...due, renewLayout()] : due)
}
