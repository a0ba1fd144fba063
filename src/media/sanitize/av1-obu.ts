import { joined } from './bytes.ts'
import { type Reading, reading } from './isobmff.ts'

const [SEQUENCE, DELIMITER, FRAME_HEADER, TILES, FRAME, FRAME_HEADER_AGAIN] = [1, 2, 3, 4, 6, 7]
const kept = new Set([SEQUENCE, DELIMITER, FRAME_HEADER, TILES, FRAME, FRAME_HEADER_AGAIN])

/**
 * A coded picture without the units that are metadata, padding or unknown. AV1 Bitstream & Decoding Process Specification,
 * 5.3 (OBU), 6.2.2 (their types), 4.10.5 (leb128).
 *
 * @throws RangeError if it is broken.
 */
export function cleanPictureData(data: Uint8Array): Uint8Array {
  const from = reading(data)
  const units: Uint8Array[] = []
  while (from.left() > 0) {
    const start = data.length - from.left()
    const head = from.number(1)
    if (head & 0x80) throw new RangeError('No unit')
    const [type, isExtended, hasSize] = [head >> 3, (head & 4) > 0, (head & 2) > 0]
    if (isExtended) from.number(1)
    const size = hasSize ? leb128(from) : from.left()
    from.take(size)
    const isEmptyDelimiter = type !== DELIMITER || size === 0
    if (kept.has(type) && isEmptyDelimiter) units.push(data.subarray(start, data.length - from.left()))
  }
  return joined(units)
}

function leb128(from: Reading): number {
  let value = 0
  for (let place = 0; place < 8; place++) {
    const byte = from.number(1)
    value += (byte & 0x7f) * 2 ** (7 * place)
    if (byte < 0x80) return value
  }
  throw new RangeError('A number without an end')
}
