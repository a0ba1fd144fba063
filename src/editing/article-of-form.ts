import type { Actor } from '../auth/actor.ts'
import { sanitizeBody } from '../content/sanitize-body.ts'
import type { Command } from '../db/command.ts'
import { type FormField, type FormValues, formFields } from './article-form.ts'
import { articleForEditing, type StoredArticle } from './article-records.ts'
import { findReplay, formKey, recordReplay } from './idempotency.ts'

/** Returns the article that the form with this key has added already. */
export async function articleOfFormKey(
  db: D1Database,
  actor: Actor,
  key: string,
): Promise<StoredArticle | undefined> {
  const replay = key === '' ? undefined : await findReplay(db, actor, formKey(key))
  return replay && articleForEditing(db, Number(replay.answer))
}

/** Records that the form with this key has added an article: the same form sent again adds none. */
export function recordAdded(actor: Actor, key: string, id: number): Command {
  return recordReplay(actor, formKey(key), { fingerprint: '', status: 201, answer: `${id}` }, new Date())
}

/** Fields that an editor leaves empty when the portal is to fill them in. */
const filledIn: readonly FormField[] = ['slug', 'publishedAt']

/** Returns the names of the fields of which an article has another value than was typed. */
export function fieldsThatDiffer(typed: FormValues, stored: FormValues): FormField[] {
  return formFields.filter((name) => {
    const isLeftOut = typed[name] === '' && filledIn.includes(name)
    return !isLeftOut && comparable(name, typed) !== comparable(name, stored)
  })
}

/** The editor of bodies writes the same markup differently, so bodies are compared as they are stored. */
const comparable = (name: FormField, values: FormValues) =>
  name === 'body' ? sanitizeBody(values.body) : values[name].trim()

/** In characters. */
const EXCERPT_LENGTH = 120
const CONTEXT_LENGTH = 20

/** Both values of a text from shortly before their first difference. */
export function excerptsOfDifference(before: string, after: string): [before: string, after: string] {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  const start = at > CONTEXT_LENGTH ? at - CONTEXT_LENGTH : 0
  const cut = (text: string) => {
    const rest = text.slice(start)
    const isCut = rest.length > EXCERPT_LENGTH
    return `${start > 0 ? '…' : ''}${rest.slice(0, EXCERPT_LENGTH)}${isCut ? '…' : ''}`
  }
  return [cut(before), cut(after)]
}
