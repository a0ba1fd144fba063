import { signInAgainMessages } from '../../i18n/admin/sign-in-again.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import type { SentFields } from '../sent-fields.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { SendAgain } from '../ui/send-again.tsx'

interface Props extends SentFields {
  site: Site
  /** The path to which the form was sent. */
  path: string
}

/** Renders a form that came without a session, to be sent again. */
export function SignInAgainPage({ site, path, fields, hadFiles }: Props) {
  const w = signInAgainMessages(site.t.lang)
  const hasFields = fields.length > 0
  return (
    <AdminLayout site={site} title={w.title}>
      <h1>{w.title}</h1>
      <p>
        {hasFields ? w.kept : w.notKept} {hasFields && hadFiles && w.withoutFiles}
      </p>
      <p>
        <a href={adminPaths.signIn()} target="_blank" rel="noopener">
          {w.signIn}
        </a>
      </p>
      {hasFields && <SendAgain lang={site.t.lang} path={path} fields={fields} />}
    </AdminLayout>
  )
}
