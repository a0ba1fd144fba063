import * as v from 'valibot'
import type { FieldErrorCode } from '../i18n/admin/field-errors.ts'
import { parseDay } from '../lib/dates.ts'
import { fieldErrorsOf } from '../lib/field-error.ts'
import { admitText } from '../text/admit.ts'
import { missingPictures } from '../text/body/missing-pictures.ts'
import { lineSchema, textSchema } from '../text/schema.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../text/slug.ts'
import { reservedSlugs } from '../urls/public.ts'
import type { FormError, FormValues } from './ui/form.tsx'

const errorCode = (code: FieldErrorCode) => code

/** Text of one line, trimmed. `maxLength` is in characters. */
export const line = (maxLength = 500) => lineSchema(maxLength, { tooLong: errorCode('tooLong') })
export const requiredLine = (maxLength = 500) => v.pipe(line(maxLength), v.nonEmpty(errorCode('required')))
/** Text of several lines, trimmed. `maxLength` is in characters. */
export const text = (maxLength: number) => textSchema(maxLength, { tooLong: errorCode('tooLong') })
export const requiredText = (maxLength: number) => v.pipe(text(maxLength), v.nonEmpty(errorCode('required')))
/** A whole number. An empty field is 0. */
export const integer = v.pipe(
  line(15),
  v.regex(/^-?\d*$/, errorCode('badNumber')),
  v.transform((value) => Number(value || 0)),
)
export const slugText = v.pipe(
  requiredLine(MAX_SLUG_LENGTH),
  v.regex(SLUG, errorCode('badSlug')),
  v.check((slug) => !reservedSlugs.has(slug), errorCode('badSlug')),
)
/** A day that exists: `YYYY-MM-DD`. */
export const dayText = v.pipe(
  requiredLine(10),
  v.check((day) => parseDay(day) !== undefined, errorCode('noSuchDay')),
)
/** An e-mail address, or nothing. */
export const emailText = v.pipe(
  line(200),
  v.check((value) => value === '' || v.is(email, value), errorCode('badEmail')),
)
const email = v.pipe(v.string(), v.email())
/** One or more telephone numbers as people write them, or nothing: digits and separators. */
export const phoneText = v.pipe(
  line(100),
  v.regex(/^$|^(?=(?:\D*\d){3})[\d\s+().,;/-]+$/, errorCode('badPhone')),
)
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  v.picklist(values, errorCode('badChoice'))

/** Reads fields of a form as admitted text (src/text/admit.ts). A missing field is empty. */
export async function valuesIn(
  request: { formData(): Promise<FormData> },
  names: readonly string[],
): Promise<FormValues> {
  const form = await request.formData()
  return Object.fromEntries(
    [...names, 'version'].map((name) => {
      const value = form.get(name)
      return [name, typeof value === 'string' ? admitText(value) : '']
    }),
  )
}

/** Parses a form's values. Returns the input, or the errors by field. */
export function parseForm<Schema extends v.GenericSchema>(
  schema: Schema,
  values: FormValues,
): { input: v.InferOutput<Schema> } | { errors: FormError[] } {
  const result = v.safeParse(schema, values)
  if (result.success) return { input: result.output }
  const errors = fieldErrorsOf<FieldErrorCode>(result.issues)
  const named = errors.map((error, at) => ({ ...error, ...whatOf(error, result.issues[at]?.input) }))
  // Two checks of a field may say the same.
  return { errors: [...new Map(named.map((error) => [`${error.field} ${error.code}`, error])).values()] }
}

/** Names the pictures that are not here. */
function whatOf({ code }: FormError, input: unknown): { what?: string } {
  return code === 'pictureMissing' ? { what: missingPictures(String(input)).join(', ') } : {}
}

/** Converts the columns of a row to form values. Null becomes empty. */
export function textsOf(row: object): FormValues {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )
}
