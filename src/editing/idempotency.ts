import { type Actor, actorKey } from '../auth/actor.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { instant } from '../lib/dates.ts'

/** How long the answer of a request is stored. */
const RETENTION_MS = 7 * 24 * 3_600_000

/** The stored answer of a request with an idempotency key. */
export interface Replay {
  /** Hash of the request. A sender must not use the same key for another request. */
  fingerprint: string
  status: number
  answer: string
}

/**
 * Returns the stored answer of an actor's request with this key, or undefined for a new key.
 *
 * @param key chosen by a script, or made by `formKey` for a form.
 */
export async function findReplay(db: Executor, actor: Actor, key: string): Promise<Replay | undefined> {
  const select = sqlite
    .selectFrom('idempotent_requests')
    .select(['fingerprint', 'status', 'answer'])
    .where('actor', '=', actorKey(actor))
    .where('key', '=', key)
  const { results } = await bind(db, select.compile()).all<Replay>()
  return results[0]
}

/**
 * Records the answer of a request. The command belongs into the transaction of the change, because the
 * database accepts a key of an actor only once. It also deletes the answers that are older than a week.
 */
export function recordReplay(actor: Actor, key: string, replay: Replay, now: Date): Command {
  const oldest = instant(new Date(now.getTime() - RETENTION_MS))
  const row = { actor: actorKey(actor), key, ...replay, created_at: instant(now) }
  return {
    statements: [
      sqlite.deleteFrom('idempotent_requests').where('created_at', '<', oldest).compile(),
      sqlite.insertInto('idempotent_requests').values(row).compile(),
    ],
  }
}

/**
 * Returns the idempotency key of a form. The prefix keeps it apart from the keys of scripts. Going back in
 * the browser and saving again sends the same form key.
 */
export const formKey = (key: string) => `form:${key.slice(0, 100)}`
