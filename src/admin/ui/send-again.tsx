import { signInAgainMessages } from '../../i18n/admin/sign-in-again.ts'

interface Props {
  lang: string
  /** The path to which the form was sent. */
  path: string
  fields: readonly (readonly [name: string, value: string])[]
}

/** Renders a form that was not taken, as a button that sends it again. */
export function SendAgain({ lang, path, fields }: Props) {
  return (
    <form data-unsaved method="post" action={path}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{signInAgainMessages(lang).sendAgain}</button>
    </form>
  )
}
