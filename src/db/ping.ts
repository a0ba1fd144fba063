import type { Executor } from './builder.ts'

/**
 * Asks the content database for a row, to see whether it answers.
 *
 * @throws what D1 throws when it does not answer, or has not been migrated.
 */
export async function ping(db: Executor): Promise<void> {
  await db.prepare('select 1 from settings limit 1').run()
}
