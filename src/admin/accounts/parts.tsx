import { MAX_NAME_LENGTH } from '../../auth/accounts.ts'
import { roles } from '../../auth/actor.ts'
import type { Passkey } from '../../db/schema.ts'
import { accountMessages } from '../../i18n/admin/accounts.ts'
import type { AdminSite } from '../../ui/site.ts'
import type { Field } from '../ui/form.tsx'

/**
 * Renders a form of one button. `subject` completes the button's label for screen readers, where several
 * buttons have the same one.
 */
export function Action({ to, label, subject }: { to: string; label: string; subject?: string | undefined }) {
  return (
    <form method="post" action={to}>
      <button type="submit" {...(subject && { 'aria-label': `${label}: ${subject}` })}>
        {label}
      </button>
    </form>
  )
}

/** Renders a secret that is shown only once. */
export function OneTimeSecret({ label, value }: { label: string; value: string }) {
  return (
    <div class="field notice">
      <label for="once">{label}</label>
      <input id="once" readonly value={value} />
    </div>
  )
}

export function nameField(lang: string): Field {
  const w = accountMessages(lang)
  return { name: 'name', label: w.name, hint: w.nameHint, required: true, maxlength: MAX_NAME_LENGTH }
}

export function roleField(lang: string): Field {
  const w = accountMessages(lang)
  const options = roles.map((role) => ({
    value: role,
    text: w[role],
  }))
  return { name: 'role', label: w.role, type: 'select', required: true, options }
}

interface PasskeysProps {
  site: AdminSite
  passkeys: readonly Passkey[]
  /** Returns the path to which a passkey's removal is posted. */
  removal: (id: string) => string
}

/** Renders a list of passkeys, each with a button that removes it. */
export function PasskeyList({ site: { t, format }, passkeys, removal }: PasskeysProps) {
  const w = accountMessages(t.lang)
  if (passkeys.length === 0) return <p>{w.noPasskeys}</p>
  return (
    <ul class="cards">
      {passkeys.map(({ id, name, created_at, last_used_at }) => (
        <li>
          <div>
            <strong>{name || w.unnamed}</strong>
            <small>{w.added(format.dateTime(created_at))}</small>
            <small>{last_used_at ? w.lastUsedAt(format.dateTime(last_used_at)) : w.neverUsed}</small>
          </div>
          <Action to={removal(id)} label={w.remove} subject={name || w.unnamed} />
        </li>
      ))}
    </ul>
  )
}
