import { adminPaths } from '../admin-paths.ts'
import type { CategoryInOutline } from '../content/layout.ts'
import type { FormField, FormValues } from '../editing/article-form.ts'
import type { FieldFault } from '../editing/article-input.ts'
import { articleWords, faultWords } from '../locales/admin-articles.ts'
import type { Media } from '../schema.ts'
import { CategoryOptions } from './admin-article-list.tsx'
import { pictureTypes } from './admin-upload-fields.tsx'
import type { AdminSite } from './site.ts'

export interface FormProps {
  site: AdminSite
  /** 0 for a new one. */
  id: number
  version: number
  values: FormValues
  faults: readonly FieldFault[]
  categories: readonly CategoryInOutline[]
  /** To choose the cover from. */
  pictures: readonly Pick<Media, 'key' | 'name'>[]
  /** What the article can become by saving; the first is what it is. */
  choices: readonly ('draft' | 'submitted' | 'published')[]
}

/** The words of an article, with what saving makes of it as buttons. */
export function ArticleForm(props: FormProps) {
  const { site, id, version, values, faults, categories, pictures } = props
  const w = articleWords(site.t.lang)
  return (
    <form
      class="fields article-form"
      method="post"
      enctype="multipart/form-data"
      action={id === 0 ? adminPaths.articles() : adminPaths.article(id)}
      data-autosave={adminPaths.articlePart(id, 'autosave')}
      data-version={version}
    >
      <Mistakes site={site} faults={faults} />
      <input type="hidden" name="version" value={version} />
      <Line {...props} name="title" label={w.title} required maxlength={300} />
      <Area {...props} name="lead" label={w.lead} hint={w.leadHint} rows={3} />
      <Area {...props} name="body" label={w.body} hint={w.bodyHint} rows={20} rich />
      <div class="field">
        <label for="category">{w.category}</label>
        <FaultOf {...props} name="category" />
        <select id="category" name="category" required {...describedBy(faults, 'category')}>
          <CategoryOptions categories={categories} chosen={values.category} />
        </select>
      </div>
      <div class="pair">
        <Line {...props} name="author" label={w.author} maxlength={200} />
        <Line {...props} name="organisation" label={w.organisation} maxlength={300} />
      </div>
      <fieldset>
        <legend>{w.cover}</legend>
        <div class="field">
          <label for="coverKey">{w.coverKey}</label>
          <small id="coverKey-hint">{w.coverHint}</small>
          <FaultOf {...props} name="coverKey" />
          <select id="coverKey" name="coverKey" {...describedBy(faults, 'coverKey', true)}>
            <option value="">{w.noCover}</option>
            {pictures.map(({ key, name }) => (
              <option value={key} selected={key === values.coverKey}>
                {name || key.slice(0, 12)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="coverFile">{w.coverFile}</label>
          <small id="coverFile-hint">{w.coverFileHint}</small>
          <FaultOf {...props} name="coverFile" />
          <input
            id="coverFile"
            name="coverFile"
            type="file"
            accept={pictureTypes}
            {...describedBy(faults, 'coverFile', true)}
          />
        </div>
        <Line {...props} name="coverAlt" label={w.coverAlt} maxlength={500} />
        <Line {...props} name="coverCaption" label={w.coverCaption} maxlength={1000} />
      </fieldset>
      <fieldset>
        <legend>{w.timing}</legend>
        <div class="pair">
          <Line
            {...props}
            name="publishedAt"
            label={w.publishedAt}
            hint={w.publishedAtHint}
            type="datetime-local"
          />
          <Line
            {...props}
            name="expiresAt"
            label={w.expiresAt}
            hint={w.expiresAtHint}
            type="datetime-local"
          />
        </div>
        <Line {...props} name="slug" label={w.slug} hint={w.slugHint} maxlength={120} />
      </fieldset>
      <Choices {...props} />
    </form>
  )
}

function Choices({ site, id, choices }: FormProps) {
  const w = articleWords(site.t.lang)
  const [now, ...others] = choices
  const words = { draft: w.backToDraft, submitted: w.submit, published: w.publish }
  return (
    <p class="actions">
      <button type="submit">{id === 0 || now === 'draft' ? w.saveDraft : w.save}</button>
      {others.map((status) => (
        <button type="submit" name="status" value={status}>
          {words[status]}
        </button>
      ))}
    </p>
  )
}

/** What is wrong, at the top: each leads to its field. */
function Mistakes({ site, faults }: { site: AdminSite; faults: readonly FieldFault[] }) {
  if (faults.length === 0) return null
  const w = articleWords(site.t.lang)
  const say = faultWords(site.t.lang)
  return (
    <div class="mistakes" role="alert">
      <p>{w.mistakes}</p>
      <ul>
        {faults.map(({ field, fault }) => (
          <li>
            <a href={`#${field}`}>{`${labelOf(field, w)}: ${say[fault]}`}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const labelOf = (field: string, w: ReturnType<typeof articleWords>): string => {
  const label = w[field as keyof typeof w]
  return typeof label === 'string' ? label : field
}

interface FieldProps extends FormProps {
  name: FormField
  label: string
  hint?: string
}

function Line(props: FieldProps & { type?: string; required?: boolean; maxlength?: number }) {
  const { name, label, hint, values, faults, type = 'text', required = false, maxlength } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && <small id={`${name}-hint`}>{hint}</small>}
      <FaultOf {...props} />
      <input
        id={name}
        name={name}
        {...{ type, required, maxlength }}
        value={values[name]}
        {...describedBy(faults, name, hint !== undefined)}
      />
    </div>
  )
}

function Area(props: FieldProps & { rows: number; rich?: boolean }) {
  const { name, label, hint, values, faults, rows, rich = false } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && <small id={`${name}-hint`}>{hint}</small>}
      <FaultOf {...props} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        {...(rich && { 'data-rich-text': '' })}
        {...describedBy(faults, name, hint !== undefined)}
      >
        {values[name]}
      </textarea>
    </div>
  )
}

function FaultOf({ site, faults, name }: FormProps & { name: FormField | 'coverFile' }) {
  const fault = faults.find(({ field }) => field === name)
  if (!fault) return null
  return (
    <span class="error" id={`${name}-error`}>
      {faultWords(site.t.lang)[fault.fault]}
    </span>
  )
}

function describedBy(faults: readonly FieldFault[], name: FormField | 'coverFile', hint = false) {
  const isWrong = faults.some(({ field }) => field === name)
  const ids = [...(hint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-error`] : [])]
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(isWrong && { 'aria-invalid': 'true' as const }),
  }
}
