/** Why a file is refused; src/i18n/admin/media.ts says it in words. */
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
  | 'fileTwofold'
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

/** As HTTP has it: too much, of a kind that is not taken, or wrong otherwise. */
export function statusOfUploadError(error: UploadError): 413 | 415 | 422 {
  if (error === 'pictureTooLarge' || error === 'documentTooLarge') return 413
  return unsupported.includes(error) ? 415 : 422
}
