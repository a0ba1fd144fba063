import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { write } from '../db/command.ts'
import type { Media } from '../db/schema.ts'
import { fieldErrorMessages } from '../i18n/admin/field-errors.ts'
import { type FileInput, storeFile } from '../media/store-file.ts'
import { MAX_PICTURE_BYTES } from '../media/upload-limits.ts'

/**
 * Returns a function that stores the picture file that a record names, and returns the stored picture or the reason why
 * it is not stored, in English.
 *
 * @param folder folder of the imported file. The pictures have to be in it, or in its subfolders.
 */
export function storePicturesFrom(folder: string, env: Pick<Env, 'DB' | 'MEDIA'>) {
  return async (name: string): Promise<Media | { reason: string }> => {
    const file = await readPicture(folder, name)
    if ('reason' in file) return file
    const stored = await storeFile(env, (commands) => write(env.DB, commands), file, { picturesOnly: true })
    return 'media' in stored ? stored.media : { reason: fieldErrorMessages('en')[stored.error.code] }
  }
}

async function readPicture(folder: string, name: string): Promise<FileInput | { reason: string }> {
  const path = resolve(folder, name)
  if (!isWithin(path, resolve(folder))) return outside
  try {
    // A link may lead elsewhere.
    if (!isWithin(await realpath(path), await realpath(folder))) return outside
    const { size } = await stat(path)
    if (size > MAX_PICTURE_BYTES) return { reason: fieldErrorMessages('en').pictureTooLarge }
    return { bytes: new Uint8Array(await readFile(path)), name: basename(path) }
  } catch {
    return { reason: `cannot be read at ${path}` }
  }
}

const outside = { reason: 'lies outside the folder of the imported file' }

const isWithin = (path: string, folder: string) => path.startsWith(folder + sep)
