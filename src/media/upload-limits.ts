/** The media types of accepted pictures, by the extension that they are stored with. */
export const pictureTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
} as const

/** In bytes. */
export const MAX_PICTURE_BYTES = 15_000_000
export const MAX_DOCUMENT_BYTES = 30_000_000
/** The limit of a request with a file, in bytes. The rest of a form is far smaller than the difference. */
export const MAX_UPLOAD_BYTES = MAX_DOCUMENT_BYTES + 1_000_000
/** Readers' browsers need four bytes for each pixel. */
export const MAX_PIXELS = 50_000_000
export const MAX_SIDE_PIXELS = 12_000
/**
 * The unpacked size of a document, in bytes, and the number of its parts. Word opens only what it needs, but scanners
 * unpack everything.
 */
export const MAX_UNPACKED_BYTES = 300_000_000
export const MAX_PARTS = 10_000
/** In characters. */
export const MAX_NAME_LENGTH = 200
export const MAX_ALT_LENGTH = 500
