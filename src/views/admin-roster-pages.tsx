import { adminPaths } from '../admin-paths.ts'
import type { ListedEditor } from '../editors/roster.ts'
import { signInWords } from '../locales/admin-sign-in.ts'
import type { AccessToken } from '../schema.ts'
import { AdminLayout } from './admin-layout.tsx'
import type { AdminSite } from './site.ts'

interface EditorsProps {
  site: AdminSite
  editors: readonly ListedEditor[]
  /** What was wrong with a form, and what was typed into it. */
  problem?: string | undefined
  typed?: { email: string; name: string } | undefined
  /** The link of an invitation that was just made. */
  link?: { url: string; until: string } | undefined
}

export function EditorsPage({ site, editors, problem, typed, link }: EditorsProps) {
  const { t, format } = site
  const w = signInWords(t.lang)
  return (
    <AdminLayout site={site} title={w.editors}>
      <h1>{w.editors}</h1>
      {problem && (
        <p class="mistakes" role="alert">
          {problem}
        </p>
      )}
      {link && <Once label={w.inviteLink(format.dateTime(link.until))} value={link.url} />}
      <section class="scroll" aria-label={w.editors} tabindex={0}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{w.email}</th>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.passkeys}</th>
              <th scope="col">{w.lastUsed}</th>
              <th scope="col">{w.active}</th>
            </tr>
          </thead>
          <tbody>
            {editors.map((editor) => (
              <Row site={site} editor={editor} />
            ))}
          </tbody>
        </table>
      </section>
      <h2 class="section">{w.inviteSomebody}</h2>
      <form class="fields" method="post" action={adminPaths.editors()}>
        <div class="field">
          <label for="email">{w.email}</label>
          <input id="email" name="email" type="email" required maxlength={200} value={typed?.email ?? ''} />
        </div>
        <div class="field">
          <label for="name">{w.name}</label>
          <input id="name" name="name" maxlength={100} value={typed?.name ?? ''} />
        </div>
        <RoleField lang={t.lang} id="role" />
        <p>{w.inviteHint}</p>
        <p class="actions">
          <button type="submit">{w.invite}</button>
        </p>
      </form>
    </AdminLayout>
  )
}

function Row({ site: { t, format }, editor }: { site: AdminSite; editor: ListedEditor }) {
  const w = signInWords(t.lang)
  const part = (name: string) => `${adminPaths.editor(editor.id)}/${name}`
  return (
    <tr>
      <th scope="row">
        {editor.name && `${editor.name}, `}
        {editor.email}
      </th>
      <td>
        <form class="actions" method="post" action={part('role')}>
          <RoleSelect lang={t.lang} label={`${w.role}: ${editor.email}`} chosen={editor.role} />
          <button type="submit">{w.change}</button>
        </form>
      </td>
      <td>
        {format.number(editor.passkeys)}
        {editor.passkeys > 0 && (
          <Action to={part('passkeys/end')} label={w.removePasskey} who={editor.email} />
        )}
      </td>
      <td>
        {editor.lastUsed ? format.dateTime(editor.lastUsed) : w.never}
        {editor.lastUsed && <Action to={part('sessions/end')} label={w.endSessions} who={editor.email} />}
      </td>
      <td>
        {editor.active ? w.active : w.shutOut}
        {editor.active ? (
          <Action to={part('access/end')} label={w.shutOutAction} who={editor.email} />
        ) : (
          <Action to={part('access')} label={w.readmit} who={editor.email} />
        )}
      </td>
    </tr>
  )
}

function Action({ to, label, who }: { to: string; label: string; who: string }) {
  return (
    <form method="post" action={to}>
      <button type="submit" aria-label={`${label}: ${who}`}>
        {label}
      </button>
    </form>
  )
}

function RoleField({ lang, id }: { lang: string; id: string }) {
  const w = signInWords(lang)
  return (
    <div class="field">
      <label for={id}>{w.role}</label>
      <RoleSelect lang={lang} id={id} chosen="author" />
    </div>
  )
}

function RoleSelect({
  lang,
  id,
  label,
  chosen,
}: {
  lang: string
  id?: string
  label?: string
  chosen: string
}) {
  const w = signInWords(lang)
  return (
    <select name="role" required {...(id && { id })} {...(label && { 'aria-label': label })}>
      {(['author', 'editor', 'administrator'] as const).map((role) => (
        <option value={role} selected={role === chosen}>
          {w[role]}
        </option>
      ))}
    </select>
  )
}

/** A secret that is shown once. */
function Once({ label, value }: { label: string; value: string }) {
  return (
    <div class="field notice">
      <label for="once">{label}</label>
      <input id="once" readonly value={value} />
    </div>
  )
}

interface TokensProps {
  site: AdminSite
  tokens: readonly Omit<AccessToken, 'token_hash'>[]
  problem?: string | undefined
  /** One that was just made. */
  secret?: string | undefined
}

export function TokensPage({ site, tokens, problem, secret }: TokensProps) {
  const { t, format } = site
  const w = signInWords(t.lang)
  return (
    <AdminLayout site={site} title={w.tokens}>
      <h1>{w.tokens}</h1>
      <p>{w.tokensHint}</p>
      {problem && (
        <p class="mistakes" role="alert">
          {problem}
        </p>
      )}
      {secret && <Once label={w.tokenOnce} value={secret} />}
      <section class="scroll" aria-label={w.tokens} tabindex={0}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.lastUsed}</th>
              <th scope="col">{w.expires}</th>
              <th scope="col">{w.revoke}</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map(({ id, name, role, last_used_at, expires_at, revoked_at }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{w[role]}</td>
                <td>{last_used_at ? format.dateTime(last_used_at) : w.never}</td>
                <td>{expires_at ? format.dateTime(expires_at) : ''}</td>
                <td>
                  {revoked_at ? (
                    `${w.revoked} ${format.dateTime(revoked_at)}`
                  ) : (
                    <Action to={`${adminPaths.token(id)}/end`} label={w.revoke} who={name} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2 class="section">{w.newToken}</h2>
      <form class="fields" method="post" action={adminPaths.tokens()}>
        <div class="field">
          <label for="name">{w.name}</label>
          <input id="name" name="name" required maxlength={100} />
        </div>
        <RoleField lang={t.lang} id="role" />
        <div class="field">
          <label for="expires">{w.expires}</label>
          <input id="expires" name="expires" type="date" />
        </div>
        <p class="actions">
          <button type="submit">{w.newToken}</button>
        </p>
      </form>
    </AdminLayout>
  )
}
