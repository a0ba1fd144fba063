import { fileFaultWords } from '../../locales/admin-media.ts'
import { problem } from '../../problem.ts'
import type { Media } from '../../schema.ts'
import { statusOfFault } from './fault.ts'
import { LARGEST_UPLOAD } from './limits.ts'
import type { FileRefusal } from './store.ts'

/** A stored file, as the API has it. `address` is what articles name it by. */
export function mediaJson({ id, key, type, bytes, width, height, name, alt }: Media, address: string) {
  return { id, key, url: address, type, bytes, width, height, name, alt }
}

/** @param lang of who reads it: scripts read English. */
export function refusedUpload({ field, fault }: FileRefusal, lang = 'en'): Response {
  const detail = fileFaultWords(lang)[fault]
  return problem({ status: statusOfFault(fault), title: 'Not taken', detail, errors: [{ field, detail }] })
}

export function noForm(): Response {
  const detail = 'Send multipart/form-data with the file in the field "file", and perhaps "alt".'
  return problem({ status: 415, title: 'No form with a file', detail, errors: [{ field: 'file', detail }] })
}

export function tooLargeUpload(): Response {
  const detail = `A request with a file has at most ${LARGEST_UPLOAD} bytes.`
  return problem({ status: 413, title: 'Too large', detail, errors: [{ field: 'file', detail }] })
}
