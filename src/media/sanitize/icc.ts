import { utf8 } from '../../lib/encoding.ts'
import { asciiAt, joinBytes, viewOf } from './bytes.ts'

/** In bytes. The longest profiles are those of printing presses, with 0.5 to 3 MB. */
export const MAX_PROFILE_BYTES = 4_000_000
const MAX_TAGS = 100
const [HEADER_BYTES, ENTRY_BYTES] = [128, 12]

/** The tags that define colours, and the two texts that every profile must have. Programs may have added others. */
const allowedTags = new Set([
  'desc',
  'cprt',
  'wtpt',
  'bkpt',
  'chad',
  'lumi',
  'cicp',
  'gamt',
  'rXYZ',
  'gXYZ',
  'bXYZ',
  'rTRC',
  'gTRC',
  'bTRC',
  'kTRC',
  'A2B0',
  'A2B1',
  'A2B2',
  'B2A0',
  'B2A1',
  'B2A2',
  'D2B0',
  'D2B1',
  'D2B2',
  'D2B3',
  'B2D0',
  'B2D1',
  'B2D2',
  'B2D3',
])

/**
 * Writes a colour profile anew with known tags only, and without bytes that no tag refers to. Undefined if it is not
 * a profile; the picture is then shown without one. ICC.1:2022, 7.2 (header), 7.3 (tag table), 9 (tags).
 */
export function sanitizeProfile(profile: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (profile.length < HEADER_BYTES + 4 || asciiAt(profile, 36, 4) !== 'acsp') return undefined
  const view = viewOf(profile)
  const size = view.getUint32(0)
  const count = view.getUint32(HEADER_BYTES)
  const table = HEADER_BYTES + 4
  if (size > Math.min(profile.length, MAX_PROFILE_BYTES) || count > MAX_TAGS) return undefined
  if (table + count * ENTRY_BYTES > size) return undefined
  const tags = new Map<string, { start: number; length: number }>()
  for (let at = table; at < table + count * ENTRY_BYTES; at += ENTRY_BYTES) {
    const [signature, start, length] = [
      asciiAt(profile, at, 4),
      view.getUint32(at + 4),
      view.getUint32(at + 8),
    ]
    if (start + length > size) return undefined
    if (allowedTags.has(signature) && !tags.has(signature)) tags.set(signature, { start, length })
  }
  return writeProfile(profile, tags)
}

function writeProfile(profile: Uint8Array, tags: ReadonlyMap<string, { start: number; length: number }>) {
  const head = new Uint8Array(HEADER_BYTES + 4 + tags.size * ENTRY_BYTES)
  head.set(profile.subarray(0, HEADER_BYTES))
  // Clears the hash of the old profile and the reserved bytes (7.2.18, 7.2.19).
  head.fill(0, 84)
  const view = viewOf(head)
  view.setUint32(HEADER_BYTES, tags.size)
  const parts: Uint8Array[] = [head]
  // Tags may share their data, as the three curves mostly do.
  const offsets = new Map<string, number>()
  let [entry, end] = [HEADER_BYTES + 4, head.length]
  for (const [signature, { start, length }] of tags) {
    const knownOffset = offsets.get(`${start} ${length}`)
    const offset = knownOffset ?? end
    head.set(utf8(signature), entry)
    view.setUint32(entry + 4, offset)
    view.setUint32(entry + 8, length)
    entry += ENTRY_BYTES
    if (knownOffset !== undefined) continue
    offsets.set(`${start} ${length}`, offset)
    // Data begin at multiples of four bytes (7.1).
    const padding = new Uint8Array(-length & 3)
    parts.push(profile.subarray(start, start + length), padding)
    end += length + padding.length
    if (end > MAX_PROFILE_BYTES) return undefined
  }
  view.setUint32(0, end)
  return joinBytes(parts)
}
