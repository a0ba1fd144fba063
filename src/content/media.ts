import { instant } from '../calendar.ts'
import { type Command, type Executor, prepared, query, read, sqlite, write } from '../db.ts'
import type { Media } from '../schema.ts'

export interface PictureFile {
  bytes: Uint8Array<ArrayBuffer>
  /** Media type and the extension that goes with it, of the content, not of the name. */
  type: string
  extension: string
  width: number
  height: number
  /** As it was called where it came from. */
  name: string
}

/**
 * Stores a picture under the hash of its bytes. The file comes first, the row second: what a crash between
 * them leaves is a file that no page names, and the next try finds it.
 */
export async function storePicture(db: Executor, bucket: R2Bucket, file: PictureFile): Promise<Media> {
  const key = `${await sha256(file.bytes)}.${file.extension}`
  const known = await mediaByKey(db, key)
  if (known) return known
  await bucket.put(key, file.bytes, { httpMetadata: { contentType: file.type } })
  await write(db, [addMedia(key, file)])
  const added = await mediaByKey(db, key)
  if (!added) throw new Error(`Media ${key} is gone right after it was added`)
  return added
}

function addMedia(key: string, { bytes, type, width, height, name }: PictureFile): Command {
  const statement = sqlite
    .insertInto('media')
    .values({ key, type, bytes: bytes.byteLength, width, height, name, created_at: instant(new Date()) })
    .onConflict((conflict) => conflict.column('key').doNothing())
  return { statements: [statement.compile()] }
}

async function mediaByKey(db: Executor, key: string): Promise<Media | undefined> {
  const { values } = await read(db, {
    media: query(mediaOfKey({ key }), { value: ([row]) => row, tags: () => [] }),
  })
  return values.media
}

const mediaOfKey = prepared(({ key }: { key: string }) =>
  sqlite.selectFrom('media').selectAll().where('key', '=', key),
)

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
