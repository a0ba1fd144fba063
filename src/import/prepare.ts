import { type SanitizedBody, sanitizeBodyAndReport } from '../content/sanitize-body.ts'
import type { Article, EditingColumn } from '../db/schema.ts'
import { dayOf, instant, parseInstant } from '../lib/dates.ts'
import { missingPictures } from '../text/body/missing-pictures.ts'
import { slug } from '../text/slug.ts'
import { type ArticleRecord, TIME_OF_RECORD } from './record.ts'

/** An article ready to be stored, but without the ids of its category and cover: only the database knows these. */
export type PreparedArticle = Omit<
  Article,
  'id' | 'version' | 'category_id' | 'cover_media_id' | 'updated_at' | EditingColumn
> & {
  external_id: string
  /** Null if the record names no change after publishing. */
  updated_at: string | null
}

/**
 * Converts a record to columns, or returns why it is rejected. An article with a later time than `now` is scheduled.
 */
export function prepareArticle(
  record: ArticleRecord,
  timeZone: string,
  now: Date,
  pictures?: Parameters<typeof sanitizeBodyAndReport>[1],
): { article: PreparedArticle; notes: string[] } | { reason: string } {
  const moments: Record<'publishedAt' | 'updatedAt' | 'expiresAt', string | null> = {
    publishedAt: null,
    updatedAt: null,
    expiresAt: null,
  }
  for (const name of ['publishedAt', 'updatedAt', 'expiresAt'] as const) {
    const text = record[name]
    if (text === undefined) continue
    const moment = parseInstant(text, timeZone, TIME_OF_RECORD)
    if (!moment)
      return {
        reason: `${name}: "${text}" is no time in the years 1900 to 2200; write 2021-04-02T15:26 or 02/04/2021 15:26`,
      }
    moments[name] = moment
  }
  const { publishedAt, updatedAt, expiresAt } = moments
  if (!publishedAt && record.status !== 'draft')
    return { reason: `publishedAt: a ${record.status} article needs one` }
  if (publishedAt && expiresAt && expiresAt <= publishedAt)
    return { reason: 'expiresAt: is not after publishedAt' }

  const current = instant(now)
  const status =
    record.status === 'published' && publishedAt && publishedAt > current ? 'scheduled' : record.status
  const visible = status === 'published'
  const body = sanitizeBodyAndReport(record.body, pictures)
  const article: PreparedArticle = {
    external_id: record.externalId ?? record.oldUrl ?? `record:${publishedAt ?? ''}:${record.title}`,
    old_url: record.oldUrl ?? null,
    status,
    published_at: publishedAt,
    published_day: publishedAt && dayOf(publishedAt, timeZone),
    first_published_at: visible || status === 'withdrawn' ? publishedAt : null,
    updated_at: updatedAt,
    expires_at: expiresAt,
    featured_position: record.featured ?? null,
    slug: record.slug ?? slug(record.title),
    title: record.title,
    lead: record.lead,
    author: record.author,
    organisation: record.organisation,
    cover_alt: record.cover?.alt ?? '',
    cover_caption: record.cover?.caption ?? '',
    body: body.html,
  }
  return { article, notes: notesOf(body) }
}

/** Says what of a body could not be kept, and which of its pictures are not here. */
function notesOf({ html, dropped }: SanitizedBody): string[] {
  const missing = missingPictures(html)
  return [
    ...Object.entries(dropped).map(([tag, count]) => `body: ${count} × <${tag}> could not be kept`),
    ...(missing.length > 0
      ? [`body: has the place of a picture that is not here: ${missing.join(', ')}`]
      : []),
  ]
}
