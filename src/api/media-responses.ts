import type { Media } from '../db/schema.ts'
import { problem } from '../http/problem.ts'
import { fieldErrorMessages } from '../i18n/admin/field-errors.ts'
import type { FileError } from '../media/store-file.ts'
import { statusOfUploadError } from '../media/upload-errors.ts'
import { MAX_UPLOAD_BYTES } from '../media/upload-limits.ts'

/** Renders a stored file as JSON. `url` is the URL by which articles name it. */
export function mediaJson({ id, key, type, bytes, width, height, name, alt }: Media, url: string) {
  return { id, key, url, type, bytes, width, height, name, alt }
}

/** @param lang language of the reader. Scripts get English. */
export function rejectedUpload({ field, code }: FileError, lang = 'en'): Response {
  const detail = fieldErrorMessages(lang)[code]
  return problem({
    status: statusOfUploadError(code),
    title: 'Not taken',
    detail,
    errors: [{ field, detail }],
  })
}

/** Answers 415 to an upload that is not a multipart form. */
export function noForm(): Response {
  const detail = 'Send multipart/form-data with the file in the field "file", and perhaps "alt".'
  return problem({ status: 415, title: 'No form with a file', detail, errors: [{ field: 'file', detail }] })
}

/** Answers 413. */
export function tooLargeUpload(): Response {
  const detail = `A request with a file has at most ${MAX_UPLOAD_BYTES} bytes.`
  return problem({ status: 413, title: 'Too large', detail, errors: [{ field: 'file', detail }] })
}
