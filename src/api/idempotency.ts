import { hashOf } from '../auth/secrets.ts'
import type { Command } from '../db/command.ts'
import { findReplay, recordReplay } from '../editing/idempotency.ts'
import { problem } from '../http/problem.ts'
import type { ApiContext } from './context.ts'

const MAX_KEY_LENGTH = 200

/** The stored answer of an earlier request, or a function that records the answer of this one. */
export type Idempotency =
  | { replay: Response }
  | { record: (status: 200 | 201, answer: unknown) => readonly Command[] }

/**
 * Makes a request with an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) take effect only
 * once, however often it is sent. The answer is stored in the transaction of the change. The same key with
 * another request gets a problem.
 */
export async function idempotencyOf(c: ApiContext, body: string): Promise<Idempotency> {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return { record: () => [] }
  if (key === '' || key.length > MAX_KEY_LENGTH) {
    const detail = `Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters.`
    return { replay: problem({ status: 400, title: 'Malformed Idempotency-Key', detail }) }
  }
  const { actor } = c.var
  const fingerprint = await hashOf(`${c.req.method} ${c.req.path}\n${body}`)
  const replay = await findReplay(c.env.DB, actor, key)
  if (replay && replay.fingerprint !== fingerprint) {
    const detail = 'This Idempotency-Key was used for another request. Take a new one for each.'
    return { replay: problem({ status: 422, title: 'Idempotency-Key reused', detail }) }
  }
  if (replay) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Replayed': 'true' }
    return { replay: new Response(replay.answer, { status: replay.status, headers }) }
  }
  return {
    record: (status, answer) => [
      recordReplay(actor, key, { fingerprint, status, answer: JSON.stringify(answer) }, new Date()),
    ],
  }
}
