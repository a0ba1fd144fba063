/** Pictures that are taken: their media types, by the extension that they are stored with. */
export const pictureTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
} as const

/** In bytes. */
export const MAX_PICTURE_BYTES = 15_000_000
export const MAX_DOCUMENT_BYTES = 30_000_000
/** Of a request with a file, in bytes: what a form adds to it is far below the difference. */
export const MAX_UPLOAD_BYTES = MAX_DOCUMENT_BYTES + 1_000_000
/** Readers' browsers hold four bytes a pixel. */
export const MAX_PIXELS = 50_000_000
export const MAX_SIDE_PIXELS = 12_000
/** What a document may unpack to, in bytes, and into how many parts: Word opens no more than it needs, but scanners do. */
export const MAX_UNPACKED_BYTES = 300_000_000
export const MAX_PARTS = 10_000
/** In characters. */
export const MAX_NAME_LENGTH = 200
export const MAX_ALT_LENGTH = 500
