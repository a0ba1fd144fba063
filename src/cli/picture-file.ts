import { readFile } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { imageSize } from 'image-size'
import type { PictureFile } from '../content/media.ts'

/** Types that browsers show and that cannot carry script, by what image-size calls them. */
const types: Record<string, { type: string; extension: string }> = {
  jpg: { type: 'image/jpeg', extension: 'jpg' },
  png: { type: 'image/png', extension: 'png' },
  webp: { type: 'image/webp', extension: 'webp' },
  gif: { type: 'image/gif', extension: 'gif' },
  avif: { type: 'image/avif', extension: 'avif' },
}

/** A picture that a record names, looked up below the folder of the file that the record is in. */
export async function readPicture(folder: string, name: string): Promise<PictureFile | { problem: string }> {
  const path = resolve(folder, name)
  if (!path.startsWith(resolve(folder) + sep))
    return { problem: 'lies outside the folder of the imported file' }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await readFile(path))
  } catch {
    return { problem: `cannot be read at ${path}` }
  }
  try {
    const { width, height, type = '' } = imageSize(bytes)
    const known = types[type]
    if (!known) return { problem: `is of type ${type}; JPEG, PNG, WebP, GIF and AVIF are taken` }
    return { bytes, ...known, width, height, name: basename(path) }
  } catch {
    return { problem: 'is no picture' }
  }
}
