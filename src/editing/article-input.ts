import * as v from 'valibot'
import { articleLimits } from '../content/articles/limits.ts'
import { type FieldError, fieldErrorsOf } from '../lib/field-error.ts'
import type { UploadError } from '../media/upload-errors.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../text/slug.ts'
import { MEDIA_KEY } from '../urls/public.ts'

/** What an article can be for forms and scripts. `submitted`: a draft that waits for review. */
export const articleStatuses = ['draft', 'submitted', 'scheduled', 'published', 'withdrawn'] as const

/** What can be wrong with a field of an article. */
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
  | UploadError

export type ArticleError = FieldError<ArticleErrorCode>

const text = (most: number) =>
  v.pipe(
    v.string('noText' satisfies ArticleErrorCode),
    v.normalize('NFC'),
    v.trim(),
    v.maxLength(most, 'tooLong' satisfies ArticleErrorCode),
  )
const time = v.pipe(v.string('noTime' satisfies ArticleErrorCode), v.trim())

/**
 * An article as forms and scripts give it. Times are ISO 8601, without an offset in the site's time zone. What is left
 * out stays as it is.
 */
export const articleInput = v.strictObject(
  {
    title: v.pipe(text(articleLimits.title), v.nonEmpty('required' satisfies ArticleErrorCode)),
    lead: v.optional(text(articleLimits.lead)),
    /** HTML; what is not allowed in it is taken out. */
    body: v.optional(
      v.pipe(
        v.string('noText' satisfies ArticleErrorCode),
        v.maxLength(articleLimits.body, 'tooLong' satisfies ArticleErrorCode),
      ),
    ),
    /** Slug. */
    category: v.pipe(text(MAX_SLUG_LENGTH), v.nonEmpty('required' satisfies ArticleErrorCode)),
    author: v.optional(text(articleLimits.author)),
    organisation: v.optional(text(articleLimits.organisation)),
    /** A published one whose time is still to come is scheduled. */
    status: v.optional(v.picklist(articleStatuses, 'noStatus' satisfies ArticleErrorCode)),
    publishedAt: v.optional(v.nullable(time)),
    expiresAt: v.optional(v.nullable(time)),
    /** Why it is withdrawn: readers are told. */
    reason: v.optional(text(articleLimits.note)),
    slug: v.optional(v.pipe(text(MAX_SLUG_LENGTH), v.regex(SLUG, 'noSlug' satisfies ArticleErrorCode))),
    /** The picture above the text: its key as the address has it (`…/media/<key>`), or null for none. */
    cover: v.optional(
      v.nullable(
        v.strictObject({
          key: v.pipe(
            v.string('noPicture' satisfies ArticleErrorCode),
            v.regex(new RegExp(`^${MEDIA_KEY}$`), 'noPicture' satisfies ArticleErrorCode),
          ),
          alt: v.optional(text(articleLimits.coverAlt)),
          caption: v.optional(text(articleLimits.coverCaption)),
        }),
      ),
    ),
    /** What another system calls it: it is never added twice. */
    externalId: v.optional(
      v.pipe(text(articleLimits.externalId), v.nonEmpty('required' satisfies ArticleErrorCode)),
    ),
  },
  'unknownField' satisfies ArticleErrorCode,
)

/** For a change: nothing is required. */
export const articleChange = v.partial(v.omit(articleInput, ['externalId']))

type Given = v.InferOutput<typeof articleInput>
export type ArticleInput = { [Field in keyof Given]?: Given[Field] | undefined }

/** What was given, or which fields are wrong. */
export function parseArticle(
  schema: typeof articleInput | typeof articleChange,
  given: unknown,
): { input: ArticleInput } | { errors: ArticleError[] } {
  const result = v.safeParse(schema, given)
  if (result.success) return { input: result.output }
  return { errors: fieldErrorsOf(result.issues, codeOf) }
}

function codeOf(issue: v.BaseIssue<unknown>): ArticleErrorCode {
  if (issue.type !== 'strict_object') return issue.message as ArticleErrorCode
  return issue.expected === 'never' ? 'unknownField' : 'required'
}
