import { asciiAt, joined, viewOf } from './bytes.ts'

const SIGNATURE = 8
/** What pictures, their colours and their movement need; texts, times, Exif and private chunks are none of it. */
const kept = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT'],
])

/**
 * A PNG without chunks of text (tEXt, zTXt, iTXt), time (tIME), Exif (eXIf) and unknown ones; it ends with IEND. Nothing is
 * decoded. Undefined if it is broken. PNG (Third Edition), 5.3 (chunk layout), 5.6 (their order), 11.3 (ancillary chunks).
 */
export function cleanPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, SIGNATURE)]
  let data = 0
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const type = asciiAt(bytes, at + 4, 4)
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    if ((type === 'IHDR') !== (at === SIGNATURE)) return undefined
    if (type === 'IDAT') data++
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return data > 0 && end === at + 12 ? joined(parts) : undefined
    at = end
  }
  return undefined
}
