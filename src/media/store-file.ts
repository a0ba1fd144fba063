import type { Command } from '../db/command.ts'
import type { Media } from '../db/schema.ts'
import type { FieldError } from '../lib/field-error.ts'
import { admitLine, longestUncomposed } from '../text/admit.ts'
import { contentDisposition, fileName } from './filename.ts'
import { sanitizeFile } from './sanitize/sanitize-file.ts'
import { addMedia, describeMedia, keyOf, mediaByKey, putFile } from './storage.ts'
import type { UploadError } from './upload-errors.ts'
import { MAX_ALT_LENGTH, MAX_DOCUMENT_BYTES } from './upload-limits.ts'

/** A file from a form, a script or an import. */
export interface FileInput {
  bytes: Uint8Array<ArrayBuffer>
  /** The name at its origin. */
  name: string
  /** The description for people who cannot see the picture. */
  alt?: string
}

/** Why a file is not stored. The field is `file` or `alt` in forms, in the API and in records. */
export type FileError = FieldError<UploadError>

/**
 * Stores a file that is safe to publish. External files have no other way into the bucket. It stores the file first,
 * then the row. The same bytes are the same file. After an error nothing is stored.
 *
 * @param run runs the commands that add the row, in the name of the person or script that stores the file.
 * @param picturesOnly rejects documents.
 * @throws what R2 or D1 throw; then a file without a row may remain, which the next attempt uses.
 */
export async function storeFile(
  { DB, MEDIA }: Pick<Env, 'DB' | 'MEDIA'>,
  run: (commands: readonly Command[]) => Promise<unknown>,
  { bytes, name, alt = '' }: FileInput,
  { picturesOnly = false } = {},
): Promise<{ media: Media } | { error: FileError }> {
  const isFarTooLong = alt.length > longestUncomposed(MAX_ALT_LENGTH)
  const description = isFarTooLong ? alt : admitLine(alt)
  if (description.length > MAX_ALT_LENGTH) return { error: { field: 'alt', code: 'altTooLong' } }
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) return { error: { field: 'file', code: 'documentTooLarge' } }
  const sanitized = await sanitizeFile(bytes)
  if (typeof sanitized === 'string') return { error: { field: 'file', code: sanitized } }
  if (picturesOnly && sanitized.width === null) return { error: { field: 'file', code: 'notPicture' } }

  const file = { ...sanitized, name: fileName(name), alt: description }
  const key = await keyOf(file)
  const existing = await mediaByKey(DB, key)
  const put = () => putFile(MEDIA, key, file, contentDisposition(file.name, file.extension))
  if (!existing) {
    await put()
    await run([addMedia(key, file, new Date())])
  } else if (description !== '' && existing.alt === '') {
    await run([describeMedia(existing.id, description)])
  }
  // A removal of the same file may have deleted the bytes in the meantime.
  if (!(await MEDIA.head(key))) await put()
  const media = await mediaByKey(DB, key)
  if (!media) throw new Error(`Media ${key} is gone right after it was added`)
  return { media }
}
