import { asciiAt, viewOf } from './bytes.ts'

const END_RECORD_BYTES = 22
const MAX_COMMENT_BYTES = 65_535

export interface ZipDirectory {
  names: string[]
  /** The unpacked size of all parts together according to the directory, in bytes. */
  unpacked: number
  /** Whether the file begins with its first part, and nothing precedes the archive. */
  startsAtOnce: boolean
  /** The number of bytes behind the archive, with its comment. */
  rest: number
}

/**
 * Reads the central directory of a ZIP, which programs rely on. Unpacks nothing. Undefined if no directory is
 * complete. Archives of more than 4 GB or of several disks are not supported. APPNOTE.TXT 6.3.10, 4.3.12 (directory),
 * 4.3.16 (its end).
 *
 * @param maxEntries how many entries to accept; undefined is the answer for more.
 */
export function readZip(bytes: Uint8Array, maxEntries: number): ZipDirectory | undefined {
  const end = endOfDirectory(bytes)
  if (end === undefined) return undefined
  const view = viewOf(bytes)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  const last = start + size
  if ((last !== end && !isZip64End(bytes, last, end)) || count > maxEntries) return undefined
  const names: string[] = []
  let unpacked = 0
  let at = start
  while (at < last) {
    if (at + 46 > last || asciiAt(bytes, at, 4) !== 'PK\x01\x02') return undefined
    const length = view.getUint16(at + 28, true)
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    unpacked += view.getUint32(at + 24, true)
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (names.length !== count) return undefined
  const startsAtOnce = asciiAt(bytes, 0, 4) === 'PK\x03\x04'
  return { names, unpacked, startsAtOnce, rest: bytes.length - end - END_RECORD_BYTES }
}

/**
 * Tells whether the bytes before the end are the record for very large archives, which streaming programs always
 * write (4.3.14, 4.3.15).
 */
function isZip64End(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 76 && asciiAt(bytes, from, 4) === 'PK\x06\x06'
}

/**
 * Returns the position of the record at the end of the directory. Searches from the end of the file, as programs do.
 */
export function endOfDirectory(bytes: Uint8Array): number | undefined {
  const first = Math.max(0, bytes.length - END_RECORD_BYTES - MAX_COMMENT_BYTES)
  for (let at = bytes.length - END_RECORD_BYTES; at >= first; at--) {
    if (bytes[at] === 0x50 && asciiAt(bytes, at, 4) === 'PK\x05\x06') return at
  }
  return undefined
}
