import { admitText } from '../text/admit.ts'
import { bodyOfTyped } from '../text/body/typed-text.ts'
import {
  type ArticleError,
  type ArticleInput,
  articleChange,
  articleInput,
  parseArticle,
} from './article-input.ts'
import type { StoredArticle } from './article-records.ts'

/** The fields of the article form, as text. Times are local times of the site: `YYYY-MM-DDTHH:MM`. */
export const formFields = [
  'title',
  'lead',
  'body',
  'category',
  'author',
  'organisation',
  'slug',
  'publishedAt',
  'expiresAt',
  'coverKey',
  'coverAlt',
  'coverCaption',
] as const

export type FormField = (typeof formFields)[number]
export type FormValues = Record<FormField, string>

/** Returns the texts that a form carries. A missing field is empty. */
export function valuesOf(form: FormData | Record<string, unknown>): FormValues {
  const get = (name: string) => (form instanceof FormData ? form.get(name) : form[name])
  return Object.fromEntries(
    formFields.map((name) => {
      const value = get(name)
      return [name, typeof value === 'string' ? admitText(value) : '']
    }),
  ) as FormValues
}

/** Returns the status that the pressed button asks for. */
export function statusOf(form: FormData): string | undefined {
  const status = form.get('status')
  return typeof status === 'string' && status !== '' ? status : undefined
}

/**
 * Returns the values with which a form shows an article. `local` formats an instant as a local time of the
 * site.
 */
export function valuesOfArticle(article: StoredArticle, local: (moment: string) => string): FormValues {
  return {
    title: article.title,
    lead: article.lead,
    body: article.body,
    category: article.categorySlug,
    author: article.author,
    organisation: article.organisation,
    slug: article.slug,
    publishedAt: article.published_at ? local(article.published_at) : '',
    expiresAt: article.expires_at ? local(article.expires_at) : '',
    coverKey: article.coverKey ?? '',
    coverAlt: article.cover_alt,
    coverCaption: article.cover_caption,
  }
}

export const noValues = valuesOf({})

/**
 * Turns the form's values into an input and checks it by the rules of the API. Errors name the form's fields.
 */
export function inputOf(
  values: FormValues,
  status: string | undefined,
  isNew: boolean,
): { input: ArticleInput } | { errors: ArticleError[] } {
  const { title, lead, category, author, organisation, slug } = values
  const parsed = parseArticle(isNew ? articleInput : articleChange, {
    title,
    lead,
    body: bodyOfTyped(values.body),
    category,
    author,
    organisation,
    // An empty slug is left out: a new article then derives it from its title, and an old one keeps its own.
    ...(slug.trim() !== '' && { slug: slug.trim() }),
    ...(status && { status }),
    publishedAt: values.publishedAt || null,
    expiresAt: values.expiresAt || null,
    cover:
      values.coverKey === ''
        ? null
        : { key: values.coverKey, alt: values.coverAlt, caption: values.coverCaption },
  })
  return 'errors' in parsed ? { errors: parsed.errors.map(toFormError) } : parsed
}

/** Translates the API's field name of an error into the form's. */
export function toFormError({ field, ...error }: ArticleError): ArticleError {
  const names: Record<string, FormField> = {
    cover: 'coverKey',
    'cover.key': 'coverKey',
    'cover.alt': 'coverAlt',
    'cover.caption': 'coverCaption',
  }
  return { field: names[field] ?? field, ...error }
}
