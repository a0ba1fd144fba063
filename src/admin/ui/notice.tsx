import { formMessages } from '../../i18n/admin/forms.ts'

/** Says that the form was saved. */
export function SavedNotice({ lang }: { lang: string }) {
  return (
    <p class="notice" role="status">
      {formMessages(lang).saved}
    </p>
  )
}
