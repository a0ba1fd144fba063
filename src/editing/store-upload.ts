import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import type { Media } from '../db/schema.ts'
import { type FileError, storeFile } from '../media/store-file.ts'
import { MAX_DOCUMENT_BYTES } from '../media/upload-limits.ts'
import { runCommands } from './run-commands.ts'

/**
 * Stores the file that a form or a script has sent, under the name of the actor.
 *
 * @throws what `storeFile` throws.
 */
export async function storeUpload(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  upload: File | string | null,
  alt = '',
  options: { picturesOnly?: boolean } = {},
): Promise<{ media: Media } | { error: FileError }> {
  if (!(upload instanceof File) || (upload.name === '' && upload.size === 0))
    return { error: { field: 'file', code: 'fileMissing' } }
  // A larger file is not even read.
  if (upload.size > MAX_DOCUMENT_BYTES) return { error: { field: 'file', code: 'documentTooLarge' } }
  const file = { bytes: new Uint8Array(await upload.arrayBuffer()), name: upload.name, alt }
  return storeFile(c.env, (commands) => runCommands(c, commands), file, options)
}
