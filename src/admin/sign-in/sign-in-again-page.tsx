import { signInAgainMessages } from '../../i18n/admin/sign-in-again.ts'
import type { Site } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'

interface Props {
  site: Site
  /** The path to which the form was sent. */
  path: string
  /** The fields of the form without its files. Empty if they were not read. */
  fields: readonly (readonly [name: string, value: string])[]
  hadFiles: boolean
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
      {hasFields && (
        <form method="post" action={path}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit">{w.sendAgain}</button>
        </form>
      )}
    </AdminLayout>
  )
}
