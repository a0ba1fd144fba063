import type { Child } from 'hono/jsx'
import type { CategoryInOutline } from '../../content/layout.ts'
import type { FormField } from '../../editing/article-form.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import type { MergedField } from '../../editing/three-way-merge.ts'
import { conflictMessages } from '../../i18n/admin/article-conflict.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { BodyToCompare } from '../ui/body-to-compare.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import type { FormKeys } from './form-keys.ts'

interface Props {
  site: AdminSite
  /** The article as it is stored now. */
  article: StoredArticle
  fields: readonly MergedField<FormField>[]
  categories: readonly CategoryInOutline[]
  status: string | undefined
  keys: FormKeys
  /** Whether the editor's own other window has saved, and nobody else. */
  isOwn: boolean
}

/**
 * Renders the versions of two editors after both have changed an article. The editor chooses a version of
 * each field that both have changed; the other fields are merged already. The form saves a change of the
 * version that is stored now.
 */
export function ConflictPage({ site, article, fields, categories, status, keys, isOwn }: Props) {
  const w = articleMessages(site.t.lang)
  const c = conflictMessages(site.t.lang)
  const undecided = fields.filter(({ taken }) => taken === 'to be chosen')
  const title = isOwn ? c.ownTitle : c.conflictTitle
  const joined = isOwn ? c.ownJoined : c.conflictJoined
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      <p>{undecided.length > 0 ? c.conflictText : joined}</p>
      <form class="fields conflict" data-unsaved method="post" action={adminPaths.article(article.id)}>
        <input type="hidden" name="version" value={article.version} />
        <input type="hidden" name="key" value={keys.key} />
        <input type="hidden" name="restored" value={keys.restored.join(' ')} />
        {status && <input type="hidden" name="status" value={status} />}
        {fields.map(({ name, mine, theirs, taken }) =>
          taken === 'to be chosen' ? (
            <fieldset>
              <legend>{w[name]}</legend>
              <Choice name={name} label={c.mine} value={mine} checked>
                <FieldValue site={site} name={name} value={mine} categories={categories} />
              </Choice>
              <Choice name={name} label={c.theirs} value={theirs}>
                <FieldValue site={site} name={name} value={theirs} categories={categories} />
              </Choice>
            </fieldset>
          ) : (
            <input type="hidden" name={name} value={taken === 'mine' ? mine : theirs} />
          ),
        )}
        <p class="actions">
          <button type="submit" class="primary">
            {w.save}
          </button>
          <a href={adminPaths.article(article.id)}>{c.keepTheirs}</a>
        </p>
      </form>
    </AdminLayout>
  )
}

interface ChoiceProps {
  name: FormField
  label: string
  value: string
  checked?: boolean
  children?: Child
}

function Choice({ name, label, value, checked = false, children }: ChoiceProps) {
  return (
    <div class="choice">
      <label>
        <input type="radio" name={name} value={value} checked={checked} /> {label}
      </label>
      <div class="chosen">{children}</div>
    </div>
  )
}

/** Renders a value as readers would see it. */
function FieldValue({
  site,
  name,
  value,
  categories,
}: { name: FormField; value: string } & Pick<Props, 'site' | 'categories'>) {
  if (name === 'body') return <BodyToCompare site={site} html={value} />
  if (name === 'coverKey')
    return value === '' ? null : <img src={paths.media(value)} alt="" class="cover-preview" />
  if (name === 'category') return <>{categories.find(({ slug }) => slug === value)?.name ?? value}</>
  return <>{value}</>
}
