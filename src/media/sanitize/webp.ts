import { utf8 } from '../../lib/encoding.ts'
import { asciiAt, joinBytes, viewOf } from './bytes.ts'
import { sanitizeProfile } from './icc.ts'

const HEADER_BYTES = 12
/** Flags in the first byte of VP8X. */
const [PROFILE_FLAG, METADATA_FLAGS, ANIMATION_FLAG] = [0x20, 0x08 | 0x04, 0x02]
/** The lengths of VP8X, ANIM, and the head of a frame before its chunks, in bytes. */
const [EXTENDED_BYTES, ANIM_BYTES, FRAME_HEAD_BYTES] = [10, 6, 16]

/**
 * Writes a WebP anew with its picture or its frames, and a valid colour profile. Drops Exif, XMP and unknown chunks,
 * also within frames. Decodes nothing. Undefined if the file is broken. RFC 9649, 2.3 (RIFF), 2.4 (file header), 2.7
 * (extended format: flags, order, frames).
 */
export function sanitizeWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const end = 8 + viewOf(bytes).getUint32(4, true)
  if (end > bytes.length) return undefined
  const chunks = chunksOf(bytes.subarray(HEADER_BYTES, end))
  const first = chunks?.[0]
  if (!chunks || !first) return undefined
  const parts = first.type === 'VP8X' ? writeExtended(first, chunks) : isPicture(first) && [writeChunk(first)]
  if (!parts) return undefined
  const sanitized = joinBytes([bytes.subarray(0, HEADER_BYTES), ...parts])
  viewOf(sanitized).setUint32(4, sanitized.length - 8, true)
  return sanitized
}

interface Chunk {
  type: string
  content: Uint8Array
}

/** Splits bytes into chunks. Undefined if the chunks do not fill the bytes exactly. */
function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size
    if (end + (size % 2) > bytes.length) return undefined
    chunks.push({ type: asciiAt(bytes, at, 4), content: bytes.subarray(at + 8, end) })
    at = end + (size % 2)
  }
  return chunks
}

function writeExtended({ content }: Chunk, chunks: readonly Chunk[]): Uint8Array[] | undefined {
  if (content.length < EXTENDED_BYTES) return undefined
  const head = content.slice(0, EXTENDED_BYTES)
  const flags = head[0] ?? 0
  const packed = flags & PROFILE_FLAG ? chunks.find(({ type }) => type === 'ICCP') : undefined
  const profile = packed && sanitizeProfile(packed.content)
  head[0] = flags & ~METADATA_FLAGS & ~(profile ? 0 : PROFILE_FLAG)
  const pictures = flags & ANIMATION_FLAG ? writeAnimation(chunks) : pictureOf(chunks)
  if (!pictures) return undefined
  const colours = profile ? [writeChunk({ type: 'ICCP', content: profile })] : []
  return [writeChunk({ type: 'VP8X', content: head }), ...colours, ...pictures]
}

function writeAnimation(chunks: readonly Chunk[]): Uint8Array[] | undefined {
  const settings = chunks.find(({ type }) => type === 'ANIM')
  if (!settings || settings.content.length < ANIM_BYTES) return undefined
  const parts = [writeChunk({ type: 'ANIM', content: settings.content.subarray(0, ANIM_BYTES) })]
  for (const { type, content } of chunks) {
    if (type !== 'ANMF') continue
    const picture = pictureOf(chunksOf(content.subarray(FRAME_HEAD_BYTES)) ?? [])
    if (!picture) return undefined
    parts.push(writeChunk({ type, content: joinBytes([content.subarray(0, FRAME_HEAD_BYTES), ...picture]) }))
  }
  return parts.length > 1 ? parts : undefined
}

/** Returns the first picture, and its transparency if that is a chunk of its own. */
function pictureOf(chunks: readonly Chunk[]): Uint8Array[] | undefined {
  const picture = chunks.find(isPicture)
  const transparency = picture?.type === 'VP8 ' && chunks.find(({ type }) => type === 'ALPH')
  return picture && [...(transparency ? [writeChunk(transparency)] : []), writeChunk(picture)]
}

const isPicture = ({ type }: Chunk) => type === 'VP8 ' || type === 'VP8L'

function writeChunk({ type, content }: Chunk): Uint8Array {
  const head = new Uint8Array(8)
  head.set(utf8(type))
  viewOf(head).setUint32(4, content.length, true)
  return joinBytes([head, content, new Uint8Array(content.length % 2)])
}
