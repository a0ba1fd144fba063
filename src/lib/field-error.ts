import * as v from 'valibot'

/**
 * An error in one field of an input: of a form, of the API, of an upload. Each part of the portal has its own codes;
 * src/i18n/admin/field-errors.ts has the texts for all of them.
 */
export interface FieldError<Code extends string> {
  /** Name of the field; `outer.inner` for nested input; empty for the input as a whole. */
  field: string
  code: Code
  /** What the message names besides the field: files, for example. Follows the message. */
  what?: string
}

/** Converts the issues of a schema to field errors. The code is the issue's message, unless `codeOf` gives another. */
export function fieldErrorsOf<Code extends string>(
  issues: readonly v.BaseIssue<unknown>[],
  codeOf = (issue: v.BaseIssue<unknown>) => issue.message as Code,
): FieldError<Code>[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', code: codeOf(issue) }))
}
