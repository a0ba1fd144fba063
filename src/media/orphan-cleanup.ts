import { sql } from 'kysely'
import { bind, sqlite } from '../db/builder.ts'
import { hex } from '../lib/encoding.ts'
import { keyOfObject } from './storage.ts'

/** Milliseconds that a file without a row is left alone: somebody may be uploading it, and D1 can be set back by 30 days. */
const MIN_AGE_MS = 31 * 24 * 3_600_000
/** Names of files begin with a hash: of so many equal parts of the bucket, one is looked through an hour. */
const BUCKET_PARTS = 256
/** Keys that one question to the database names. */
const KEYS_PER_QUERY = 500

/**
 * Deletes files without a row, with the smaller pictures made of them: a crash between an upload's file and its row leaves
 * such a one, and a reader who asks for a size while its picture is being removed. A part of the bucket each hour, all of it
 * in eleven days.
 *
 * @returns how many.
 * @throws what R2 or D1 throw; what is not deleted then is found the next time.
 */
export async function deleteOrphans({ DB, MEDIA }: Pick<Env, 'DB' | 'MEDIA'>, now: Date): Promise<number> {
  const part = Math.floor(now.getTime() / 3_600_000) % BUCKET_PARTS
  const prefix = hex(Uint8Array.of(part))
  let deleted = 0
  let cursor: string | undefined
  do {
    const page = await MEDIA.list({ prefix, limit: KEYS_PER_QUERY, ...(cursor && { cursor }) })
    const old = page.objects.filter(({ uploaded }) => now.getTime() - uploaded.getTime() > MIN_AGE_MS)
    const orphans = await withoutRow(
      DB,
      old.map(({ key }) => key),
    )
    for (const key of orphans) await deleteOrphan({ DB, MEDIA }, key)
    deleted += orphans.length
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor)
  return deleted
}

/** The same file may be uploaded again at this very moment, and find its bytes there: then they are put back. */
async function deleteOrphan({ DB, MEDIA }: Pick<Env, 'DB' | 'MEDIA'>, key: string): Promise<void> {
  const object = await MEDIA.get(key)
  const bytes = await object?.arrayBuffer()
  await MEDIA.delete(key)
  if ((await withoutRow(DB, [key])).length > 0 || !object || !bytes) return
  await MEDIA.put(key, bytes, { httpMetadata: object.httpMetadata ?? {} })
}

/** Those of the keys whose file no row names. */
async function withoutRow(db: D1Database, keys: readonly string[]): Promise<string[]> {
  const files = [...new Set(keys.map(keyOfObject))]
  const found = sqlite
    .selectFrom('media')
    .select('key')
    .where('key', 'in', sql<string>`(select value from json_each(${JSON.stringify(files)}))`)
  const { results } = await bind(db, found.compile()).all<{ key: string }>()
  const known = new Set(results.map(({ key }) => key))
  return keys.filter((key) => !known.has(keyOfObject(key)))
}
