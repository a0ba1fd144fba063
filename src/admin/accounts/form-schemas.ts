import * as v from 'valibot'
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import { roles } from '../../auth/actor.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { line } from '../form-values.ts'

// The schemas of the forms for editors and tokens.

const name = v.pipe(line(MAX_NAME_LENGTH), v.nonEmpty('nameRequired' satisfies FieldErrorCode))
const role = v.picklist(roles, 'roleRequired' satisfies FieldErrorCode)

export const nameForm = v.object({ name })
export const roleForm = v.object({ role })
export const invitationForm = v.object({
  email: v.pipe(
    line(MAX_EMAIL_LENGTH),
    v.regex(/^[^@\s]+@[^@\s]+$/, 'emailRequired' satisfies FieldErrorCode),
  ),
  name: line(MAX_NAME_LENGTH),
  role,
})
export const tokenForm = v.object({ name, role })
