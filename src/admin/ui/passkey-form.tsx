import { MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import { signInMessages } from '../../i18n/admin/sign-in.ts'
import { FieldInput } from './form.tsx'

interface Props {
  lang: string
  /**
   * The path to which the browser posts the passkey. Below it, `…/options` has the options of its creation.
   */
  to: string
  next: string
}

/** Renders the form that makes a passkey. It needs a script (src/client/sign-in.ts). */
export function PasskeyForm({ lang, to, next }: Props) {
  const w = signInMessages(lang)
  const field = { name: 'name', label: w.deviceName, hint: w.deviceHint, maxlength: MAX_NAME_LENGTH }
  return (
    <>
      <form class="fields" data-passkey={to} data-new data-next={next} data-failed={w.failed}>
        <FieldInput field={field} value="" lang={lang} prefix="passkey-" />
        <p class="actions">
          <button type="submit" disabled>
            {w.makePasskey}
          </button>
        </p>
        <p role="alert" data-message />
      </form>
      <noscript>
        <p class="notice">{w.needsScript}</p>
      </noscript>
    </>
  )
}
