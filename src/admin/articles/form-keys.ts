import { type Autosave, autosaveOfForm } from '../../editing/autosaves.ts'
import { textOf } from '../../media/upload-form.ts'
import type { AdminContext } from '../context.ts'

/** A text can be restored again and again; each time its form gets a new key. */
const MAX_RESTORED = 50

/** Keys of an article's form. */
export interface FormKeys {
  /** Made when the form was opened: idempotency key of a new article, and key of what is typed and not saved. */
  key: string
  /** Keys of earlier forms of which this one has the text. Saving it settles them too. */
  restored: readonly string[]
}

/** Reads the keys that a form sends. */
export function formKeysIn(form: FormData): FormKeys {
  return { key: textOf(form, 'key').slice(0, 100), restored: keysIn(textOf(form, 'restored')) }
}

const keysIn = (text: string) => text.match(/[\w-]{1,64}/g)?.slice(-MAX_RESTORED) ?? []

/** Returns the autosave that the query string asks to restore. */
export async function requestedAutosave(c: AdminContext): Promise<Autosave | undefined> {
  const key = c.req.query('autosave')
  return key === undefined ? undefined : autosaveOfForm(c.env.DB, c.var.actor, key)
}

/** Returns the keys of the forms whose text an autosave has. */
export function restoredKeys({ formKey, fields }: Autosave): string[] {
  const earlier = typeof fields.restored === 'string' ? keysIn(fields.restored) : []
  return [...earlier, formKey].slice(-MAX_RESTORED)
}
