import { asciiAt, joined, viewOf } from './bytes.ts'
import { minimalExif, orientationOf } from './exif.ts'

const [SOI, EOI, SOS, COM, APP0, APP1, APP2, APP14, APP15] = [
  ...[0xd8, 0xd9, 0xda, 0xfe, 0xe0, 0xe1, 0xe2, 0xee, 0xef],
] as [number, number, number, number, number, number, number, number, number]

/**
 * A JPEG without what is not the picture: comments, and application segments (Exif with its place and camera, XMP, IPTC,
 * thumbnails) but those that colours depend on (JFIF, ICC profile, Adobe). Nothing is decoded. It ends where the picture
 * does. Which way is up is kept. Undefined if it is broken.
 *
 * ITU-T T.81, B.1.1 (markers) and B.2 (their order); Exif 2.32, 4.5.4; ICC.1:2022, B.4.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let orientation: number | undefined
  let scans = 0
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === EOI) {
      if (scans === 0) return undefined
      if (orientation !== undefined && orientation > 1) parts.splice(1, 0, exifSegment(orientation))
      return joined([...parts, bytes.subarray(at, at + 2)])
    }
    if (marker === SOI || marker < 0xc0 || at + 4 > bytes.length) return undefined
    const length = view.getUint16(at + 2)
    let end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    if (marker === APP1 && asciiAt(bytes, at + 4, 6) === 'Exif\0\0')
      orientation ??= orientationOf(bytes.subarray(at + 10, end))
    if (marker === SOS) {
      scans++
      end = endOfScan(bytes, end)
    }
    if (isKept(bytes, at, marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

function isKept(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  if (marker === APP0) return asciiAt(bytes, at + 4, 5) === 'JFIF\0'
  if (marker === APP2) return asciiAt(bytes, at + 4, 12) === 'ICC_PROFILE\0'
  return marker === APP14 && asciiAt(bytes, at + 4, 5) === 'Adobe'
}

/** Where the coded data of a scan end: at the next marker that is neither a stuffed zero nor a restart. */
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

function exifSegment(orientation: number): Uint8Array {
  const exif = minimalExif(orientation)
  return joined([
    new Uint8Array([0xff, APP1, 0, exif.length + 8]),
    new TextEncoder().encode('Exif\0\0'),
    exif,
  ])
}
