import { asciiAt, joined, viewOf } from './bytes.ts'

const HEADER = 12
const kept = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** In the first byte of VP8X: that there is Exif, that there is XMP. */
const METADATA = 0x08 | 0x04

/**
 * A WebP without Exif, XMP and unknown chunks, with its size and flags put right; it ends where RIFF says. Nothing is
 * decoded. Undefined if it is broken. RFC 9649, 2.3 (RIFF), 2.4 (file header), 2.7 (extended format, its flags).
 */
export function cleanWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const parts = [bytes.subarray(0, HEADER)]
  let pictures = 0
  for (let at = HEADER; at < end; ) {
    if (at + 8 > end) return undefined
    const type = asciiAt(bytes, at, 4)
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (next > end) return undefined
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') pictures++
    if (kept.has(type)) parts.push(bytes.subarray(at, next))
    at = next
  }
  if (pictures === 0) return undefined
  const cleaned = joined(parts)
  viewOf(cleaned).setUint32(4, cleaned.length - 8, true)
  if (asciiAt(cleaned, HEADER, 4) === 'VP8X') cleaned[HEADER + 8] = (cleaned[HEADER + 8] ?? 0) & ~METADATA
  return cleaned
}
