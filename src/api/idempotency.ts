import { actorKey } from '../auth/actor.ts'
import { hashOf } from '../auth/secrets.ts'
import { bind, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { problem } from '../http/problem.ts'
import { instant } from '../lib/dates.ts'
import type { ApiContext } from './context.ts'

const LONGEST_KEY = 200
/** How long an answer is kept, in milliseconds. */
const KEPT = 7 * 24 * 3_600_000

/** What a request with an Idempotency-Key was answered before, or how to keep what it is answered now. */
export type Once = { before: Response } | { keep: (status: 200 | 201, answer: unknown) => Command[] }

/**
 * Makes a request that changes something take effect once, however often it is sent, if it has an `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header): the answer is stored in the transaction of the change. The same key with
 * another request is refused.
 */
export async function onceOnly(c: ApiContext, body: string): Promise<Once> {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return { keep: () => [] }
  if (key === '' || key.length > LONGEST_KEY) {
    const detail = `Idempotency-Key has 1 to ${LONGEST_KEY} characters.`
    return { before: problem({ status: 400, title: 'Malformed Idempotency-Key', detail }) }
  }
  const actor = actorKey(c.var.actor)
  const fingerprint = await hashOf(`${c.req.method} ${c.req.path}\n${body}`)
  const known = sqlite
    .selectFrom('idempotent_requests')
    .select(['fingerprint', 'status', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
  const { results } = await bind(c.env.DB, known.compile()).all<{
    fingerprint: string
    status: number
    answer: string
  }>()
  const [before] = results
  if (before && before.fingerprint !== fingerprint) {
    const detail = 'This Idempotency-Key was used for another request. Take a new one for each.'
    return { before: problem({ status: 422, title: 'Idempotency-Key reused', detail }) }
  }
  if (before) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Replayed': 'true' }
    return { before: new Response(before.answer, { status: before.status, headers }) }
  }
  const now = new Date()
  return {
    keep(status, answer) {
      const row = {
        actor,
        key,
        fingerprint,
        status,
        answer: JSON.stringify(answer),
        created_at: instant(now),
      }
      const old = instant(new Date(now.getTime() - KEPT))
      return [
        {
          statements: [
            sqlite.deleteFrom('idempotent_requests').where('created_at', '<', old).compile(),
            sqlite.insertInto('idempotent_requests').values(row).compile(),
          ],
        },
      ]
    },
  }
}
