/** A field in the versions of two editors, both made from the same earlier version. */
export interface MergedField<Name extends string = string> {
  name: Name
  mine: string
  theirs: string
  /** The version that is taken. `to be chosen`: both editors have changed the field. */
  taken: 'mine' | 'theirs' | 'to be chosen'
}

/**
 * Merges two changes of the same form field by field. A field that only one editor has changed takes that change.
 * An editor has to choose if both have changed it, or if its earlier value is unknown.
 */
export function merge<Name extends string>(
  names: readonly Name[],
  before: Readonly<Partial<Record<Name, string>>>,
  mine: Readonly<Record<Name, string>>,
  theirs: Readonly<Record<Name, string>>,
): readonly MergedField<Name>[] {
  return names.map((name) => {
    const both = { name, mine: mine[name], theirs: theirs[name] }
    if (mine[name] === theirs[name] || mine[name] === before[name]) return { ...both, taken: 'theirs' }
    return { ...both, taken: theirs[name] === before[name] ? 'mine' : 'to be chosen' }
  })
}

/**
 * Parses values of a form's fields that the form sends along as JSON, such as those with which it was made. Returns
 * none if they are malformed.
 */
export function parseValues<Name extends string>(
  json: string,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  try {
    const parsed: unknown = JSON.parse(json || '{}')
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(
      Object.entries(parsed).filter(
        ([name, value]) => names.some((field) => field === name) && typeof value === 'string',
      ),
    ) as Partial<Record<Name, string>>
  } catch {
    return {}
  }
}
