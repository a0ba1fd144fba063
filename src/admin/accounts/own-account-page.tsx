import type { ListedSession } from '../../auth/sessions.ts'
import type { Editor, Passkey } from '../../db/schema.ts'
import { accountMessages } from '../../i18n/admin/accounts.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { FieldInput, type FormError, FormErrors, type FormValues } from '../ui/form.tsx'
import { labelIn } from '../ui/form-fields.tsx'
import { FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { SavedNotice } from '../ui/notice.tsx'
import { PasskeyForm } from '../ui/passkey-form.tsx'
import { browserOf } from './browser-name.ts'
import { Action, nameField, PasskeyList } from './parts.tsx'

interface Props {
  site: AdminSite
  editor: Editor
  passkeys: readonly Passkey[]
  sessions: readonly ListedSession[]
  saved: boolean
  errors?: readonly FormError[]
  /** The typed values, if they could not be saved. */
  values?: FormValues
  /** The values with which that form was opened. */
  base?: FormValues
}

/** Renders an editor's own account: name, passkeys and sessions. */
export function AccountPage({ site, editor, passkeys, sessions, saved, errors = [], values, base }: Props) {
  const { lang } = site.t
  const w = accountMessages(lang)
  const name = nameField(lang)
  return (
    <AdminLayout site={site} title={w.account} scripts={[adminPaths.signInScript()]}>
      <h1>{w.account}</h1>
      <p>{w.signedInAs(editor.email, w[editor.role])}</p>
      <FormErrors lang={lang} errors={errors} labelOf={labelIn([name])} />
      {saved && errors.length === 0 && <SavedNotice lang={site.t.lang} />}
      <form class="fields" method="post" action={adminPaths.accountPart('name')}>
        <FormVersion version={values?.version ?? `${editor.version}`} base={base ?? { name: editor.name }} />
        <FieldInput field={name} value={values?.name ?? editor.name} lang={lang} errors={errors} />
        <p class="actions">
          <button type="submit">{w.save}</button>
        </p>
      </form>
      <h2 class="section">{w.passkeys}</h2>
      {passkeys.length > 0 && <p>{passkeys.length === 1 ? w.onlyPasskey : w.passkeysHint}</p>}
      <PasskeyList
        site={site}
        passkeys={passkeys}
        removal={(id) => adminPaths.accountPart(`passkeys/${id}/end`)}
      />
      <h3>{w.addPasskey}</h3>
      <p>{w.addPasskeyHint}</p>
      <PasskeyForm
        lang={lang}
        to={adminPaths.accountPart('passkeys')}
        next={`${adminPaths.account()}?saved=1`}
      />
      <h2 class="section">{w.sessions}</h2>
      <SessionList site={site} sessions={sessions} />
    </AdminLayout>
  )
}

function SessionList({ site: { t, format }, sessions }: { site: AdminSite; sessions: Props['sessions'] }) {
  const w = accountMessages(t.lang)
  if (sessions.length === 0) return <p>{w.noSessions}</p>
  return (
    <>
      <ul class="cards">
        {sessions.map(({ id, ip, agent, created_at, last_used_at, isThis }) => {
          const device = `${browserName(agent, t.lang)}, ${ip || w.unknownPlace}`
          return (
            <li>
              <div>
                <span>
                  <strong>{device}</strong> {isThis && <span class="mark">{w.thisSession}</span>}
                </span>
                <small>{w.since(format.dateTime(created_at))}</small>
                <small>{w.lastSeen(format.dateTime(last_used_at))}</small>
              </div>
              {!isThis && (
                <Action
                  to={adminPaths.accountPart(`sessions/${id}/end`)}
                  label={w.endSession}
                  subject={device}
                />
              )}
            </li>
          )
        })}
      </ul>
      {sessions.some(({ isThis }) => !isThis) && (
        <Action to={adminPaths.accountPart('sessions/end')} label={w.endOthers} />
      )}
    </>
  )
}

function browserName(agent: string, lang: string): string {
  const w = accountMessages(lang)
  const { browser, system } = browserOf(agent)
  return browser && system ? w.browserOn(browser, system) : (browser ?? system ?? w.unknownBrowser)
}
