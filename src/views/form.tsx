import { type BlockWord, blockWords } from '../locales/admin-blocks.ts'

/** A field of a form that is described, not drawn. */
export interface Field {
  name: string
  label: BlockWord
  hint?: BlockWord
  type?: 'text' | 'textarea' | 'rich' | 'number' | 'select' | 'date' | 'time' | 'email'
  required?: boolean
  /** Of a select: values and what they are called. */
  options?: readonly { value: string; text: string }[]
}

/** What is wrong with a field, by the word that says so. */
export interface Fault {
  field: string
  word: BlockWord
}

export type FormValues = Readonly<Record<string, string>>

interface Props {
  lang: string
  fields: readonly Field[]
  values: FormValues
  faults?: readonly Fault[]
  /** Before the ids: several forms of a page have the same names. */
  prefix: string
}

/** The fields of a form with labels, hints, and what is wrong beside each and together at the top. */
export function Fields({ lang, fields, values, faults = [], prefix }: Props) {
  return (
    <>
      <Mistakes lang={lang} fields={fields} faults={faults} prefix={prefix} />
      {fields.map((field) => (
        <FieldInput {...{ lang, field, faults, prefix }} value={values[field.name] ?? ''} />
      ))}
    </>
  )
}

function Mistakes({ lang, fields, faults, prefix }: Required<Omit<Props, 'values'>>) {
  if (faults.length === 0) return null
  const w = blockWords(lang)
  return (
    <div class="mistakes" role="alert">
      <p>{w.mistakes}</p>
      <ul>
        {faults.map(({ field: name, word }) => {
          const field = fields.find((one) => one.name === name)
          const text = field ? `${w[field.label]}: ${w[word]}` : w[word]
          return <li>{field ? <a href={`#${prefix}${name}`}>{text}</a> : text}</li>
        })}
      </ul>
    </div>
  )
}

interface InputProps {
  lang: string
  field: Field
  value: string
  faults: readonly Fault[]
  prefix: string
}

function FieldInput({ lang, field, value, faults, prefix }: InputProps) {
  const { name, label, hint, type = 'text', required = false, options = [] } = field
  const w = blockWords(lang)
  const id = prefix + name
  const fault = faults.find((one) => one.field === name)
  const described = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-error`] : [])].join(' ')
  const shared = {
    ...{ id, name, required },
    ...(described && { 'aria-describedby': described }),
    ...(fault && { 'aria-invalid': 'true' as const }),
  }
  return (
    <div class="field">
      <label for={id}>{w[label]}</label>
      {hint && <small id={`${id}-hint`}>{w[hint]}</small>}
      {fault && (
        <span class="error" id={`${id}-error`}>
          {w[fault.word]}
        </span>
      )}
      {type === 'select' ? (
        <select {...shared}>
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      ) : type === 'textarea' || type === 'rich' ? (
        <textarea
          {...shared}
          rows={type === 'rich' ? 16 : 3}
          {...(type === 'rich' && { 'data-rich-text': '' })}
        >
          {value}
        </textarea>
      ) : (
        <input {...shared} type={type} value={value} {...(type === 'number' && { step: 'any' })} />
      )}
    </div>
  )
}
