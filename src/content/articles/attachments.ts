import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { refuseUnlessSame } from '../../db/list-check.ts'
import { type Query, query } from '../../db/query.ts'
import { staleByText } from './invalidation.ts'

/** A file in the list below an article. */
export interface Attachment {
  mediaId: number
  key: string
  bytes: number
  /** The file's name at its upload. */
  name: string
  /** The title for readers; empty if they see the name. */
  title: string
}

/** Returns an article's attachments in the editors' order. */
export function attachmentsOfArticle(articleId: number): Query<Attachment[]> {
  return query(filesUnder({ articleId }), {
    value: (rows) => [...rows],
    tags: () => [tags.article(articleId)],
  })
}

const filesUnder = prepared(({ articleId }: { articleId: number }) =>
  sqlite
    .selectFrom('attachments')
    .innerJoin('media', 'media.id', 'attachments.media_id')
    .select(['media.id as mediaId', 'media.key', 'media.bytes', 'media.name', 'attachments.title'])
    .where('attachments.article_id', '=', articleId)
    .orderBy('attachments.position')
    .orderBy('media.id'),
)

/** Appends a file to an article's attachments. A file that is attached already stays as it is. */
export function attachFile(articleId: number, mediaId: number, title: string): Command {
  const last = sql<number>`(select coalesce(max(position), 0) + 1 from attachments where article_id = ${articleId})`
  const insertion = sqlite
    .insertInto('attachments')
    .values({ article_id: articleId, media_id: mediaId, title, position: last })
    .onConflict((conflict) => conflict.doNothing())
  return { statements: [insertion.compile()], ...staleByText(articleId) }
}

/**
 * Sets titles and order of an article's attachments, and removes those that the editor has taken off. The database
 * refuses it if the attachments are not those that the editor has seen.
 */
export function setAttachments(
  articleId: number,
  seen: readonly SeenAttachment[],
  attachments: readonly SeenAttachment[],
  removed: readonly number[],
): Command {
  const check = refuseUnlessSame('attachments', listOf(articleId), listed(seen))
  const removal = sqlite
    .deleteFrom('attachments')
    .where('article_id', '=', articleId)
    .where('media_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(removed)}))`)
  const json = JSON.stringify(attachments)
  const inList = sql`json_each(${json}) where value ->> 'mediaId' = attachments.media_id`
  const update = sqlite
    .updateTable('attachments')
    .set({
      title: sql<string>`(select value ->> 'title' from ${inList})`,
      position: sql<number>`(select key + 1 from ${inList})`,
    })
    .where('article_id', '=', articleId)
    .where(sql<boolean>`exists (select 1 from ${inList})`)
  return { statements: [check, removal.compile(), update.compile()], ...staleByText(articleId) }
}

type SeenAttachment = Pick<Attachment, 'mediaId' | 'title'>

const listed = (attachments: readonly SeenAttachment[]) =>
  JSON.stringify(attachments.map(({ mediaId, title }) => [mediaId, title]))

const listOf = (articleId: number) => sql<string>`(
  select json_group_array(json_array(media_id, title)) from (
    select media_id, title from attachments where article_id = ${articleId} order by position, media_id
  )
)`
