import type { FormField, FormValues } from '../../editing/article-form.ts'
import { valuesOf } from '../../editing/article-form.ts'
import { excerptsOfDifference, fieldsThatDiffer } from '../../editing/article-of-form.ts'
import type { Autosave } from '../../editing/autosaves.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { unsavedMessages } from '../../i18n/admin/unsaved.ts'
import { textOf } from '../../text/plain-text.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'

interface Props {
  site: AdminSite
  /** The newest that the actor has typed and not saved. */
  autosave: Autosave
  /** The values of the form below. */
  saved: FormValues
}

/** Offers to restore what was typed and not saved, and shows how it differs from the form. */
export function KeptText({ site, autosave, saved }: Props) {
  const w = unsavedMessages(site.t.lang)
  const kept = valuesOf(autosave.fields)
  const names = fieldsThatDiffer(kept, saved)
  return (
    <div class="notice kept-text">
      <p>{w.typed(site.format.dateTime(autosave.savedAt))}</p>
      <p>{names.length > 0 ? w.differs : w.sameAsSaved}</p>
      {names.length > 0 && (
        <dl>
          {names.map((name) => (
            <Difference site={site} name={name} saved={saved} kept={kept} />
          ))}
        </dl>
      )}
      <form
        class="actions"
        method="post"
        action={`${adminPaths.autosave(autosave.articleId, autosave.formKey)}/end`}
      >
        <a class="button" href={`?autosave=${encodeURIComponent(autosave.formKey)}`}>
          {w.restore}
        </a>
        <button type="submit">{w.discard}</button>
        <a href={adminPaths.articles()}>{w.others}</a>
      </form>
    </div>
  )
}

interface DifferenceProps {
  site: AdminSite
  name: FormField
  saved: FormValues
  kept: FormValues
}

function Difference({ site, name, saved, kept }: DifferenceProps) {
  const w = unsavedMessages(site.t.lang)
  const textIn = (values: FormValues) => (name === 'body' ? textOf(values.body) : values[name])
  const [before, after] = excerptsOfDifference(textIn(saved), textIn(kept))
  return (
    <>
      <dt>{articleMessages(site.t.lang)[name]}</dt>
      {textIn(saved) === textIn(kept) ? (
        <dd>{w.onlyMarkup}</dd>
      ) : (
        <>
          {saved[name] !== '' && (
            <dd>
              {w.saved}: <del>{before}</del>
            </dd>
          )}
          <dd>
            {w.kept}: <ins>{after || w.empty}</ins>
          </dd>
        </>
      )}
    </>
  )
}
