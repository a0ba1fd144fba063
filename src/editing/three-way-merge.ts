import { type FormField, type FormValues, formFields } from './article-form.ts'

/** A field of an article that two editors have changed, each from what it was before. */
export interface MergedField {
  name: FormField
  mine: string
  theirs: string
  /** Whose is taken; both have changed it: somebody has to choose. */
  taken: 'mine' | 'theirs' | 'to be chosen'
}

/**
 * What becomes of two changes of the same article. What only one has changed is taken from them; where it is not known what a
 * field was before, one has to choose.
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

/** The values that a form was made of, as it sends them along; none if that is not what it is. */
export function valuesBefore(json: string): Partial<FormValues> {
  try {
    const given: unknown = JSON.parse(json || '{}')
    if (typeof given !== 'object' || given === null) return {}
    return Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) => formFields.some((field) => field === name) && typeof value === 'string',
      ),
    )
  } catch {
    return {}
  }
}
