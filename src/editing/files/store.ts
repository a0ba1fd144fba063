import type { Context } from 'hono'
import { change } from '../../change.ts'
import { addMedia, describeMedia, keyOf, mediaByKey, putFile } from '../../content/media.ts'
import type { ActorVariables } from '../../editors/actor.ts'
import type { Media } from '../../schema.ts'
import type { FileFault } from './fault.ts'
import { LARGEST_DOCUMENT, LONGEST_ALT } from './limits.ts'
import { contentDisposition, fileName } from './name.ts'
import { checkFile } from './recognise.ts'

export interface FileRefusal {
  /** Of the form, or of the API. */
  field: 'file' | 'alt'
  fault: FileFault
}

/**
 * Stores a file that an editor or a script has sent, if it may be shown to everybody: the file first, then its row, under the
 * name of who asks. The same bytes again are the same file. After a refusal nothing is stored.
 *
 * @param picture whether it has to be one.
 * @throws what R2 or D1 throw; then a file without a row may be left, which the next try finds.
 */
export async function storeUpload(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  given: File | string | null,
  alt = '',
  { picture = false } = {},
): Promise<{ media: Media } | { refused: FileRefusal }> {
  if (!(given instanceof File) || (given.name === '' && given.size === 0))
    return { refused: { field: 'file', fault: 'fileMissing' } }
  const described = alt.normalize('NFC').trim()
  if (described.length > LONGEST_ALT) return { refused: { field: 'alt', fault: 'altTooLong' } }
  if (given.size > LARGEST_DOCUMENT) return { refused: { field: 'file', fault: 'documentTooLarge' } }
  const checked = await checkFile(new Uint8Array(await given.arrayBuffer()))
  if (typeof checked === 'string') return { refused: { field: 'file', fault: checked } }
  if (picture && checked.width === null) return { refused: { field: 'file', fault: 'notPicture' } }

  const file = { ...checked, name: fileName(given.name), alt: described }
  const key = await keyOf(file)
  const known = await mediaByKey(c.env.DB, key)
  const put = () => putFile(c.env.MEDIA, key, file, contentDisposition(file.name, file.extension))
  if (!known) {
    await put()
    await change(c, [addMedia(key, file, new Date())])
  } else if (described !== '' && known.alt === '') {
    await change(c, [describeMedia(known.id, described)])
  }
  // Who has removed the same file at this moment has taken the bytes last.
  if (!(await c.env.MEDIA.head(key))) await put()
  const media = await mediaByKey(c.env.DB, key)
  if (!media) throw new Error(`Media ${key} is gone right after it was added`)
  return { media }
}
