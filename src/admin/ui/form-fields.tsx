import { type Field, FieldInput, type FormError, FormErrors, type FormValues } from './form.tsx'

/** A field whose label is the word of its name, and its hint that of `nameHint`, if there is one. */
export type NamedField<Name> = Omit<Field, 'name' | 'label' | 'hint'> & { name: Name & string }

/** Fields with their labels and hints. */
export function withLabels<Words extends Readonly<Record<string, string>>>(
  words: Words,
  fields: readonly NamedField<keyof Words>[],
): Field[] {
  return fields.map((field) => ({
    ...field,
    label: words[field.name] ?? field.name,
    hint: words[`${field.name}Hint`],
  }))
}

interface Props {
  lang: string
  fields: readonly Field[]
  values: FormValues
  errors?: readonly FormError[]
  prefix?: string
}

/** All fields of a form, with what is wrong beside each and together at the top. */
export function Fields({ lang, fields, values, errors = [], prefix = '' }: Props) {
  return (
    <>
      <FormErrors lang={lang} errors={errors} prefix={prefix} labelOf={labelIn(fields)} />
      {fields.map((field) => (
        <FieldInput
          field={field}
          value={values[field.name] ?? ''}
          lang={lang}
          errors={errors}
          prefix={prefix}
        />
      ))}
    </>
  )
}

/** What a field is called, by its name. */
export const labelIn = (fields: readonly Field[]) => (name: string) =>
  fields.find((field) => field.name === name)?.label
