import { signInMessages } from '../../i18n/admin/sign-in.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { PasskeyForm } from '../ui/passkey-form.tsx'

interface SignInProps {
  site: Site
  /** The path below /admin that follows. */
  next: string
  /** Whether an active editor exists. */
  open: boolean
}

/** Renders the page on which editors sign in. */
export function SignInPage({ site, next, open }: SignInProps) {
  const w = signInMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.signIn} scripts={[adminPaths.signInScript()]}>
      <h1>{w.signIn}</h1>
      {open ? (
        <>
          <p>{w.explain}</p>
          <form data-passkey={adminPaths.session()} data-next={next} data-failed={w.failed}>
            <button type="submit" disabled>
              {w.signInWithPasskey}
            </button>
            <p role="alert" data-message />
          </form>
          <noscript>
            <p class="notice">{w.needsScript}</p>
          </noscript>
          <p>{w.noPasskey}</p>
        </>
      ) : (
        <p class="notice">{w.closed}</p>
      )}
    </AdminLayout>
  )
}

/** Renders the page on which an invited editor makes a passkey. */
export function InvitationPage({ site, invitee, secret }: { site: Site; invitee: string; secret: string }) {
  const w = signInMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.invitation} scripts={[adminPaths.signInScript()]}>
      <h1>{w.invitation}</h1>
      <p>{w.welcome(invitee)}</p>
      <p>{w.explain}</p>
      <PasskeyForm lang={site.t.lang} to={adminPaths.invitation(secret)} next={adminPaths.overview()} />
    </AdminLayout>
  )
}
