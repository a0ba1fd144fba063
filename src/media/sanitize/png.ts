import { asciiAt, joinBytes, viewOf } from './bytes.ts'
import { profileChunk } from './png-icc.ts'

const SIGNATURE_BYTES = 8

/**
 * The chunks that pictures, their colours and their animation need, and the range of their lengths in bytes. Texts,
 * times, Exif and private chunks are not among them, nor are proposals for screens of few colours (sPLT, hIST), which
 * browsers ignore. PNG (Third Edition), 11.2 and 11.3.
 */
const lengthRanges: Record<string, [min: number, max: number]> = {
  IHDR: [13, 13],
  PLTE: [3, 768],
  IEND: [0, 0],
  tRNS: [1, 256],
  cHRM: [32, 32],
  gAMA: [4, 4],
  sBIT: [1, 4],
  sRGB: [1, 1],
  cICP: [4, 4],
  mDCV: [24, 24],
  cLLI: [8, 8],
  bKGD: [1, 6],
  pHYs: [9, 9],
  acTL: [8, 8],
  fcTL: [26, 26],
  IDAT: [0, Infinity],
  fdAT: [4, Infinity],
  iCCP: [1, Infinity],
}
const critical = ['IHDR', 'PLTE', 'IDAT', 'IEND']
const repeated = ['IDAT', 'fcTL', 'fdAT']

/**
 * Writes a PNG anew with the chunks that its picture needs, at most one of each kind. Keeps a valid colour profile.
 * Drops data behind IEND. Decodes nothing. Undefined if the file is broken. PNG (Third Edition), 5.3 (chunk layout),
 * 5.6 (their order).
 */
export async function sanitizePng(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, SIGNATURE_BYTES)]
  const seen = new Set<string>()
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length; ) {
    const type = asciiAt(bytes, at + 4, 4)
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length || (type === 'IHDR') !== (at === SIGNATURE_BYTES)) return undefined
    const [min, max] = lengthRanges[type] ?? [Infinity, 0]
    const fits = length >= min && length <= max && (!seen.has(type) || repeated.includes(type))
    if (!fits && critical.includes(type)) return undefined
    if (fits && isUsed(type, seen)) {
      seen.add(type)
      const profile = type === 'iCCP' ? await profileChunk(bytes.subarray(at + 8, end - 4)) : undefined
      if (profile) parts.push(profile)
      if (type !== 'iCCP') parts.push(bytes.subarray(at, end))
    }
    if (type === 'IEND') return seen.has('IDAT') ? joinBytes(parts) : undefined
    at = end
  }
  return undefined
}

/** Tells whether browsers use a chunk: they ignore frames unless a chunk before the data announces the animation. */
function isUsed(type: string, seen: ReadonlySet<string>): boolean {
  if (type === 'acTL') return !seen.has('IDAT')
  return (type !== 'fcTL' && type !== 'fdAT') || seen.has('acTL')
}
