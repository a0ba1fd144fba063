import { type RawBuilder, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { nextId } from '../../db/next-id.ts'
import type { Article } from '../../db/schema.ts'
import type { Day, Instant } from '../../lib/dates.ts'
import {
  goneFromPlace,
  staleByFeaturing,
  staleByOrganisation,
  staleByPlace,
  staleByText,
} from './invalidation.ts'

/** The article to change, and the version that the editor has seen. A stale version aborts the whole write. */
export type SeenArticle = Pick<Article, 'id' | 'version'>

export type ArticleText = Pick<
  Article,
  'title' | 'lead' | 'body' | 'author' | 'cover_media_id' | 'cover_alt' | 'cover_caption'
>

export type NewArticle = Partial<ArticleText> &
  Pick<Article, 'category_id' | 'slug' | 'title'> &
  Partial<Pick<Article, 'id' | 'organisation' | 'external_id' | 'old_url' | 'created_by'>>

/** Adds a draft. The body must be sanitised HTML (src/content/sanitize-body.ts). */
export function addArticle(article: NewArticle, now: Instant): Command {
  const draft = { id: nextId('articles'), status: 'draft' as const, updated_at: now, ...article }
  return {
    statements: [sqlite.insertInto('articles').values(draft).compile()],
    staleAfter: [newestChunk({})],
  }
}

/** Selects the tag of the list of sitemaps if the newest id is the first of a chunk, so that there is one more. */
const newestChunk = prepared(
  () => sql<{ tag: string }>`select ${sql.lit(tags.sitemaps)} as tag from (select max(id) as id from articles)
    where (id - 1) % 1000 = 0`,
)

/** Changes an article's words. The body must be sanitised HTML. */
export function editArticle(seen: SeenArticle, words: Partial<ArticleText>, now: Instant): Command {
  return { statements: [updateArticle(seen, { ...words, updated_at: now })], ...staleByText(seen.id) }
}

/** Changes an article's slug. The old URL redirects to the new one, since it contains the id. */
export function renameArticle(seen: SeenArticle, slug: string, now: Instant): Command {
  return { statements: [updateArticle(seen, { slug, updated_at: now })], ...staleByText(seen.id) }
}

/** Publishes a draft or a withdrawn article as of a moment, or changes the publishing time of a published one. */
export function publishArticle(seen: SeenArticle, at: PublishingTime): Command {
  return {
    statements: [
      updateArticle(seen, {
        status: 'published',
        ...at,
        updated_at: at.published_at,
        first_published_at: sql<string>`coalesce(first_published_at, ${at.published_at})`,
      }),
    ],
    ...staleByPlace([seen.id]),
  }
}

export interface PublishingTime {
  published_at: Instant
  /** The day of `published_at` in the site's time zone. */
  published_day: Day
}

/** Schedules an article for publication (src/jobs/scheduled.ts). Until then readers do not see it. */
export function scheduleArticle(seen: SeenArticle, at: PublishingTime): Command {
  return {
    statements: [updateArticle(seen, { status: 'scheduled', ...at })],
    ...staleByPlace([seen.id]),
  }
}

/** Withdraws an article, and removes it from the featured news. Its page shows the reason. */
export function withdrawArticle(seen: SeenArticle, withdrawn_reason = ''): Command {
  return {
    statements: [updateArticle(seen, { status: 'withdrawn', featured_position: null, withdrawn_reason })],
    ...goneFromPlace([seen.id]),
  }
}

/** Sets or clears (null) the time when the article is withdrawn. No page shows it. */
export function setExpiry(seen: SeenArticle, expires_at: Instant | null): Command {
  return { statements: [updateArticle(seen, { expires_at })] }
}

/** Turns a scheduled article into a draft. No page shows it. */
export function unscheduleArticle(seen: SeenArticle): Command {
  return { statements: [updateArticle(seen, { status: 'draft' })] }
}

/** Sets the planned publishing time of a draft, or clears it (null). No page shows it. */
export function planArticle(
  seen: SeenArticle,
  time: { [Column in keyof PublishingTime]: PublishingTime[Column] | null },
): Command {
  return { statements: [updateArticle(seen, time)] }
}

/** Sets how far a draft is on its way to publication, and why it was returned. No page shows it. */
export function reviewArticle(seen: SeenArticle, review: Article['review'], review_note = ''): Command {
  return { statements: [updateArticle(seen, { review, review_note })] }
}

export function moveArticle(seen: SeenArticle, category_id: number): Command {
  return { statements: [updateArticle(seen, { category_id })], ...staleByPlace([seen.id]) }
}

export function creditOrganisation(seen: SeenArticle, organisation: string): Command {
  return { statements: [updateArticle(seen, { organisation })], ...staleByOrganisation(seen.id) }
}

/** Sets an article's position among the featured news (the smallest comes first). */
export function featureArticle(id: number, position: number): Command {
  return { statements: [setFeatured(id, position)], ...staleByFeaturing(id) }
}

export function unfeatureArticle(id: number): Command {
  return { statements: [setFeatured(id, null)], ...staleByFeaturing(id) }
}

/**
 * Removes a draft or a withdrawn article. Its statement changes no row if the article has another version or status by
 * now. Its revisions stay.
 */
export function removeArticle({ id, version }: SeenArticle): Command {
  return {
    statements: [
      sqlite
        .deleteFrom('articles')
        .where('id', '=', id)
        .where('version', '=', version)
        .where('status', 'in', ['draft', 'withdrawn'])
        .compile(),
    ],
    gone: [tags.article(id)],
    staleBefore: [lastChunkWith({ id })],
  }
}

/** Returns what goes stale when an article comes back from the bin. */
export function staleByRestoredArticle(id: number): Omit<Command, 'statements'> {
  return { stale: [tags.article(id)], staleAfter: [lastChunkWith({ id })] }
}

/** Selects the tag of the list of sitemaps if the article is alone in the last chunk. */
const lastChunkWith = prepared(
  ({ id }: { id: number }) => sql<{ tag: string }>`
    select ${sql.lit(tags.sitemaps)} as tag from articles
    where id = ${id} and id = (select max(id) from articles)
      and (id - 1) / 1000 > (select max(other.id) - 1 from articles other where other.id < ${id}) / 1000`,
)

function setFeatured(id: number, featured_position: number | null) {
  return sqlite.updateTable('articles').set({ featured_position }).where('id', '=', id).compile()
}

type Changes = { [Column in keyof Article]?: Article[Column] | RawBuilder<Article[Column]> }

function updateArticle({ id, version }: SeenArticle, values: Changes) {
  return sqlite
    .updateTable('articles')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .compile()
}
