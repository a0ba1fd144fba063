import { type RawBuilder, sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { bind, type Executor, prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import { query, read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import { hex } from '../lib/encoding.ts'

export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  /** Media type and extension according to the content, not to the name. */
  type: string
  extension: string
  /** In pixels; null for documents. */
  width: number | null
  height: number | null
  /** The name at its origin. */
  name: string
  /** The description for people who cannot see the picture. */
  alt?: string
}

/** Returns a file's key in the bucket and in URLs: the hash of its bytes. */
export async function keyOf({ bytes, extension }: StoredFile): Promise<string> {
  return `${hex(await crypto.subtle.digest('SHA-256', bytes))}.${extension}`
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

/**
 * Returns the key of the file that an object is, or is a variant of: variants are below their picture
 * (src/media/image-variants.ts).
 */
export const keyOfObject = (key: string) => key.split('/')[0] ?? key

/** Removes a file and its smaller variants (src/media/image-variants.ts). */
export async function removeFile(bucket: R2Bucket, key: string): Promise<void> {
  // The original goes first: a request that makes a variant from now on finds that it is gone.
  await bucket.delete(key)
  const { objects } = await bucket.list({ prefix: `${key}/` })
  if (objects.length > 0) await bucket.delete(objects.map((size) => size.key))
}

/** Returns the key in the bucket of a file whose row is in the bin. No URL leads there. */
const keyInBin = (key: string) => `bin/${key}`

/** Moves a file whose row was removed to where readers do not get it, and removes its smaller variants. */
export async function moveToBin(bucket: R2Bucket, key: string): Promise<void> {
  await copyObject(bucket, key, keyInBin(key))
  await removeFile(bucket, key)
}

/** Copies a file back for readers, before its row is restored. Returns false if there is no such file. */
export async function copyFromBin(bucket: R2Bucket, key: string): Promise<boolean> {
  return (await copyObject(bucket, keyInBin(key), key)) || (await bucket.head(key)) !== null
}

/** Removes a file from the bin. */
export async function removeFromBucketBin(bucket: R2Bucket, key: string): Promise<void> {
  await bucket.delete(keyInBin(key))
}

async function copyObject(bucket: R2Bucket, from: string, to: string): Promise<boolean> {
  const object = await bucket.get(from)
  if (!object) return false
  await bucket.put(to, await object.arrayBuffer(), { httpMetadata: object.httpMetadata ?? {} })
  return true
}

/** Adds the row of a file in the bucket. The same file has one row. */
export function addMedia(key: string, file: StoredFile, now: Date): Command {
  const { bytes, type, width, height, name, alt = '' } = file
  const statement = sqlite
    .insertInto('media')
    .values({
      id: nextId('media'),
      key,
      type,
      bytes: bytes.byteLength,
      width,
      height,
      name,
      alt,
      created_at: instant(now),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
  return { statements: [statement.compile()] }
}

/**
 * Sets the description of a picture for people who cannot see it. The editor proposes it for further uses; pages that
 * show the picture keep theirs. `seen` is the version that the editor has seen.
 */
export function describeMedia(id: number, alt: string, seen?: number): Command {
  const change = sqlite.updateTable('media').set({ alt, version: nextVersion(seen) })
  return { statements: [change.where('id', '=', id).compile()] }
}

/**
 * Removes the row of a file, unless something shows the file, also something in the bin. Its statement changes no row
 * then. `seen` is the version that the editor has seen.
 */
export function removeUnusedMedia({ id, key }: Pick<Media, 'id' | 'key'>, seen?: number): Command {
  const statement = sqlite
    .deleteFrom('media')
    .where('id', '=', id)
    .where(hasVersion(seen))
    .where(
      sql<boolean>`not exists (select 1 from articles where cover_media_id = media.id or instr(body, media.key))`,
    )
    .where(sql<boolean>`not exists (select 1 from attachments where media_id = media.id)`)
    .where(sql<boolean>`not exists (select 1 from pages where instr(body, media.key))`)
    .where(sql<boolean>`not exists (${usesInBin(sql`media.id`, sql`media.key`)})`)
    .where(sql<boolean>`not exists (select 1 from autosaves where instr(fields, media.key))`)
  return { statements: [statement.compile()], gone: [tags.media(key)] }
}

/** Selects `id` and `title` of articles and static pages in the bin that show a file. */
export function usesInBin(id: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select bin.id, bin.title from bin where bin.kind <> 'media' and (
    instr(bin.content, ${key}) or bin.content ->> 'cover_media_id' = ${id}
    or exists (select 1 from json_each(bin.children, '$.attachments') file where file.value ->> 'media_id' = ${id})
  )`
}

/** Returns the key of a deleted file by its entry in the bin. */
export async function fileOfEntry(db: Executor, entryId: number): Promise<string | undefined> {
  const select = sql<{
    key: string
  }>`select content ->> 'key' as key from bin where id = ${entryId} and kind = 'media'`
  const { results } = await bind(db, select.compile(sqlite)).all<{ key: string }>()
  return results[0]?.key
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
