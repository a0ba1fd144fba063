import type { DroppedElements } from '../content/sanitize-body.ts'
import type { ArticleInput } from '../editing/article-input.ts'
import type { ListedArticle, StoredArticle } from '../editing/article-records.ts'
import type { AddedArticle } from '../editing/create-article.ts'
import { problem } from '../http/problem.ts'
import { paths } from '../urls/public.ts'
import type { ApiContext } from './context.ts'

/** Returns the ETag of an article, which is its version. */
export const etagOf = ({ version }: { version: number }) => `"${version}"`

/** Names what of a body could not be kept, with its number. Empty if all was kept. */
export const droppedIn = ({ dropped }: { dropped: DroppedElements }) =>
  Object.keys(dropped).length > 0 ? { dropped } : {}

/** Returns the public URL of an article that is being added. */
export function urlOf(c: ApiContext, added: Pick<AddedArticle, 'id' | 'slug'>, input: ArticleInput): string {
  return originOf(c) + paths.article({ ...added, categorySlug: input.category ?? '' })
}

const originOf = (c: ApiContext) => c.env.ORIGIN || new URL(c.req.url).origin

/** Renders an article as JSON for lists, without its body. */
export function outlineJson(c: ApiContext, article: ListedArticle) {
  const { id, title, lead, author, organisation, version } = article
  return {
    id,
    url: originOf(c) + paths.article(article),
    title,
    lead,
    author,
    organisation,
    category: article.categorySlug,
    status: article.review === 'submitted' ? 'submitted' : article.status,
    publishedAt: article.published_at,
    updatedAt: article.updated_at,
    expiresAt: article.expires_at,
    externalId: article.external_id,
    version,
  }
}

/** Renders an article as JSON with all its fields. */
export function articleJson(c: ApiContext, article: StoredArticle) {
  const { body, coverKey: key, cover_alt: alt, cover_caption: caption, slug } = article
  return { ...outlineJson(c, article), slug, body, cover: key ? { key, alt, caption } : null }
}

/**
 * Answers a request to add an article under a known `externalId`: 200 if the article is the same, else 409.
 */
export function existingArticle(c: ApiContext, article: StoredArticle, input: ArticleInput): Response {
  const isSame = (['title', 'lead', 'author', 'organisation'] as const).every(
    (field) => input[field] === undefined || input[field] === article[field],
  )
  const url = originOf(c) + paths.article(article)
  if (isSame) return Response.json({ id: article.id, url }, { headers: { 'Cache-Control': 'no-store' } })
  const detail = `There is another article with this externalId: ${url}. Change it by PATCH /api/v1/articles/${article.id}.`
  return problem({ status: 409, title: 'Already there', detail, errors: [{ field: 'externalId', detail }] })
}

/** Answers 404, also when the article exists but the token may not see it. */
export function noSuchArticle(c: ApiContext): Response {
  const detail = `There is no article ${c.req.param('id')} that this token may see.`
  return problem({ status: 404, title: 'No such article', detail })
}

/** Answers 428 (RFC 6585) to a change without `If-Match`. */
export function preconditionRequired(): Response {
  const detail = 'Say which version you change: If-Match with the ETag that GET has given, or * for any.'
  return problem({ status: 428, title: 'Which version?', detail })
}

/** Answers 412 to a change of another version than the stored one. */
export function preconditionFailed(article: StoredArticle): Response {
  const detail = `Article ${article.id} has been changed meanwhile. Get it again, and make your change to that.`
  return problem({ status: 412, title: 'Changed meanwhile', detail })
}
