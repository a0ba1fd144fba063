import * as v from 'valibot'
import type { UploadError } from '../media/upload-errors.ts'

/** In characters: a D1 row holds 2 MB. */
export const LONGEST_BODY = 400_000

/** What is wrong with a field; src/i18n/admin/articles.ts says it in words. */
export type Fault =
  | 'required'
  | 'tooLong'
  | 'noText'
  | 'noSlug'
  | 'noCategory'
  | 'noTime'
  | 'noStatus'
  | 'noPicture'
  | 'notOneOf'
  | 'notFromHere'
  | 'isPublic'
  | 'unknownField'
  | 'expiresBeforePublishing'
  | 'expired'
  | 'altMissing'
  | 'reasonMissing'
  | 'bodyMissing'
  | 'taken'
  | UploadError

export interface FieldFault {
  field: string
  fault: Fault
}

const text = (most: number) =>
  v.pipe(
    v.string('noText' satisfies Fault),
    v.normalize('NFC'),
    v.trim(),
    v.maxLength(most, 'tooLong' satisfies Fault),
  )
const time = v.pipe(v.string('noTime' satisfies Fault), v.trim())

/**
 * An article as forms and scripts give it. Times are ISO 8601, without an offset in the site's time zone. What is left
 * out stays as it is.
 */
export const articleInput = v.strictObject(
  {
    title: v.pipe(text(300), v.nonEmpty('required' satisfies Fault)),
    lead: v.optional(text(5_000)),
    /** HTML; what is not allowed in it is taken out. */
    body: v.optional(
      v.pipe(v.string('noText' satisfies Fault), v.maxLength(LONGEST_BODY, 'tooLong' satisfies Fault)),
    ),
    /** Slug. */
    category: v.pipe(text(120), v.nonEmpty('required' satisfies Fault)),
    author: v.optional(text(200)),
    organisation: v.optional(text(300)),
    /** `submitted`: a draft that waits for review. A published one whose time is still to come is scheduled. */
    status: v.optional(
      v.picklist(['draft', 'submitted', 'published', 'scheduled', 'withdrawn'], 'noStatus' satisfies Fault),
    ),
    publishedAt: v.optional(v.nullable(time)),
    expiresAt: v.optional(v.nullable(time)),
    /** Why it is withdrawn: readers are told. */
    reason: v.optional(text(1_000)),
    slug: v.optional(v.pipe(text(120), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'noSlug' satisfies Fault))),
    /** The picture above the text: its key as the address has it (`…/media/<key>`), or null for none. */
    cover: v.optional(
      v.nullable(
        v.strictObject({
          key: v.pipe(
            v.string('noPicture' satisfies Fault),
            v.regex(/^[0-9a-f]{64}\.[a-z0-9]{2,5}$/, 'noPicture' satisfies Fault),
          ),
          alt: v.optional(text(500)),
          caption: v.optional(text(1_000)),
        }),
      ),
    ),
    /** What another system calls it: it is never added twice. */
    externalId: v.optional(v.pipe(text(400), v.nonEmpty('required' satisfies Fault))),
  },
  'unknownField' satisfies Fault,
)

/** For a change: nothing is required. */
export const articleChange = v.partial(v.omit(articleInput, ['externalId']))

type Given = v.InferOutput<typeof articleInput>
export type ArticleInput = { [Field in keyof Given]?: Given[Field] | undefined }

/** What was given, or which fields are wrong. */
export function parseArticle(
  schema: typeof articleInput | typeof articleChange,
  given: unknown,
): { input: ArticleInput } | { faults: FieldFault[] } {
  const result = v.safeParse(schema, given)
  if (result.success) return { input: result.output }
  return {
    faults: result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', fault: faultOf(issue) })),
  }
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  if (issue.type !== 'strict_object') return issue.message as Fault
  return issue.expected === 'never' ? 'unknownField' : 'required'
}
