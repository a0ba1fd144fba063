import * as v from 'valibot'
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import { roles } from '../../auth/actor.ts'
import type { rosterWords } from '../../i18n/admin/accounts.ts'
import type { FormValues, Mistake } from '../ui/form.tsx'

type Words = ReturnType<typeof rosterWords>

const line = (w: Words, most: number) =>
  v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(most, w.tooLong))
const name = (w: Words) => v.pipe(line(w, MAX_NAME_LENGTH), v.nonEmpty(w.badName))
const role = (w: Words) => v.picklist(roles, w.badRole)

// The forms of editors and tokens. What is wrong is said in the reader's words.

export const nameForm = (w: Words) => v.object({ name: name(w) })
export const roleForm = (w: Words) => v.object({ role: role(w) })
export const invitationForm = (w: Words) =>
  v.object({
    email: v.pipe(line(w, MAX_EMAIL_LENGTH), v.regex(/^[^@\s]+@[^@\s]+$/, w.badEmail)),
    name: line(w, MAX_NAME_LENGTH),
    role: role(w),
  })
export const tokenForm = (w: Words) => v.object({ name: name(w), role: role(w) })

/** What a form means, or what is wrong with which of its fields. */
export function understood<Schema extends v.GenericSchema>(
  schema: Schema,
  values: FormValues,
): { input: v.InferOutput<Schema> } | { mistakes: Mistake[] } {
  const result = v.safeParse(schema, values)
  if (result.success) return { input: result.output }
  return {
    mistakes: result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', text: issue.message })),
  }
}
