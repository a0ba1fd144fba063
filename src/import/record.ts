import * as v from 'valibot'
import { articleLimits } from '../content/articles/limits.ts'
import { categoryKinds } from '../content/categories.ts'
import { lineSchema, textSchema } from '../text/schema.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../text/slug.ts'
import { reservedSlugs } from '../urls/public.ts'
import type { ImportRejection } from './report.ts'

const line = (maxLength: number) => lineSchema(maxLength)
const slug = v.pipe(
  v.string(),
  v.regex(SLUG, 'must be lower-case letters, digits and single hyphens'),
  v.maxLength(MAX_SLUG_LENGTH),
)
const categorySlug = v.pipe(
  slug,
  v.check((value) => !reservedSlugs.has(value), 'is reserved for a page of the portal'),
)

const describedCategory = v.strictObject({
  slug: categorySlug,
  name: v.pipe(line(200), v.nonEmpty('must not be empty')),
  kind: v.optional(v.picklist(categoryKinds)),
  parent: v.optional(categorySlug),
})

/**
 * One article as importers accept it; a line of an NDJSON file is one of these. The README of this folder lists the
 * fields. An unknown field is an error, since it is most often a misspelt one.
 */
export const articleRecord = v.strictObject({
  externalId: v.optional(v.pipe(line(articleLimits.externalId), v.nonEmpty('must not be empty'))),
  oldUrl: v.optional(
    v.pipe(line(1000), v.transform(pathOf), v.startsWith('/', 'must be a path or an http address')),
  ),
  title: v.pipe(line(articleLimits.title), v.nonEmpty('must not be empty')),
  slug: v.optional(slug),
  lead: v.optional(textSchema(articleLimits.lead), ''),
  body: v.optional(v.pipe(v.string(), v.maxLength(articleLimits.body)), ''),
  category: v.optional(
    v.lazy((input) => (typeof input === 'object' && input !== null ? describedCategory : categorySlug)),
  ),
  author: v.optional(line(articleLimits.author), ''),
  organisation: v.optional(line(articleLimits.organisation), ''),
  status: v.optional(v.picklist(['draft', 'scheduled', 'published', 'withdrawn']), 'published'),
  publishedAt: v.optional(v.string()),
  updatedAt: v.optional(v.string()),
  expiresAt: v.optional(v.string()),
  featured: v.optional(v.pipe(v.number(), v.integer())),
  cover: v.optional(
    v.strictObject({
      file: v.optional(v.pipe(v.string(), v.normalize('NFC'))),
      alt: v.optional(line(articleLimits.coverAlt), ''),
      caption: v.optional(line(articleLimits.coverCaption), ''),
    }),
  ),
})

export type ArticleRecord = v.InferOutput<typeof articleRecord>
/** A record as a source writes it: optional fields may be missing. */
export type ArticleRecordInput = v.InferInput<typeof articleRecord>

/** An entry of a source: a parsed record that is not validated yet, or why there is none. */
export type SourceRecord = { where: string; input: unknown } | ImportRejection

/** Validates a record. Returns a reason if it is invalid: field and message, such as `title: must not be empty`. */
export function parseRecord(input: unknown): { record: ArticleRecord } | { reason: string } {
  const result = v.safeParse(articleRecord, input)
  if (result.success) return { record: result.output }
  const reasons = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`)
  return { reason: reasons.join('; ') }
}

/** `02/04/2021 15:26`, which records may write instead of ISO 8601. */
export const TIME_OF_RECORD =
  /^\s*(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4}),?\s+(?<hour>\d{1,2}):(?<minute>\d{2})\s*$/

/** Returns path and query of a URL. They stay the same when the portal takes over the host. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}
