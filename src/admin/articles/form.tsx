import { articleLimits } from '../../content/articles/limits.ts'
import type { CategoryInOutline } from '../../content/layout.ts'
import type { Media } from '../../db/schema.ts'
import type { FormField, FormValues } from '../../editing/article-form.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { MAX_SLUG_LENGTH } from '../../text/slug.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type Field, FieldInput, type FormError, FormErrors } from '../ui/form.tsx'
import { acceptedPictures } from '../ui/upload-fields.tsx'
import { categoryOptions } from './index-page.tsx'

export interface FormProps {
  site: AdminSite
  /** 0 for a new article. */
  id: number
  version: number
  /** The values with which the form was made, as JSON. */
  base: string
  /** Made when the form was opened. Saving a new article's form twice adds one article. */
  formKey: string
  /** Keys of earlier forms of which this one has the text. */
  restored: readonly string[]
  /** Whether the article is more than a draft: submitted, scheduled, published or withdrawn. */
  isBeyondDraft: boolean
  /** Whether the actor cannot save it. */
  locked: boolean
  values: FormValues
  errors: readonly FormError[]
  categories: readonly CategoryInOutline[]
  /** Pictures to choose the cover from. */
  pictures: readonly Pick<Media, 'key' | 'name'>[]
  /** The statuses that saving can give the article. The first is the current one. */
  choices: readonly ('draft' | 'submitted' | 'published')[]
}

/** Renders the form of an article, with a button for each status. */
export function ArticleForm(props: FormProps) {
  const { site, id, version, values, errors, categories, pictures } = props
  const w = articleMessages(site.t.lang)
  const { lang } = site.t
  const input = (name: FormField | 'coverFile', more: Partial<Field> = {}) => (
    <FieldInput
      field={{ name, label: w[name], ...more }}
      value={name === 'coverFile' ? '' : values[name]}
      lang={lang}
      errors={errors}
    />
  )
  return (
    <form
      class="fields article-form"
      method="post"
      enctype="multipart/form-data"
      action={id === 0 ? adminPaths.articles() : adminPaths.article(id)}
      data-autosave={adminPaths.autosave(id, props.formKey)}
      data-version={version}
      data-editor={site.actor?.id}
      {...(errors.length > 0 && { 'data-tried': '' })}
    >
      <FormErrors lang={lang} errors={errors} labelOf={(field) => labelOf(field, w)} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="base" value={props.base} />
      <input type="hidden" name="key" value={props.formKey} />
      <input type="hidden" name="restored" value={props.restored.join(' ')} />
      {input('title', { required: true, maxlength: articleLimits.title })}
      {input('lead', { type: 'textarea', hint: w.leadHint })}
      {input('body', { type: 'rich', hint: w.bodyHint, rows: 20 })}
      {input('category', { type: 'select', required: true, options: categoryOptions(categories) })}
      <div class="pair">
        {input('author', { maxlength: articleLimits.author })}
        {input('organisation', { maxlength: articleLimits.organisation })}
      </div>
      <fieldset>
        <legend>{w.cover}</legend>
        {input('coverKey', { type: 'select', hint: w.coverHint, options: coverOptions(pictures, w.noCover) })}
        {input('coverFile', { type: 'file', hint: w.coverFileHint, accept: acceptedPictures })}
        {input('coverAlt', { maxlength: articleLimits.coverAlt })}
        {input('coverCaption', { maxlength: articleLimits.coverCaption })}
      </fieldset>
      <fieldset>
        <legend>{w.timing}</legend>
        <div class="pair">
          {input('publishedAt', { type: 'datetime-local', hint: w.publishedAtHint })}
          {input('expiresAt', { type: 'datetime-local', hint: w.expiresAtHint })}
        </div>
        {input('slug', { maxlength: MAX_SLUG_LENGTH, hint: w.slugHint })}
      </fieldset>
      {!props.locked && <Choices {...props} />}
    </form>
  )
}

function coverOptions(pictures: FormProps['pictures'], none: string) {
  return [
    { value: '', text: none },
    ...pictures.map(({ key, name }) => ({ value: key, text: name || key.slice(0, 12) })),
  ]
}

function Choices({ site, isBeyondDraft, choices }: FormProps) {
  const w = articleMessages(site.t.lang)
  const [now, ...others] = choices
  const words = { draft: w.backToDraft, submitted: w.submit, published: w.publish }
  return (
    <p class="actions">
      <button type="submit" class={others.length === 0 ? 'primary' : undefined}>
        {now === 'draft' && !isBeyondDraft ? w.saveDraft : w.save}
      </button>
      {others.map((status) => (
        <button type="submit" name="status" value={status} class={status === 'draft' ? undefined : 'primary'}>
          {words[status]}
        </button>
      ))}
    </p>
  )
}

/** Returns the label of a field. A field that the form does not show goes by its name in the API. */
function labelOf(field: string, w: ReturnType<typeof articleMessages>): string {
  const label = w[field as keyof typeof w]
  return typeof label === 'string' ? label : field
}
