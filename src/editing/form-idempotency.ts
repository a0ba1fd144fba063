import { type Actor, actorKey } from '../auth/actor.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { instant } from '../lib/dates.ts'

/** Beside the keys of scripts (src/api/idempotency.ts). */
const named = (key: string) => `form:${key.slice(0, 100)}`

/**
 * The article that a form has added before: who goes back in the browser and saves once more has the same form again.
 *
 * @param key that the form has of its own.
 */
export async function addedBefore(db: Executor, actor: Actor, key: string): Promise<number | undefined> {
  const found = sqlite
    .selectFrom('idempotent_requests')
    .select('answer')
    .where('actor', '=', actorKey(actor))
    .where('key', '=', named(key))
  const { results } = await bind(db, found.compile()).all<{ answer: string }>()
  return results[0] && Number(results[0].answer)
}

/** Belongs into the transaction that adds the article: the database takes a form once. */
export function rememberAdded(actor: Actor, key: string, id: number, now: Date): Command {
  const row = { actor: actorKey(actor), key: named(key), fingerprint: '', status: 201, answer: `${id}` }
  return {
    statements: [
      sqlite
        .insertInto('idempotent_requests')
        .values({ ...row, created_at: instant(now) })
        .compile(),
    ],
  }
}
