import { sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { type Executor, prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { query, read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'

export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  /** Media type and the extension that goes with it, of the content, not of the name. */
  type: string
  extension: string
  /** In pixels; null for what is no picture. */
  width: number | null
  height: number | null
  /** As it was called where it came from. */
  name: string
  /** For who cannot see the picture. */
  alt?: string
}

/** A file's name in the bucket and in addresses: the hash of its bytes. */
export async function keyOf({ bytes, extension }: StoredFile): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex}.${extension}`
}

export async function putFile(
  bucket: R2Bucket,
  key: string,
  { bytes, type: contentType }: StoredFile,
  contentDisposition?: string,
): Promise<void> {
  const httpMetadata = { contentType, ...(contentDisposition && { contentDisposition }) }
  await bucket.put(key, bytes, { httpMetadata })
}

/** Of an object in the bucket, the file that it is or was made of: smaller pictures lie below theirs (src/media/image-variants.ts). */
export const keyOfObject = (key: string) => key.split('/')[0] ?? key

/** Removes a file and the smaller pictures that were made of it (src/media/image-variants.ts). */
export async function removeFile(bucket: R2Bucket, key: string): Promise<void> {
  // The original first: what is made smaller from now on finds that it is gone.
  await bucket.delete(key)
  const { objects } = await bucket.list({ prefix: `${key}/` })
  if (objects.length > 0) await bucket.delete(objects.map((size) => size.key))
}

/** Adds the row of a file that is in the bucket; the same file twice is one. */
export function addMedia(key: string, file: StoredFile, now: Date): Command {
  const { bytes, type, width, height, name, alt = '' } = file
  const statement = sqlite
    .insertInto('media')
    .values({ key, type, bytes: bytes.byteLength, width, height, name, alt, created_at: instant(now) })
    .onConflict((conflict) => conflict.column('key').doNothing())
  return { statements: [statement.compile()] }
}

/** What is said of a picture to who cannot see it, proposed wherever it is put in. What shows it already stays. */
export function describeMedia(id: number, alt: string): Command {
  return { statements: [sqlite.updateTable('media').set({ alt }).where('id', '=', id).compile()] }
}

/** Removes the row of a file, unless something shows it. Its statement changes no row then. */
export function removeUnusedMedia({ id, key }: Pick<Media, 'id' | 'key'>): Command {
  const statement = sqlite
    .deleteFrom('media')
    .where('id', '=', id)
    .where(
      sql<boolean>`not exists (select 1 from articles where cover_media_id = media.id or instr(body, media.key))`,
    )
    .where(sql<boolean>`not exists (select 1 from attachments where media_id = media.id)`)
    .where(sql<boolean>`not exists (select 1 from pages where instr(body, media.key))`)
    .where(sql<boolean>`not exists (select 1 from autosaves where instr(fields, media.key))`)
  return { statements: [statement.compile()], tags: [tags.media(key)] }
}

export async function mediaByKey(db: Executor, key: string): Promise<Media | undefined> {
  const { values } = await read(db, {
    media: query(mediaOfKey({ key }), { value: ([row]) => row, tags: () => [] }),
  })
  return values.media
}

const mediaOfKey = prepared(({ key }: { key: string }) =>
  sqlite.selectFrom('media').selectAll().where('key', '=', key),
)
