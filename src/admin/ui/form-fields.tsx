import { type BlockWord, blockWords } from '../../i18n/admin/records.ts'
import { type Field, FieldInput, type FormValues, Mistakes } from './form.tsx'

/** A field whose label and hint are words of src/i18n/admin/records.ts. */
export interface BlockField extends Omit<Field, 'label' | 'hint'> {
  label: BlockWord
  hint?: BlockWord
}

/** What is wrong with a field, by the word that says so. */
export interface Fault {
  field: string
  word: BlockWord
}

interface Props {
  lang: string
  fields: readonly BlockField[]
  values: FormValues
  faults?: readonly Fault[]
  prefix: string
}

/** All fields of a form, with what is wrong beside each and together at the top. */
export function Fields({ lang, fields, values, faults = [], prefix }: Props) {
  const w = blockWords(lang)
  const mistakes = faults.map(({ field, word }) => ({ field, text: w[word] }))
  const labelOf = (name: string) => {
    const field = fields.find((one) => one.name === name)
    return field && w[field.label]
  }
  return (
    <>
      <Mistakes title={w.mistakes} {...{ mistakes, labelOf, prefix }} />
      {fields.map(({ label, hint, ...field }) => (
        <FieldInput
          field={{ ...field, label: w[label], hint: hint && w[hint] }}
          value={values[field.name] ?? ''}
          {...{ mistakes, prefix }}
        />
      ))}
    </>
  )
}
