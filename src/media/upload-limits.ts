/** Pictures that are taken: their media types, by the extension that they are stored with. */
export const pictureTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
} as const

/** In bytes. */
export const LARGEST_PICTURE = 15_000_000
export const LARGEST_DOCUMENT = 30_000_000
/** Of a request with a file, in bytes: what a form adds to it is far below the difference. */
export const LARGEST_UPLOAD = LARGEST_DOCUMENT + 1_000_000
/** Readers' browsers hold four bytes a pixel. */
export const MOST_PIXELS = 50_000_000
export const LONGEST_SIDE = 12_000
/** What a document may unpack to, in bytes, and into how many parts: Word opens no more than it needs, but scanners do. */
export const LARGEST_UNPACKED = 300_000_000
export const MOST_PARTS = 10_000
/** In characters. */
export const LONGEST_NAME = 200
export const LONGEST_ALT = 500
