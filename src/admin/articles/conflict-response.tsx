import { actorKey } from '../../auth/actor.ts'
import { sanitizeBody } from '../../content/sanitize-body.ts'
import { type FormValues, formFields, statusOf } from '../../editing/article-form.ts'
import { fieldsThatDiffer } from '../../editing/article-of-form.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { isOwnChange } from '../../editing/own-change.ts'
import { bodyAt } from '../../editing/revisions.ts'
import { merge, parseValues } from '../../editing/three-way-merge.ts'
import { bodyOfTyped } from '../../text/body/typed-text.ts'
import { type AdminContext, categoryOutlineFor, siteFor } from '../context.ts'
import { ConflictPage } from './conflict-page.tsx'
import { formKeysIn } from './form-keys.ts'
import { type Base, formValues, redirectToSaved } from './responses.tsx'

/** Returns the version and values with which the form was made. */
export function baseIn(form: FormData): Base {
  const values = form.get('base')
  return { version: Number(form.get('version')), values: typeof values === 'string' ? values : '' }
}

/**
 * Answers a form of an older version: somebody else has saved meanwhile, or the same editor in another
 * window.
 */
export async function conflict(c: AdminContext, article: StoredArticle, form: FormData, typed: FormValues) {
  const version = Number(form.get('version'))
  const keys = formKeysIn(form)
  const [site, categories, body, isOwn] = await Promise.all([
    siteFor(c),
    categoryOutlineFor(c),
    bodyAt(c.env.DB, article, version),
    isOwnChange(c.env.DB, article, version, actorKey(c.var.actor)),
  ])
  const theirs = formValues(article, site)
  // The text is compared as it would be stored, because the rich-text editor writes the same markup
  // differently.
  const mine = { ...typed, body: sanitizeBody(bodyOfTyped(typed.body)) }
  const before = { ...parseValues(baseIn(form).values, formFields), body }
  // A form that was sent twice, by a double click or after an answer that did not come, is saved already.
  if (fieldsThatDiffer(typed, theirs).length === 0 && hasStatus(article, statusOf(form)))
    return redirectToSaved(c, article.id, article.version, keys.key)
  return c.html(
    <ConflictPage
      site={site}
      article={article}
      categories={categories}
      fields={merge(formFields, before, mine, theirs)}
      status={statusOf(form)}
      keys={keys}
      isOwn={isOwn}
    />,
    409,
  )
}

/** Tells whether an article has the status that a button asks for. */
function hasStatus({ status, review }: StoredArticle, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === status) return true
  return wanted === 'submitted' ? review === 'submitted' : wanted === 'published' && status === 'scheduled'
}
