import { formMessages } from '../../i18n/admin/forms.ts'

/** Renders the list that a form orders as it was when the form was opened. */
export function ListVersion({ list }: { list: readonly object[] }) {
  return <input type="hidden" name="list" value={listVersion(list)} />
}

/** Returns the text by which a list is known to be as it was: its order, and all that the form can change. */
export const listVersion = (list: readonly object[]): string => JSON.stringify(list)

/** Says that a list was not saved, because a colleague has changed it since the form was opened. */
export function StaleListNotice({ lang }: { lang: string }) {
  return (
    <p class="mistakes" role="alert">
      {formMessages(lang).listChanged}
    </p>
  )
}

interface StoredProps {
  lang: string
  stored: string | number
  typed: string | number
}

/** Renders the stored value beside a typed one that differs from it. */
export function StoredValue({ lang, stored, typed }: StoredProps) {
  if (`${stored}` === `${typed}`) return null
  return <small>{formMessages(lang).storedValue(`${stored}`)}</small>
}
