import * as v from 'valibot'
import { articleLimits } from '../content/articles/limits.ts'
import { categoryKinds } from '../content/categories.ts'
import { instantOfIso, instantOfLocal } from '../lib/dates.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../text/slug.ts'
import { reservedSlugs } from '../urls/public.ts'

const line = (maxLength: number) => v.pipe(v.string(), v.trim(), v.normalize('NFC'), v.maxLength(maxLength))
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
 * One article as importers take it; a line of an NDJSON file is one of these. README lists the fields.
 * An unknown field is an error, since it is most often a misspelt one.
 */
export const articleRecord = v.strictObject({
  externalId: v.optional(v.pipe(line(articleLimits.externalId), v.nonEmpty('must not be empty'))),
  oldUrl: v.optional(
    v.pipe(line(1000), v.transform(pathOf), v.startsWith('/', 'must be a path or an http address')),
  ),
  title: v.pipe(line(articleLimits.title), v.nonEmpty('must not be empty')),
  slug: v.optional(slug),
  lead: v.optional(line(articleLimits.lead), ''),
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
/** What a source of records writes: optional fields may be left out. */
export type ArticleRecordInput = v.InferInput<typeof articleRecord>

/** A record, or what is wrong with it: field and reason, such as `title: must not be empty`. */
export function parseRecord(input: unknown): { record: ArticleRecord } | { problem: string } {
  const result = v.safeParse(articleRecord, input)
  if (result.success) return { record: result.output }
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`)
  return { problem: problems.join('; ') }
}

/**
 * The instant that a record means: ISO 8601 with an offset, or without one in the site's time zone, or
 * `dd/mm/yyyy hh:mm` in the site's time zone. Undefined when it is none of these.
 */
export function parseMoment(text: string, timeZone: string): string | undefined {
  try {
    const vietnamese = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),?\s+(\d{1,2}):(\d{2})$/.exec(text.trim())
    if (vietnamese) {
      const [day, month, year, hour, minute] = vietnamese.slice(1).map((part) => part.padStart(2, '0'))
      return instantOfLocal(`${year}-${month}-${day}T${hour}:${minute}`, timeZone)
    }
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined
    if (/(Z|[+-]\d{2}(:?\d{2})?)$/.test(text.slice(10))) return instantOfIso(text)
    return instantOfLocal(text, timeZone)
  } catch {
    return undefined
  }
}

/** Path and query of an address: what is left of it when the portal answers on the same host. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search } = new URL(address)
  return pathname + search
}
