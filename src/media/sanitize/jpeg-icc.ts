import { utf8 } from '../../lib/encoding.ts'
import { joinBytes } from './bytes.ts'
import { sanitizeProfile } from './icc.ts'
import { segment } from './jpeg-segments.ts'

const APP2 = 0xe2
/** The limit of a profile in one segment, in bytes: ICC.1:2022, B.4. */
const MAX_SEGMENT_BYTES = 65_519

/**
 * Returns a sanitised colour profile as segments of a JPEG: each has its number and the count before its part. Empty
 * if parts are missing, or if it is not a profile.
 */
export function profileSegments(parts: readonly Uint8Array[]): Uint8Array[] {
  const numbered = new Map(parts.map((part) => [part[0] ?? 0, part.subarray(2)]))
  const orderedParts: Uint8Array[] = []
  for (let number = 1; number <= parts.length; number++) {
    const part = numbered.get(number)
    if (!part) return []
    orderedParts.push(part)
  }
  const profile = sanitizeProfile(joinBytes(orderedParts))
  if (!profile) return []
  const count = Math.ceil(profile.length / MAX_SEGMENT_BYTES)
  return Array.from({ length: count }, (_, index) =>
    segment(APP2, [
      utf8('ICC_PROFILE\0'),
      Uint8Array.of(index + 1, count),
      profile.subarray(index * MAX_SEGMENT_BYTES, (index + 1) * MAX_SEGMENT_BYTES),
    ]),
  )
}
