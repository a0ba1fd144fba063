import { sql } from 'kysely'
import { bind, sqlite } from '../db/builder.ts'
import { hex } from '../lib/encoding.ts'
import { keyOfObject } from './storage.ts'

/**
 * The age that an orphan must have, in milliseconds: its upload may still run, and D1 can be restored to 30 days ago.
 */
const MIN_AGE_MS = 31 * 24 * 3_600_000
/** File names begin with a hash. So the bucket has this many equal parts; each hour checks one. */
const BUCKET_PARTS = 256
/** How many keys one database query checks. */
const KEYS_PER_QUERY = 500

/**
 * Deletes files without a row, and the smaller variants made of them. They come from a crash between an upload's file
 * and its row, or from a request for a variant while its picture is being removed. Each hour checks one part of the
 * bucket; all parts take eleven days.
 *
 * @returns how many objects it deleted.
 * @throws what R2 or D1 throw; a later run finds what is left.
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

/** Deletes an object. Puts it back if an upload of the same file has added its row in the meantime. */
async function deleteOrphan({ DB, MEDIA }: Pick<Env, 'DB' | 'MEDIA'>, key: string): Promise<void> {
  const object = await MEDIA.get(key)
  const bytes = await object?.arrayBuffer()
  await MEDIA.delete(key)
  if ((await withoutRow(DB, [key])).length > 0 || !object || !bytes) return
  await MEDIA.put(key, bytes, { httpMetadata: object.httpMetadata ?? {} })
}

/** Returns those of the keys whose file has no row. */
async function withoutRow(db: D1Database, keys: readonly string[]): Promise<string[]> {
  const files = [...new Set(keys.map(keyOfObject))]
  const statement = sqlite
    .selectFrom('media')
    .select('key')
    .where('key', 'in', sql<string>`(select value from json_each(${JSON.stringify(files)}))`)
  const { results } = await bind(db, statement.compile()).all<{ key: string }>()
  const keysWithRow = new Set(results.map(({ key }) => key))
  return keys.filter((key) => !keysWithRow.has(keyOfObject(key)))
}
