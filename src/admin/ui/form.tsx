/** A field of a form that is described, not drawn. */
export interface Field {
  name: string
  label: string
  hint?: string | undefined
  type?: FieldType
  required?: boolean
  maxlength?: number
  /** Of a text of several lines. */
  rows?: number
  /** Of a select: values and what they are called. */
  options?: readonly { value: string; text: string }[]
  /** Of a file: the types that browsers offer. */
  accept?: string
}

/** `rich`: HTML, for which there is an editor where there is JavaScript. */
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

/** What is wrong with a field, and how to mend it. */
export interface Mistake {
  field: string
  text: string
}

export type FormValues = Readonly<Record<string, string>>

interface MistakesProps {
  title: string
  mistakes: readonly Mistake[]
  /** What a field is called; undefined for what belongs to none. */
  labelOf: (field: string) => string | undefined
  prefix?: string
}

/** What is wrong with a form, at its top: each leads to its field. */
export function Mistakes({ title, mistakes, labelOf, prefix = '' }: MistakesProps) {
  if (mistakes.length === 0) return null
  return (
    <div class="mistakes" role="alert">
      <p>{title}</p>
      <ul>
        {mistakes.map(({ field, text }) => {
          const label = labelOf(field)
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
  mistakes: readonly Mistake[]
  /** Before the id: several forms of a page may have the same names. */
  prefix?: string
}

/** A field with its label, its hint, and what is wrong with it. */
export function FieldInput({ field, value, mistakes, prefix = '' }: FieldProps) {
  const { name, label, hint } = field
  const id = prefix + name
  const mistake = mistakes.find((one) => one.field === name)
  const described = [...(hint ? [`${id}-hint`] : []), ...(mistake ? [`${id}-error`] : [])].join(' ')
  const attributes = {
    ...{ id, name, required: field.required ?? false },
    ...(field.maxlength !== undefined && { maxlength: field.maxlength }),
    ...(described && { 'aria-describedby': described }),
    ...(mistake && { 'aria-invalid': 'true' as const }),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {mistake && (
        <span class="error" id={`${id}-error`}>
          {mistake.text}
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
