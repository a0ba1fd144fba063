import { instant } from './calendar.ts'
import { expireDueArticles, publishDueArticles } from './content/publication.ts'
import { write } from './db.ts'

/** The clock, every minute: what was scheduled appears, what has expired goes. */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const now = instant(new Date(controller.scheduledTime))
  await write(env.DB, [publishDueArticles(now), expireDueArticles(now)])
}
