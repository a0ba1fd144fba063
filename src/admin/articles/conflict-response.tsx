import { sanitizeBody } from '../../content/sanitize-body.ts'
import { type FormValues, formFields, statusOf } from '../../editing/article-form.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { bodyAt } from '../../editing/revisions.ts'
import { merge, parseValues } from '../../editing/three-way-merge.ts'
import { bodyOfTyped } from '../../text/body/typed-text.ts'
import { type AdminContext, categoryOutlineFor, siteFor } from '../context.ts'
import { ConflictPage } from './conflict-page.tsx'
import { type Base, formValues } from './responses.tsx'

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
  const [site, categories, body] = await Promise.all([
    siteFor(c),
    categoryOutlineFor(c),
    bodyAt(c.env.DB, article, Number(form.get('version'))),
  ])
  const theirs = formValues(article, site)
  // The text is compared as it would be stored, because the rich-text editor writes the same markup
  // differently.
  const mine = { ...typed, body: sanitizeBody(bodyOfTyped(typed.body)) }
  const before = { ...parseValues(baseIn(form).values, formFields), body }
  return c.html(
    <ConflictPage
      site={site}
      article={article}
      categories={categories}
      fields={merge(formFields, before, mine, theirs)}
      status={statusOf(form)}
    />,
    409,
  )
}
