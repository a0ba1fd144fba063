import type { UploadError } from '../upload-errors.ts'
import { MAX_PARTS, MAX_UNPACKED_BYTES } from '../upload-limits.ts'
import { asciiAt } from './bytes.ts'
import { endOfDirectory, readZip } from './zip.ts'

export interface DocumentKind {
  type: string
  extension: 'pdf' | 'docx' | 'xlsx'
}

const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument'
/** Readers look for the end marker of a PDF this close to the end of the file, in bytes. */
const TRAILER_BYTES = 1024

/**
 * Recognises a PDF. Rejects a polyglot: markup before it or data behind its end, or an archive. ISO 32000-2, 7.5.2
 * (header), 7.5.5 (trailer).
 */
export function pdfOf(bytes: Uint8Array): DocumentKind | UploadError {
  const tail = asciiAt(bytes, Math.max(0, bytes.length - TRAILER_BYTES), TRAILER_BYTES)
  const end = tail.lastIndexOf('%%EOF')
  if (endOfDirectory(bytes) !== undefined || hasMarkup(asciiAt(bytes, 0, TRAILER_BYTES)))
    return 'filePolyglot'
  if (end < 0) return 'fileBroken'
  if (tail.slice(end + 5).replaceAll(/[\s\0]/g, '') !== '') return 'filePolyglot'
  return { type: 'application/pdf', extension: 'pdf' }
}

/**
 * Recognises a Word or Excel document by the names in its archive. ECMA-376, part 2, 6.2 (content types stream); part
 * 1, 11 and 12.
 */
export function officeOf(bytes: Uint8Array): DocumentKind | UploadError {
  const directory = readZip(bytes, MAX_PARTS)
  if (!directory) return 'fileBroken'
  const { names, unpacked, startsAtOnce, rest } = directory
  if (!startsAtOnce || rest > 0) return 'filePolyglot'
  if (unpacked > MAX_UNPACKED_BYTES) return 'fileBomb'
  if (!names.includes('[Content_Types].xml')) return 'fileArchive'
  if (names.some((name) => /vbaProject|macrosheets\//i.test(name))) return 'fileMacros'
  if (names.some((name) => /\.(html?|svg|js|exe|dll|class)$/i.test(name))) return 'filePolyglot'
  if (names.includes('word/document.xml'))
    return { type: `${OFFICE_TYPE}.wordprocessingml.document`, extension: 'docx' }
  if (names.includes('xl/workbook.xml'))
    return { type: `${OFFICE_TYPE}.spreadsheetml.sheet`, extension: 'xlsx' }
  return 'fileArchive'
}

export function hasMarkup(text: string): boolean {
  return /<(!doctype\s+html|html|head|body|script|iframe|svg)\b/i.test(text)
}
