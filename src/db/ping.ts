import type { Executor } from './builder.ts'

/**
 * Reads a row of the content database, to check that the database answers.
 *
 * @throws what D1 throws when it does not answer, or when the database has not been migrated.
 */
export async function ping(db: Executor): Promise<void> {
  await db.prepare('select 1 from settings limit 1').run()
}
