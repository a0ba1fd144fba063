import { merge, parseValues } from '../editing/three-way-merge.ts'
import { type AdminContext, siteFor } from './context.ts'
import { valuesIn } from './form-values.ts'
import type { Field, FormValues } from './ui/form.tsx'
import { StaleFormPage } from './ui/form-version.tsx'

/** What an edit form sends. */
export interface SentForm {
  /** The typed values, and `version`: that of the record when the form was opened. */
  values: FormValues
  /** The values with which the form was opened. Empty if the form does not say. */
  base: FormValues
  /** Typed values of fields for which the editor was asked to choose a version, and has not. */
  undecided: FormValues
}

/** Reads an edit form with these fields. */
export async function sentFormOf(c: AdminContext, names: readonly string[]): Promise<SentForm> {
  const values = await valuesIn(c.req, names)
  const form = await c.req.formData()
  const json = (name: string) => {
    const value = form.get(name)
    return parseValues(typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '', names) as FormValues
  }
  const undecided = Object.entries(json('undecided')).filter(([name]) => form.get(name) === null)
  return { values, base: json('base'), undecided: Object.fromEntries(undecided) }
}

/** A record and its form. */
export interface StoredForm {
  fields: readonly Field[]
  /** The stored values, with their version. */
  stored: FormValues
  /** Where the form is saved. */
  action: string
  /** The page of the stored version. */
  back: string
}

/** Tells whether a form may be saved: nobody has saved the record since it was opened, and every choice is made. */
export function isCurrent({ values, undecided }: SentForm, stored: FormValues): boolean {
  return values.version === stored.version && Object.keys(undecided).length === 0
}

/**
 * Answers a stale form with 409 and a page that merges it field by field with the stored values. Nothing is saved. A form
 * that would change nothing counts as saved.
 *
 * @param clean returns a value as it would be stored, since the rich-text editor writes the same markup differently.
 */
export async function staleForm(
  c: AdminContext,
  { values, base, undecided }: SentForm,
  { fields, stored, action, back }: StoredForm,
  clean: (values: FormValues) => FormValues = (same) => same,
) {
  const names = fields.map(({ name }) => name)
  const all = (some: FormValues) => Object.fromEntries(names.map((name) => [name, (some[name] ?? '').trim()]))
  const mine = all(clean({ ...values, ...undecided }))
  // The form was sent twice, or both have typed the same.
  const theirs = all(stored)
  if (names.every((name) => mine[name] === theirs[name])) return c.redirect(withSaved(back), 303)
  // What was stored untrimmed is compared as typed values are.
  const opened = Object.fromEntries(Object.entries(base).map(([name, value]) => [name, value.trim()]))
  const merged = merge(names, opened, mine, theirs).map((field) =>
    field.name in undecided ? { ...field, taken: 'to be chosen' as const } : field,
  )
  const site = await siteFor(c)
  return c.html(
    <StaleFormPage site={site} fields={fields} merged={merged} stored={stored} action={action} back={back} />,
    409,
  )
}

/** Adds `saved=1` to a URL path, for the page to say so. */
function withSaved(path: string): string {
  const [, beforeFragment, fragment] = /^([^#]*)(.*)$/.exec(path) ?? []
  return `${beforeFragment}${beforeFragment?.includes('?') ? '&' : '?'}saved=1${fragment}`
}
