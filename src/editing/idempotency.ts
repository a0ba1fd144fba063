import { type Actor, actorKey } from '../auth/actor.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { instant } from '../lib/dates.ts'

/** How long a replay is kept. */
const RETENTION_MS = 7 * 24 * 3_600_000

/** What a request with an idempotency key was answered. */
export interface Replay {
  /** Of the request: the same key with another one is a mistake of the sender. */
  fingerprint: string
  status: number
  answer: string
}

/**
 * What an actor's request with this key was answered before; undefined if it comes for the first time.
 *
 * @param key of its sender: scripts choose their keys, forms have keys of their own (`formKey`).
 */
export async function findReplay(db: Executor, actor: Actor, key: string): Promise<Replay | undefined> {
  const found = sqlite
    .selectFrom('idempotent_requests')
    .select(['fingerprint', 'status', 'answer'])
    .where('actor', '=', actorKey(actor))
    .where('key', '=', key)
  const { results } = await bind(db, found.compile()).all<Replay>()
  return results[0]
}

/**
 * Records what a request is answered. It belongs into the transaction of the change: the database takes a key of an actor
 * once. Deletes what was recorded a week ago.
 */
export function recordReplay(actor: Actor, key: string, replay: Replay, now: Date): Command {
  const old = instant(new Date(now.getTime() - RETENTION_MS))
  const row = { actor: actorKey(actor), key, ...replay, created_at: instant(now) }
  return {
    statements: [
      sqlite.deleteFrom('idempotent_requests').where('created_at', '<', old).compile(),
      sqlite.insertInto('idempotent_requests').values(row).compile(),
    ],
  }
}

/** The key of a form, beside those of scripts. Who goes back in the browser and saves once more sends the same form again. */
export const formKey = (key: string) => `form:${key.slice(0, 100)}`
