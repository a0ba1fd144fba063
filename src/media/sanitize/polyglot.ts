import { asciiAt, viewOf } from './bytes.ts'

/** Readers look for the header of a PDF in this many bytes from the start (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_BYTES = 1024

/**
 * Tells whether a sanitised picture is a valid file of another kind too. Its coded data can contain anything. So the
 * function checks the kinds whose readers do not begin at the first byte: PDF, ZIP (from its end) and self-extracting
 * archives (RAR, 7z). All others, programs among them, begin at the first byte, where the picture begins.
 *
 * A real picture is rejected by chance at most once in ten million times: `%PDF-` in 1,024 positions 1 : 10⁹; the 6
 * bytes of 7z in 15 MB, which are the most likely, 1 : 2 × 10⁷; the 7 of RAR 1 : 2 × 10⁹. The 4 bytes at the end of a
 * ZIP alone would occur once in 300 times; the check of its directory makes that 1 : 10¹¹.
 */
export function isPolyglot(bytes: Uint8Array): boolean {
  return (
    asciiAt(bytes, 0, PDF_HEADER_BYTES).includes('%PDF-') ||
    placesOf(bytes, '7z\xbc\xaf\x27\x1c').length > 0 ||
    placesOf(bytes, 'Rar!\x1a\x07').some((at) => (bytes[at + 6] ?? 2) < 2) ||
    placesOf(bytes, 'PK\x05\x06').some((at) => isEndOfZip(bytes, at))
  )
}

function placesOf(bytes: Uint8Array, signature: string): number[] {
  const [first = 0, ...others] = [...signature].map((character) => character.charCodeAt(0))
  const places: number[] = []
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (others.every((byte, index) => bytes[at + 1 + index] === byte)) places.push(at)
  }
  return places
}

/**
 * Tells whether the directory is where its end record says, counted from the start of the file or back from the
 * record: readers do either. APPNOTE.TXT 6.3.10, 4.3.12 (directory), 4.3.15 (of very large archives), 4.3.16 (its
 * end).
 */
function isEndOfZip(bytes: Uint8Array, at: number): boolean {
  if (at + 22 > bytes.length) return false
  const view = viewOf(bytes)
  const [size, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
  const hasSignature = (from: number, signature: string) => from >= 0 && asciiAt(bytes, from, 4) === signature
  return (
    hasSignature(start, 'PK\x01\x02') ||
    hasSignature(at - size, 'PK\x01\x02') ||
    hasSignature(at - 20, 'PK\x06\x07')
  )
}
