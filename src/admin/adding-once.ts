import { hashOf } from '../auth/secrets.ts'
import type { Command } from '../db/command.ts'
import { findReplay, formKey, recordReplay } from '../editing/idempotency.ts'
import { textOf } from '../media/upload-form.ts'
import type { AdminContext } from './context.ts'
import type { FormValues } from './ui/form.tsx'

/** Adds a record once, however often its form is sent. */
export interface Once {
  /** Belong into the transaction that adds the record. A second sending breaks a constraint there. */
  commands: readonly Command[]
  /** Tells, after a constraint was broken, whether an earlier sending has added the record. */
  isAdded: () => Promise<boolean>
}

/**
 * Returns what makes a form (`FormKey`) take effect once: after a double click, Back, or a lost answer. With other values
 * it is another record.
 */
export async function addingOnce(c: AdminContext, values: FormValues): Promise<Once> {
  const sent = textOf(await c.req.formData(), 'key').slice(0, 100)
  if (sent === '') return { commands: [], isAdded: async () => false }
  const { actor } = c.var
  const fingerprint = await hashOf(JSON.stringify([c.req.path, sent, values]))
  const key = formKey(fingerprint)
  return {
    commands: [recordReplay(actor, key, { fingerprint, status: 303, answer: '' }, new Date())],
    isAdded: async () => (await findReplay(c.env.DB, actor, key)) !== undefined,
  }
}
