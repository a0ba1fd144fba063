import { formMessages } from '../../i18n/admin/forms.ts'

/** Renders what was typed for something that is not there any more. */
export function TypedText({ lang, text }: { lang: string; text: string }) {
  if (text === '') return null
  return (
    <p>
      <label>
        {formMessages(lang).youTyped}
        <br />
        <textarea readonly rows={4}>
          {text}
        </textarea>
      </label>
    </p>
  )
}
