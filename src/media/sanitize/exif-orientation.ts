import { asciiAt, viewOf } from './bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/**
 * Reads the orientation of an Exif block that begins with its byte order: 1 to 8, where 1 is upright; undefined if it
 * has none. Exif 2.32, 4.6.2 (image file directory) and 4.6.4, tag 274.
 */
export function orientationOf(exif: Uint8Array): number | undefined {
  const order = asciiAt(exif, 0, 2)
  if ((order !== 'II' && order !== 'MM') || exif.length < 8) return undefined
  const little = order === 'II'
  const view = viewOf(exif)
  const directory = view.getUint32(4, little)
  if (directory + 2 > exif.length) return undefined
  const count = view.getUint16(directory, little)
  for (let at = directory + 2; at + 12 <= exif.length && at < directory + 2 + count * 12; at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** Makes an Exif block that has the orientation and nothing else. */
export function minimalExif(orientation: number): Uint8Array {
  const exif = new Uint8Array(26)
  const view = viewOf(exif)
  exif.set([0x4d, 0x4d, 0, 42])
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, ORIENTATION)
  view.setUint16(12, SHORT)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return exif
}
