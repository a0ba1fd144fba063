import { asciiAt, joinBytes, viewOf } from './bytes.ts'

const [EXTENSION, PICTURE, TRAILER, CONTROL, APPLICATION] = [0x21, 0x2c, 0x3b, 0xf9, 0xff]

/**
 * Writes a GIF anew with its pictures, their durations and the number of repetitions. Drops comments, texts, data of
 * applications (XMP), and data behind the trailer. Decodes nothing. Undefined if the file is broken, or if a picture
 * is larger than the header says. GIF89a, 18 to 27 (blocks), 15 (sub-blocks).
 */
export function sanitizeGif(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (bytes.length < 13) return undefined
  const head = 13 + colourTableBytes(bytes[10] ?? 0)
  const parts = [bytes.subarray(0, head)]
  let pictures = 0
  for (let at = head; at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === TRAILER) return pictures > 0 ? joinBytes([...parts, bytes.subarray(at, at + 1)]) : undefined
    if (kind !== EXTENSION && kind !== PICTURE) return undefined
    if (kind === PICTURE && !fits(bytes, at)) return undefined
    if (kind === PICTURE) pictures++
    const data = kind === PICTURE ? at + 11 + colourTableBytes(bytes[at + 9] ?? 0) : at + 2
    const end = endOfBlocks(bytes, data)
    if (end > bytes.length) return undefined
    if (kind === PICTURE || isAllowedExtension(bytes, at, end)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

/** Tells whether a picture lies within the screen of the header: browsers would enlarge the screen. */
function fits(bytes: Uint8Array, at: number): boolean {
  const view = viewOf(bytes)
  if (at + 10 > bytes.length) return false
  const end = (side: 0 | 2) => view.getUint16(at + 1 + side, true) + view.getUint16(at + 5 + side, true)
  return end(0) <= view.getUint16(6, true) && end(2) <= view.getUint16(8, true)
}

/** Returns the bytes of a colour table, from the flags that announce it. */
const colourTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Tells whether browsers know an extension block and it has its exact length: GIF89a, 23, and Netscape's. */
function isAllowedExtension(bytes: Uint8Array, at: number, end: number): boolean {
  const label = bytes[at + 1]
  if (label === CONTROL) return end - at === 8 && bytes[at + 2] === 4
  const isRepetition = ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(asciiAt(bytes, at + 3, 11))
  return (
    label === APPLICATION && isRepetition && end - at === 19 && bytes[at + 14] === 3 && bytes[at + 15] === 1
  )
}

function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}
