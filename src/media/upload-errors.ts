/** Why a file is rejected; src/i18n/admin/media.ts has the texts. */
export type UploadError =
  | 'fileMissing'
  | 'fileEmpty'
  | 'pictureTooLarge'
  | 'documentTooLarge'
  | 'tooManyPixels'
  | 'fileBroken'
  | 'fileAvif'
  | 'fileHeic'
  | 'fileSvg'
  | 'fileMarkup'
  | 'fileProgram'
  | 'fileArchive'
  | 'fileMacros'
  | 'fileBomb'
  | 'filePolyglot'
  | 'fileUnknown'
  | 'notPicture'
  | 'altTooLong'

const unsupported: readonly UploadError[] = [
  'fileAvif',
  'fileHeic',
  'fileSvg',
  'fileMarkup',
  'fileProgram',
  'fileArchive',
  'fileMacros',
  'fileUnknown',
]

/** Returns the HTTP status: too large, unsupported type, or otherwise invalid. */
export function statusOfUploadError(error: UploadError): 413 | 415 | 422 {
  if (error === 'pictureTooLarge' || error === 'documentTooLarge') return 413
  return unsupported.includes(error) ? 415 : 422
}
