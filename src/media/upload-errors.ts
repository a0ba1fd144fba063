/** Why a file is refused; src/locales/admin-media.ts says it in words. */
export type FileFault =
  | 'fileMissing'
  | 'fileEmpty'
  | 'pictureTooLarge'
  | 'documentTooLarge'
  | 'tooManyPixels'
  | 'fileBroken'
  | 'avifMoving'
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

const unsupported: readonly FileFault[] = [
  ...([
    'avifMoving',
    'fileSvg',
    'fileMarkup',
    'fileProgram',
    'fileArchive',
    'fileMacros',
    'fileUnknown',
  ] as const),
]

/** As HTTP has it: too much, of a kind that is not taken, or wrong otherwise. */
export function statusOfFault(fault: FileFault): 413 | 415 | 422 {
  if (fault === 'pictureTooLarge' || fault === 'documentTooLarge') return 413
  return unsupported.includes(fault) ? 415 : 422
}
