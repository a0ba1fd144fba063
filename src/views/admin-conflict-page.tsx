import { adminPaths } from '../admin-paths.ts'
import type { FormField, FormValues } from '../editing/article-form.ts'
import type { StoredArticle } from '../editing/stored-articles.ts'
import { articleWords } from '../locales/admin-articles.ts'
import { AdminLayout } from './admin-layout.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  /** As it is stored by now. */
  article: StoredArticle
  mine: FormValues
  theirs: FormValues
  status: string | undefined
}

/**
 * What two editors have made of the same article: of each field that differs, one is chosen, and saved as a change of
 * what is stored by now.
 */
export function ConflictPage({ site, article, mine, theirs, status }: Props) {
  const w = articleWords(site.t.lang)
  const names = Object.keys(mine) as FormField[]
  return (
    <AdminLayout site={site} title={w.conflictTitle}>
      <h1>{w.conflictTitle}</h1>
      <p>{w.conflictText}</p>
      <form class="fields conflict" method="post" action={adminPaths.article(article.id)}>
        <input type="hidden" name="version" value={article.version} />
        {status && <input type="hidden" name="status" value={status} />}
        {names.map((name) =>
          mine[name] === theirs[name] ? (
            <input type="hidden" name={name} value={mine[name]} />
          ) : (
            <fieldset>
              <legend>{w[name]}</legend>
              <Choice name={name} label={w.mine} value={mine[name]} checked />
              <Choice name={name} label={w.theirs} value={theirs[name]} />
            </fieldset>
          ),
        )}
        <p class="actions">
          <button type="submit">{w.save}</button>
          <a href={adminPaths.article(article.id)}>{w.keepTheirs}</a>
        </p>
      </form>
    </AdminLayout>
  )
}

function Choice({
  name,
  label,
  value,
  checked = false,
}: {
  name: string
  label: string
  value: string
  checked?: boolean
}) {
  return (
    <label class="choice">
      <span>
        <input type="radio" name={name} value={value} checked={checked} /> {label}
      </span>
      <pre>{value}</pre>
    </label>
  )
}
