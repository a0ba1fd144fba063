import * as v from 'valibot'
import { dayParts, entryStatuses } from '../../content/schedule.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { dayText, integer, line, oneOf, requiredText } from '../form-values.ts'

/** Schema of the form of an entry. */
export const entrySchema = v.object({
  day: dayText,
  part: oneOf(dayParts),
  starts_at: v.pipe(
    line(5),
    v.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'badTime' satisfies FieldErrorCode),
    v.transform((time) => time || null),
  ),
  leader: line(300),
  content: requiredText(2_000),
  place: line(300),
  participants: line(1_000),
  prepared_by: line(300),
  status: oneOf(entryStatuses),
  position: integer,
})
