import { type FieldErrorCode, fieldErrorText } from '../../i18n/admin/field-errors.ts'
import { formMessages } from '../../i18n/admin/forms.ts'
import type { FieldError } from '../../lib/field-error.ts'

/** The description of a form field. */
export interface Field {
  name: string
  label: string
  hint?: string | undefined
  type?: FieldType
  required?: boolean
  maxlength?: number
  /** Lines of a textarea. */
  rows?: number
  /** Options of a select, with their labels. */
  options?: readonly { value: string; text: string }[]
  /** The file types that browsers offer. */
  accept?: string
}

/** `rich` is HTML. Browsers with JavaScript show an editor for it. */
type FieldType =
  | 'text'
  | 'email'
  | 'textarea'
  | 'rich'
  | 'number'
  | 'select'
  | 'date'
  | 'time'
  | 'datetime-local'
  | 'file'

/** An error of a field. Its code stands for a message. */
export type FormError = FieldError<FieldErrorCode>

export type FormValues = Readonly<Record<string, string>>

interface ErrorsProps {
  lang: string
  errors: readonly FormError[]
  /** Returns the label of a field. Undefined for an error of the whole form. */
  labelOf: (field: string) => string | undefined
  prefix?: string
  /** Says that the form was not saved, by default. */
  title?: string
}

/**
 * Renders the errors of a form at its top, each with a link to its field. The first has the focus: here, or in its field
 * (`FieldInput`).
 */
export function FormErrors({ lang, errors, labelOf, prefix = '', title }: ErrorsProps) {
  const [first] = errors
  if (!first) return null
  const hasFocus = labelOf(first.field) === undefined
  return (
    <div class="mistakes" role="alert" {...(hasFocus && { tabindex: -1, autofocus: true })}>
      <p>{title ?? formMessages(lang).notSaved}</p>
      <ul>
        {errors.map((error) => {
          const { field } = error
          const label = labelOf(field)
          const text = fieldErrorText(lang, error)
          return (
            <li>{label === undefined ? text : <a href={`#${prefix}${field}`}>{`${label}: ${text}`}</a>}</li>
          )
        })}
      </ul>
    </div>
  )
}

interface FieldProps {
  field: Field
  value: string
  lang: string
  errors?: readonly FormError[]
  /** Prefix of the id, for pages on which several forms have fields of the same name. */
  prefix?: string
}

/** Renders a field with its label, its hint and its error. */
export function FieldInput({ field, value, lang, errors = [], prefix = '' }: FieldProps) {
  const { name, label, hint } = field
  const id = prefix + name
  const error = errors.find((one) => one.field === name)
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ')
  const attributes = {
    id,
    name,
    required: field.required ?? false,
    ...(field.maxlength !== undefined && { maxlength: field.maxlength }),
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(error && { 'aria-invalid': 'true' as const }),
    ...(error && error === errors[0] && { autofocus: true }),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <span class="error" id={`${id}-error`}>
          {fieldErrorText(lang, error)}
        </span>
      )}
      <Control field={field} value={value} attributes={attributes} />
    </div>
  )
}

function Control({ field, value, attributes }: { field: Field; value: string; attributes: object }) {
  const { type = 'text', options = [], rows, accept } = field
  if (type === 'select') {
    return (
      <select {...attributes}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    )
  }
  if (type === 'textarea' || type === 'rich') {
    const isRich = type === 'rich'
    return (
      <textarea {...attributes} rows={rows ?? (isRich ? 16 : 3)} {...(isRich && { 'data-rich-text': '' })}>
        {value}
      </textarea>
    )
  }
  if (type === 'file') return <input {...attributes} type="file" {...(accept && { accept })} />
  return <input {...attributes} type={type} value={value} {...(type === 'number' && { step: 'any' })} />
}

interface PositionProps {
  name: string
  value: number
  id?: string
  class?: string
  'aria-label'?: string
}

/** Renders the input for a position in a list that editors order. */
export function PositionInput(props: PositionProps) {
  return <input {...props} type="number" min={0} max={9999} required />
}
