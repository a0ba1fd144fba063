import { asciiAt, viewOf } from './bytes.ts'

/** Bytes from the start in which readers look for a PDF (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_BYTES = 1024

/**
 * Whether a picture, made clean, can be read as another kind of file too. Its coded data can say anything, so this asks for
 * the kinds whose readers look elsewhere than at the first byte: PDF, ZIP (from its end) and archives that unpack themselves
 * (RAR, 7z). All others, programs among them, begin at the first byte, where the picture begins.
 *
 * A real picture is refused by chance once in ten million times at most: `%PDF-` in 1,024 places 1 : 10⁹; the 6 bytes of 7z in
 * 15 MB, which are the most, 1 : 2 × 10⁷, and the 7 of RAR 1 : 2 × 10⁹. The 4 bytes at the end of a ZIP alone would be there
 * once in 300 times: so its directory has to be where they say, which makes it 1 : 10¹¹.
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
 * Whether the directory is where its end says, counted from the start of the file or back from here: readers do either.
 * APPNOTE.TXT 6.3.10, 4.3.12 (directory), 4.3.15 (of very large archives), 4.3.16 (its end).
 */
function isEndOfZip(bytes: Uint8Array, at: number): boolean {
  if (at + 22 > bytes.length) return false
  const view = viewOf(bytes)
  const [size, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
  const says = (from: number, signature: string) => from >= 0 && asciiAt(bytes, from, 4) === signature
  return says(start, 'PK\x01\x02') || says(at - size, 'PK\x01\x02') || says(at - 20, 'PK\x06\x07')
}
