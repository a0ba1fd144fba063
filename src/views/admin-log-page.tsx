import { adminPaths } from '../admin-paths.ts'
import type { LogEntry } from '../editors/log.ts'
import { signInWords } from '../locales/admin-sign-in.ts'
import { AdminLayout } from './admin-layout.tsx'
import { ChangedFields } from './changed-fields.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  entries: readonly LogEntry[]
  subjects: readonly string[]
  subject: string
  /** The query of the address where it goes on. */
  next: string | undefined
}

/** Who has done what. */
export function LogPage({ site, entries, subjects, subject, next }: Props) {
  const { t, format } = site
  const w = signInWords(t.lang)
  const actions = { add: w.add, change: w.changeAction, remove: w.remove }
  return (
    <AdminLayout site={site} title={w.log}>
      <h1>{w.log}</h1>
      <form class="filters" method="get" action={adminPaths.log()}>
        <label>
          {w.subject}
          <select name="subject">
            <option value="">{w.anything}</option>
            {subjects.map((one) => (
              <option value={one} selected={one === subject}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{w.filter}</button>
      </form>
      <section class="scroll" aria-label={w.log} tabindex={0}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{w.when}</th>
              <th scope="col">{w.who}</th>
              <th scope="col">{w.what}</th>
              <th scope="col">{w.before}</th>
              <th scope="col">{w.after}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ at, name, address, action, subject, subject_id, title, before, after }) => (
              <tr>
                <td>{format.dateTime(at)}</td>
                <td>
                  {name || w.somebody} {address && <small>{address}</small>}
                </td>
                <th scope="row">{`${actions[action]} ${subject} ${subject_id}: ${title}`}</th>
                <td>
                  <ChangedFields json={before} />
                </td>
                <td>
                  <ChangedFields json={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {next !== undefined && (
        <p>
          <a href={adminPaths.log(next)}>{w.older}</a>
        </p>
      )}
    </AdminLayout>
  )
}
