import { editorById } from '../../auth/accounts.ts'
import type { Command } from '../../db/command.ts'
import type { Editor } from '../../db/schema.ts'
import { runCommands } from '../../editing/run-commands.ts'
import type { AdminContext } from '../context.ts'
import { textsOf } from '../form-values.ts'
import { isCurrent, sentFormOf, staleForm } from '../save-form.tsx'
import type { Field, FormError, FormValues } from '../ui/form.tsx'

/** A form of one field of an account. */
export interface AccountField {
  field: Field
  /** Where the form is sent, and the page that it is on. */
  action: string
  back: string
  /** Plans the change of a typed value, or finds what is wrong with it. */
  plan(values: FormValues, version: number): { command: Command } | { errors: readonly FormError[] }
  /** Shows the form again with its errors. */
  refused(form: RefusedField): Promise<Response>
  /** @param rows that the command has changed. */
  saved(rows: number | undefined): Promise<Response> | Response
}

/** What was typed into a form that could not be saved. */
export interface RefusedField {
  errors: readonly FormError[]
  values: FormValues
  /** The values with which the form was opened. */
  base: FormValues
}

/** Saves a field of an account, unless somebody has changed the account since the form was opened. */
export async function saveAccountField(c: AdminContext, editor: Editor, form: AccountField) {
  const { field, action, back } = form
  const sent = await sentFormOf(c, [field.name])
  const stale = (stored: Editor) =>
    staleForm(c, sent, { fields: [field], stored: textsOf(stored), action, back })
  if (!isCurrent(sent, textsOf(editor))) return stale(editor)
  const planned = form.plan(sent.values, editor.version)
  if ('errors' in planned) return form.refused({ ...planned, values: sent.values, base: sent.base })
  const [rows] = await runCommands(c, [planned.command])
  const now = rows === 0 ? await editorById(c.env.DB, editor.id) : undefined
  return now && now.version !== editor.version ? stale(now) : form.saved(rows)
}
