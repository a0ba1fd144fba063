import { utf8 } from '../../lib/encoding.ts'
import { joinBytes, viewOf } from './bytes.ts'
import { MAX_PROFILE_BYTES, sanitizeProfile } from './icc.ts'

/**
 * Returns the chunk iCCP without its name, with a sanitised profile that is compressed anew, so that no data remain
 * behind it. Undefined if it has no profile. PNG (Third Edition), 11.3.2.3 (iCCP), 5.3 (chunk layout).
 */
export async function profileChunk(content: Uint8Array): Promise<Uint8Array | undefined> {
  const name = content.indexOf(0)
  // The byte behind the name is the method: 0 is deflate.
  if (name < 1 || name > 79 || content[name + 1] !== 0) return undefined
  const packed = new Uint8Array(content.subarray(name + 2))
  const unpacked = await pipeBytes(packed, new DecompressionStream('deflate'), MAX_PROFILE_BYTES)
  const profile = unpacked && sanitizeProfile(unpacked)
  if (!profile) return undefined
  const compressed = await pipeBytes(profile, new CompressionStream('deflate'), MAX_PROFILE_BYTES)
  return compressed && chunk('iCCP', joinBytes([utf8('ICC\0\0'), compressed]))
}

/**
 * Passes bytes through a stream. Undefined if the result is longer than `maxBytes`, or if the input ends early or has
 * data behind its end.
 */
async function pipeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of new Blob([bytes]).stream().pipeThrough(stream)) {
      size += part.length
      if (size > maxBytes) return undefined
      parts.push(part)
    }
    return joinBytes(parts)
  } catch {
    return undefined
  }
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = joinBytes([utf8(type), content])
  const framed = joinBytes([new Uint8Array(4), body, new Uint8Array(4)])
  viewOf(framed).setUint32(0, content.length)
  viewOf(framed).setUint32(framed.length - 4, checksum(body))
  return framed
}

/** Computes the CRC-32. PNG (Third Edition), annex D. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
