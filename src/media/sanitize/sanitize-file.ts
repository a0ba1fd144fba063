import { imageSize } from 'image-size'
import type { UploadError } from '../upload-errors.ts'
import {
  MAX_DOCUMENT_BYTES,
  MAX_PICTURE_BYTES,
  MAX_PIXELS,
  MAX_SIDE_PIXELS,
  pictureTypes,
} from '../upload-limits.ts'
import { asciiAt } from './bytes.ts'
import { type DocumentKind, hasMarkup, officeOf, pdfOf } from './documents.ts'
import { sanitizeGif } from './gif.ts'
import { heifError } from './heif-brands.ts'
import { sanitizeJpeg } from './jpeg.ts'
import { sanitizePng } from './png.ts'
import { isPolyglot } from './polyglot.ts'
import { sanitizeWebp } from './webp.ts'

export interface SanitizedFile {
  /** The bytes to store: a picture has no metadata. */
  bytes: Uint8Array<ArrayBuffer>
  type: string
  extension: string
  width: number | null
  height: number | null
}

type SanitizedBytes = Uint8Array<ArrayBuffer> | undefined

interface PictureKind {
  extension: keyof typeof pictureTypes
  /** Returns undefined if the picture is broken. */
  sanitize: (bytes: Uint8Array) => SanitizedBytes | Promise<SanitizedBytes>
}

/**
 * Recognises a file by its content alone and makes it safe to publish, or returns why it is rejected. Pictures lose
 * their metadata and all data behind their end.
 */
export async function sanitizeFile(bytes: Uint8Array<ArrayBuffer>): Promise<SanitizedFile | UploadError> {
  if (bytes.length === 0) return 'fileEmpty'
  const picture = pictureKind(bytes)
  if (picture) return checkPicture(bytes, picture)
  const document = heifError(bytes) ?? documentKind(bytes)
  if (typeof document === 'string') return document
  if (bytes.length > MAX_DOCUMENT_BYTES) return 'documentTooLarge'
  return { bytes, ...document, width: null, height: null }
}

async function checkPicture(
  bytes: Uint8Array,
  { extension, sanitize }: PictureKind,
): Promise<SanitizedFile | UploadError> {
  if (bytes.length > MAX_PICTURE_BYTES) return 'pictureTooLarge'
  const sanitized = await sanitize(bytes)
  const size = sanitized && sizeOf(sanitized)
  if (!sanitized || !size) return 'fileBroken'
  if (isPolyglot(sanitized)) return 'filePolyglot'
  const { width, height } = size
  if (width > MAX_SIDE_PIXELS || height > MAX_SIDE_PIXELS || width * height > MAX_PIXELS)
    return 'tooManyPixels'
  return { bytes: sanitized, type: pictureTypes[extension], extension, width, height }
}

/** Returns the size as browsers show the picture, in pixels: width and height are swapped if it lies on its side. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return undefined
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return undefined
  }
}

/** Recognises the signatures of WHATWG MIME Sniffing, 6.1. */
function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = asciiAt(bytes, 0, 12)
  if (head.startsWith('\xff\xd8\xff')) return { extension: 'jpg', sanitize: sanitizeJpeg }
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { extension: 'png', sanitize: sanitizePng }
  if (/^GIF8[79]a/.test(head)) return { extension: 'gif', sanitize: sanitizeGif }
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return { extension: 'webp', sanitize: sanitizeWebp }
  return undefined
}

/** The first bytes of programs: Windows, Linux, shell, Java and macOS, WebAssembly. */
const programs = ['MZ', '\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\0asm']
const archives = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'PK']

function documentKind(bytes: Uint8Array): DocumentKind | UploadError {
  const head = asciiAt(bytes, 0, 1024)
  const begins = (signature: string) => head.startsWith(signature)
  if (begins('%PDF-')) return pdfOf(bytes)
  if (begins('PK\x03\x04')) return officeOf(bytes)
  if (programs.some(begins)) return 'fileProgram'
  if (/<svg\b/i.test(head)) return 'fileSvg'
  if (hasMarkup(head) || /^(\xef\xbb\xbf)?\s*<[!?a-z]/i.test(head)) return 'fileMarkup'
  return archives.some(begins) ? 'fileArchive' : 'fileUnknown'
}
