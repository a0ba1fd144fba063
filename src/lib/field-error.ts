import * as v from 'valibot'

/**
 * What is wrong with a field of input: of a form, of the API, of an upload. Each part has codes of its own; the words for
 * all of them are in src/i18n/admin/field-errors.ts.
 */
export interface FieldError<Code extends string> {
  /** Of nested input `outer.inner`; empty: the input as a whole. */
  field: string
  code: Code
}

/** What a schema has found, whose messages are codes unless `codeOf` says otherwise. */
export function fieldErrorsOf<Code extends string>(
  issues: readonly v.BaseIssue<unknown>[],
  codeOf = (issue: v.BaseIssue<unknown>) => issue.message as Code,
): FieldError<Code>[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', code: codeOf(issue) }))
}
