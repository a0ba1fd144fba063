import { type FormField, type FormValues, formFields } from './article-form.ts'

/** A field in the versions of two editors, both made from the same earlier version. */
export interface MergedField {
  name: FormField
  mine: string
  theirs: string
  /** The version that is taken. `to be chosen`: both editors have changed the field. */
  taken: 'mine' | 'theirs' | 'to be chosen'
}

/**
 * Merges two changes of the same article field by field. A field that only one editor has changed takes that
 * change. An editor has to choose if both have changed it, or if its earlier value is unknown.
 */
export function merge(
  before: Partial<FormValues>,
  mine: FormValues,
  theirs: FormValues,
): readonly MergedField[] {
  return formFields.map((name) => {
    const both = { name, mine: mine[name], theirs: theirs[name] }
    if (mine[name] === theirs[name] || mine[name] === before[name]) return { ...both, taken: 'theirs' }
    return { ...both, taken: theirs[name] === before[name] ? 'mine' : 'to be chosen' }
  })
}

/**
 * Parses the values with which a form was made; the form sends them along as JSON. Returns none if they are
 * malformed.
 */
export function valuesBefore(json: string): Partial<FormValues> {
  try {
    const parsed: unknown = JSON.parse(json || '{}')
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(
      Object.entries(parsed).filter(
        ([name, value]) => formFields.some((field) => field === name) && typeof value === 'string',
      ),
    )
  } catch {
    return {}
  }
}
