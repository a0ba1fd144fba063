import * as v from 'valibot'
import { articleLimits } from '../content/articles/limits.ts'
import { type FieldError, fieldErrorsOf } from '../lib/field-error.ts'
import type { UploadError } from '../media/upload-errors.ts'
import { lineSchema, textSchema } from '../text/schema.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../text/slug.ts'
import { MEDIA_KEY } from '../urls/public.ts'

/** The statuses that forms and scripts can set. `submitted` is a draft that waits for review. */
export const articleStatuses = ['draft', 'submitted', 'scheduled', 'published', 'withdrawn'] as const

/** The errors that a field of an article can have. */
export type ArticleErrorCode =
  | 'required'
  | 'tooLong'
  | 'noText'
  | 'noSlug'
  | 'noCategory'
  | 'noTime'
  | 'noStatus'
  | 'noPicture'
  | 'notFromHere'
  | 'isPublic'
  | 'unknownField'
  | 'expiresBeforePublishing'
  | 'expired'
  | 'altMissing'
  | 'reasonMissing'
  | 'bodyMissing'
  | 'pictureMissing'
  | 'partRemoved'
  | UploadError

export type ArticleError = FieldError<ArticleErrorCode>

const messages = { noText: 'noText', tooLong: 'tooLong' } satisfies Record<string, ArticleErrorCode>
const line = (maxLength: number) => lineSchema(maxLength, messages)
const text = (maxLength: number) => textSchema(maxLength, messages)
const time = v.pipe(v.string('noTime' satisfies ArticleErrorCode), v.trim())

/**
 * An article as forms and scripts send it. Times are ISO 8601; a time without an offset is in the site's time
 * zone. A field that is left out stays unchanged.
 */
export const articleInput = v.strictObject(
  {
    title: v.pipe(line(articleLimits.title), v.nonEmpty('required' satisfies ArticleErrorCode)),
    lead: v.optional(text(articleLimits.lead)),
    /** HTML. The sanitizer removes what is not allowed. */
    body: v.optional(
      v.pipe(
        v.string('noText' satisfies ArticleErrorCode),
        v.maxLength(articleLimits.body, 'tooLong' satisfies ArticleErrorCode),
      ),
    ),
    /** Slug. */
    category: v.pipe(line(MAX_SLUG_LENGTH), v.nonEmpty('required' satisfies ArticleErrorCode)),
    author: v.optional(line(articleLimits.author)),
    organisation: v.optional(line(articleLimits.organisation)),
    /** A published article with a future time is scheduled. */
    status: v.optional(v.picklist(articleStatuses, 'noStatus' satisfies ArticleErrorCode)),
    publishedAt: v.optional(v.nullable(time)),
    expiresAt: v.optional(v.nullable(time)),
    /** The reason for the withdrawal. Readers see it. */
    reason: v.optional(text(articleLimits.note)),
    slug: v.optional(v.pipe(line(MAX_SLUG_LENGTH), v.regex(SLUG, 'noSlug' satisfies ArticleErrorCode))),
    /** The picture above the text: its key from the URL (`…/media/<key>`), or null for none. */
    cover: v.optional(
      v.nullable(
        v.strictObject({
          key: v.pipe(
            v.string('noPicture' satisfies ArticleErrorCode),
            v.regex(new RegExp(`^${MEDIA_KEY}$`), 'noPicture' satisfies ArticleErrorCode),
          ),
          alt: v.optional(line(articleLimits.coverAlt)),
          caption: v.optional(line(articleLimits.coverCaption)),
        }),
      ),
    ),
    /** The id in another system. An article is never added twice under the same id. */
    externalId: v.optional(
      v.pipe(line(articleLimits.externalId), v.nonEmpty('required' satisfies ArticleErrorCode)),
    ),
  },
  'unknownField' satisfies ArticleErrorCode,
)

/** The input of a change. No field is required. */
export const articleChange = v.partial(v.omit(articleInput, ['externalId']))

type ParsedInput = v.InferOutput<typeof articleInput>
export type ArticleInput = { [Field in keyof ParsedInput]?: ParsedInput[Field] | undefined }

/** Parses an input. Returns it, or the fields that are wrong. */
export function parseArticle(
  schema: typeof articleInput | typeof articleChange,
  value: unknown,
): { input: ArticleInput } | { errors: ArticleError[] } {
  const result = v.safeParse(schema, value)
  if (result.success) return { input: result.output }
  return { errors: fieldErrorsOf(result.issues, codeOf) }
}

function codeOf(issue: v.BaseIssue<unknown>): ArticleErrorCode {
  if (issue.type !== 'strict_object') return issue.message as ArticleErrorCode
  return issue.expected === 'never' ? 'unknownField' : 'required'
}
