import { sql } from 'kysely'
import { bind, sqlite } from '../db/builder.ts'
import type { Media } from '../db/schema.ts'
import { usesInBin } from '../media/storage.ts'
import { type FilteredRows, filterByName } from './name-filter.ts'

export type MediaKind = 'pictures' | 'files'

interface Filter {
  kind: MediaKind | undefined
  /** Words of the file name. */
  text: string
  /** Only files with a smaller id than this one: the next page. */
  before: number | undefined
}

/** Lists stored files, the newest first. */
export async function listMedia(
  db: D1Database,
  { kind, text, before }: Filter,
  limit: number,
): Promise<FilteredRows<Media>> {
  const read = async (after: Media | undefined, size: number) => {
    let select = sqlite.selectFrom('media').selectAll().orderBy('id', 'desc').limit(size)
    if (kind) select = select.where('type', kind === 'pictures' ? 'like' : 'not like', 'image/%')
    const position = after?.id ?? before
    if (position !== undefined) select = select.where('id', '<', position)
    return (await bind(db, select.compile()).all<Media>()).results
  }
  return filterByName(read, ({ name }) => name, text, limit)
}

export async function mediaById(db: D1Database, id: number): Promise<Media | undefined> {
  const select = sqlite.selectFrom('media').selectAll().where('id', '=', id)
  return (await bind(db, select.compile()).first<Media>()) ?? undefined
}

/**
 * Lists pictures to choose from, the newest first. A picture that is chosen already comes before all others.
 */
export async function newestPictures(
  db: D1Database,
  chosen: string | null | undefined,
  limit: number,
): Promise<Pick<Media, 'key' | 'name'>[]> {
  const select = sqlite
    .selectFrom('media')
    .select(['key', 'name'])
    .where('type', 'like', 'image/%')
    .orderBy((eb) => eb('key', '=', chosen ?? ''), 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  return (await bind(db, select.compile()).all<Pick<Media, 'key' | 'name'>>()).results
}

export interface MediaUse {
  /** `bin`: a deleted article or static page; its id is that of the entry of the bin. */
  what: 'article' | 'page' | 'autosave' | 'bin'
  id: number
  title: string
  how: 'cover' | 'body' | 'attachment'
}

const MAX_USES = 100

/** Lists where a file is used. `removeUnusedMedia` (src/media/storage.ts) checks the same places. */
export async function usesOf(db: D1Database, { id, key }: Pick<Media, 'id' | 'key'>): Promise<MediaUse[]> {
  const select = sql<MediaUse>`
    select 'article' as what, id, title, 'cover' as how from articles where cover_media_id = ${id}
    union all select 'article', id, title, 'body' from articles where instr(body, ${key})
    union all select 'article', a.id, a.title, 'attachment'
      from attachments t join articles a on a.id = t.article_id where t.media_id = ${id}
    union all select 'page', id, title, 'body' from pages where instr(body, ${key})
    -- D1 takes no more than five parts of a compound select.
    union all select * from (select 'autosave', s.article_id, coalesce(a.title, ''), 'body'
      from autosaves s left join articles a on a.id = s.article_id where instr(s.fields, ${key})
    union all select 'bin', id, title, 'body' from (${usesInBin(sql`${id}`, sql`${key}`)}))
    limit ${sql.lit(MAX_USES)}`
  return (await bind(db, select.compile(sqlite)).all<MediaUse>()).results
}
