import { type Field, FieldInput, type FormError, FormErrors, type FormValues } from './form.tsx'

/**
 * A field without a label. Its label is the message of its name, and its hint that of `nameHint`, if there is
 * one.
 */
export type NamedField<Name> = Omit<Field, 'name' | 'label' | 'hint'> & { name: Name & string }

/** Adds labels and hints to fields. */
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

/** Renders all fields of a form. Errors appear beside each field and together at the top, in the order of the fields. */
export function Fields({ lang, fields, values, errors: unsorted = [], prefix = '' }: Props) {
  const placeOf = ({ field }: FormError) => fields.findIndex(({ name }) => name === field)
  const errors = unsorted.toSorted((a, b) => placeOf(a) - placeOf(b))
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

/** Returns a function that finds the label of a field by its name. */
export const labelIn = (fields: readonly Field[]) => (name: string) =>
  fields.find((field) => field.name === name)?.label
