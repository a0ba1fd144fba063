import { sanitizeBody } from '../../content/sanitize-body.ts'
import { type FormValues, statusOf } from '../../editing/article-form.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { bodyAt } from '../../editing/revisions.ts'
import { merge, valuesBefore } from '../../editing/three-way-merge.ts'
import { type AdminContext, categoryOutlineFor, siteFor } from '../context.tsx'
import { ConflictPage } from './conflict-page.tsx'
import { type Base, formValues } from './responses.tsx'

/** What the form says that it was made of. */
export function baseIn(form: FormData): Base {
  const values = form.get('base')
  return { version: Number(form.get('version')), values: typeof values === 'string' ? values : '' }
}

/** Somebody else has saved meanwhile, or the same editor in another place. */
export async function conflict(c: AdminContext, article: StoredArticle, form: FormData, typed: FormValues) {
  const [site, categories, body] = await Promise.all([
    siteFor(c),
    categoryOutlineFor(c),
    bodyAt(c.env.DB, article, Number(form.get('version'))),
  ])
  const theirs = formValues(article, site)
  // As it would be stored: the editor writes the same in other words.
  const mine = { ...typed, body: sanitizeBody(typed.body) }
  const before = { ...valuesBefore(baseIn(form).values), body }
  return c.html(
    <ConflictPage
      site={site}
      article={article}
      categories={categories}
      fields={merge(before, mine, theirs)}
      status={statusOf(form)}
    />,
    409,
  )
}
