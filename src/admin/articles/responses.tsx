import { actorKey, can } from '../../auth/actor.ts'
import { type FormValues, valuesOfArticle } from '../../editing/article-form.ts'
import { articleForEditing, type StoredArticle } from '../../editing/article-records.ts'
import { newestAutosave } from '../../editing/autosaves.ts'
import { newestPictures } from '../../editing/media-library.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { localOf } from '../../lib/dates.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, categoryOutlineFor, siteFor } from '../context.ts'
import type { FormError } from '../ui/form.tsx'
import { TypedText } from '../ui/typed-text.tsx'
import { ArticleEditPage } from './edit-page.tsx'
import type { StaleStep } from './steps.tsx'

/** Pictures that the form offers as the cover. */
const MAX_PICTURES = 60

interface FormState {
  /** The article's own by default. */
  values?: FormValues
  errors?: readonly FormError[]
  saved?: boolean
  /** What of the body could not be kept (`DroppedNotice`). */
  dropped?: string | undefined
  /** Whether a step was made. */
  done?: boolean
  /** The key that the form has already. */
  key?: string
  /** Keys of earlier forms of which this one has the text. */
  restored?: readonly string[]
  /** The version and values with which the form was made. The current article by default. */
  base?: Base
  /** The text that was typed for a step, after the step was refused because the article has changed. */
  stale?: StaleStep
}

export interface Base {
  version: number
  /** JSON. Empty if unknown. */
  values: string
}

/**
 * Answers with the form of an article, or of a new one. The status is 422 with errors, and 409 after a stale
 * step.
 */
export async function editPage(
  c: AdminContext,
  article: StoredArticle | undefined,
  formState: FormState,
  status?: 403 | 409,
) {
  const { errors = [], saved = false, dropped, done = false, stale, base, restored = [] } = formState
  const key = formState.key || crypto.randomUUID()
  const id = article?.id ?? 0
  const [site, categories, pictures, autosave] = await Promise.all([
    siteFor(c),
    categoryOutlineFor(c),
    newestPictures(c.env.DB, formState.values?.coverKey ?? article?.coverKey, MAX_PICTURES),
    newestAutosave(c.env.DB, c.var.actor, id, [key, ...restored]),
  ])
  const canPublish = can(c.var.actor, 'publish')
  const values = formState.values ?? (article ? formValues(article, site) : undefined)
  if (!values) return notFound(c)
  return c.html(
    <ArticleEditPage
      site={site}
      article={article}
      id={id}
      errors={errors}
      categories={categories}
      pictures={pictures}
      canPublish={canPublish}
      savedForm={saved ? (c.req.query('form') ?? '') : undefined}
      dropped={dropped}
      values={values}
      version={base?.version ?? article?.version ?? 0}
      base={base?.values ?? (article ? baseOf(formValues(article, site)) : '')}
      locked={article !== undefined && !canChange(c.var.actor, article)}
      isBeyondDraft={article !== undefined && (article.status !== 'draft' || article.review === 'submitted')}
      formKey={key}
      restored={restored}
      done={done}
      choices={choicesOf(article, canPublish)}
      autosave={errors.length === 0 && !saved ? autosave : undefined}
      stale={stale}
    />,
    status ?? (stale ? 409 : errors.length > 0 ? 422 : 200),
  )
}

/**
 * Returns the form's values as JSON, for the comparison in `conflict`. The body is left out, because the
 * revisions have it.
 */
function baseOf({ body: _, ...values }: FormValues): string {
  return JSON.stringify(values)
}

export function formValues(article: StoredArticle, { settings }: Pick<AdminSite, 'settings'>): FormValues {
  return valuesOfArticle(article, (moment) => localOf(moment, settings.time_zone))
}

function choicesOf(article: StoredArticle | undefined, canPublish: boolean) {
  if (canPublish && article?.status === 'published') return ['published'] as const
  if (canPublish && article?.status === 'scheduled') return ['published', 'draft'] as const
  if (canPublish) return ['draft', 'published'] as const
  return ['draft', 'submitted'] as const
}

/** Returns the article of the URL, if the actor may see it. */
export async function articleOf(c: AdminContext): Promise<StoredArticle | undefined> {
  const article = await articleForEditing(c.env.DB, Number(c.req.param('id')))
  if (!article || can(c.var.actor, 'publish')) return article
  return article.created_by === actorKey(c.var.actor) ? article : undefined
}

/**
 * Redirects to a saved article. Its page tells the browser which form was saved.
 *
 * @param dropped of `droppedParameter`.
 */
export function redirectToSaved(c: AdminContext, id: number, version: number, key: string, dropped = '') {
  const query = new URLSearchParams({ saved: `${version}`, ...(key && { form: key }) })
  return c.redirect(`${adminPaths.article(id)}?${query}${dropped}`, 303)
}

/** @param typed for a step of the article. */
export async function notFound(c: AdminContext, typed = '') {
  const { t } = await siteFor(c)
  const w = articleMessages(t.lang)
  return c.html(
    <ErrorPage t={t} title={w.noSuchArticle} text={w.noSuchArticleText}>
      <TypedText lang={t.lang} text={typed} />
    </ErrorPage>,
    404,
  )
}

/** Answers 403 and says why. */
export async function notAllowed(c: AdminContext, article?: StoredArticle) {
  const { t } = await siteFor(c)
  const text =
    article && !canChange(c.var.actor, article) ? articleMessages(t.lang).mayNotChange : t.notAllowedText
  return c.html(<ErrorPage t={t} title={t.notAllowedTitle} text={text} />, 403)
}
