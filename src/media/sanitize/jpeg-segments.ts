import { joinBytes, viewOf } from './bytes.ts'

export interface Segment {
  marker: number
  /** The bytes behind the length. */
  content: Uint8Array
  /** The whole segment: from the marker on, with the coded data of a scan. */
  bytes: Uint8Array
}

const [SOF0, SOF1, SOF2, DHT, SOI, EOI, SOS, DQT, DRI] = [
  0xc0, 0xc1, 0xc2, 0xc4, 0xd8, 0xd9, 0xda, 0xdb, 0xdd,
]
/** Cyan, magenta, yellow and black: no picture has more colours. */
const MAX_COMPONENTS = 4

/** Returns the segments between the start and the end of a JPEG; undefined if it has none. ITU-T T.81, B.1.1. */
export function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  const view = viewOf(bytes)
  const segments: Segment[] = []
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    // Any number of these bytes may precede a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === EOI) return segments
    if (marker === SOI || at + 4 > bytes.length) return undefined
    const length = view.getUint16(at + 2)
    const last = at + 2 + length
    if (length < 2 || last > bytes.length) return undefined
    const end = marker === SOS ? endOfScan(bytes, last) : last
    segments.push({ marker, content: bytes.subarray(at + 4, last), bytes: bytes.subarray(at, end) })
    at = end
  }
  return undefined
}

/** Returns the end of a scan's coded data: the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0xff
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return bytes.length
}

/**
 * Tells whether browsers decode a segment of this kind, and whether its content has exactly the size that it
 * declares. ITU-T T.81, B.2.2 (frames), B.2.3 (scans), B.2.4.1, B.2.4.2 and B.2.4.4 (tables).
 */
export function isWellFormed({ marker, content }: Segment): boolean {
  if (marker === SOF0 || marker === SOF1 || marker === SOF2) {
    // The precision of a component: eight bits.
    return content[0] === 8 && isFilledByComponents(content[5], content.length - 6, 3)
  }
  if (marker === SOS) return isFilledByComponents(content[0], content.length - 4, 2)
  if (marker === DQT) return isFilledByTables(content, quantisationTable)
  if (marker === DHT) return isFilledByTables(content, huffmanTable)
  return marker === DRI && content.length === 2
}

/** Tells whether `length` bytes are exactly `count` components of `each` bytes. */
function isFilledByComponents(count = 0, length: number, each: number): boolean {
  return count > 0 && count <= MAX_COMPONENTS && length === count * each
}

/**
 * Tells whether tables fill the content exactly.
 *
 * @param table returns the length of the table at a position; undefined if there is none.
 */
function isFilledByTables(
  content: Uint8Array,
  table: (content: Uint8Array, at: number) => number | undefined,
): boolean {
  let at = 0
  while (at < content.length) {
    const length = table(content, at)
    if (length === undefined) return false
    at += length
  }
  return at === content.length
}

function quantisationTable(content: Uint8Array, at: number): number | undefined {
  const head = content[at] ?? 0
  const [isWide, place] = [head >> 4, head & 15]
  return isWide > 1 || place > 3 ? undefined : 1 + 64 * (isWide + 1)
}

function huffmanTable(content: Uint8Array, at: number): number | undefined {
  const head = content[at] ?? 0
  const codes = content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)
  return head >> 4 > 1 || (head & 15) > 3 || codes > 256 ? undefined : 17 + codes
}

/** Makes a segment of the parts of its content. */
export function segment(marker: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 2)
  return joinBytes([Uint8Array.of(0xff, marker, length >> 8, length & 255), ...parts])
}
