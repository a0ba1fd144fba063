import { utf8 } from '../../lib/encoding.ts'
import { asciiAt, joined, viewOf } from './bytes.ts'
import { sanitizeProfile } from './icc.ts'

const HEADER_BYTES = 12
/** Flags in the first byte of VP8X. */
const [PROFILE, METADATA, ANIMATION] = [0x20, 0x08 | 0x04, 0x02]
/** The lengths of VP8X, ANIM, and the head of a frame before its chunks, in bytes. */
const [EXTENDED, ANIM, FRAME] = [10, 6, 16]

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
  const parts = first.type === 'VP8X' ? extended(first, chunks) : isPicture(first) && [written(first)]
  if (!parts) return undefined
  const cleaned = joined([bytes.subarray(0, HEADER_BYTES), ...parts])
  viewOf(cleaned).setUint32(4, cleaned.length - 8, true)
  return cleaned
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

function extended({ content }: Chunk, chunks: readonly Chunk[]): Uint8Array[] | undefined {
  if (content.length < EXTENDED) return undefined
  const head = content.slice(0, EXTENDED)
  const flags = head[0] ?? 0
  const packed = flags & PROFILE ? chunks.find(({ type }) => type === 'ICCP') : undefined
  const profile = packed && sanitizeProfile(packed.content)
  head[0] = flags & ~METADATA & ~(profile ? 0 : PROFILE)
  const pictures = flags & ANIMATION ? animation(chunks) : pictureOf(chunks)
  if (!pictures) return undefined
  const colours = profile ? [written({ type: 'ICCP', content: profile })] : []
  return [written({ type: 'VP8X', content: head }), ...colours, ...pictures]
}

function animation(chunks: readonly Chunk[]): Uint8Array[] | undefined {
  const settings = chunks.find(({ type }) => type === 'ANIM')
  if (!settings || settings.content.length < ANIM) return undefined
  const parts = [written({ type: 'ANIM', content: settings.content.subarray(0, ANIM) })]
  for (const { type, content } of chunks) {
    if (type !== 'ANMF') continue
    const picture = pictureOf(chunksOf(content.subarray(FRAME)) ?? [])
    if (!picture) return undefined
    parts.push(written({ type, content: joined([content.subarray(0, FRAME), ...picture]) }))
  }
  return parts.length > 1 ? parts : undefined
}

/** Returns the first picture, and its transparency if that is a chunk of its own. */
function pictureOf(chunks: readonly Chunk[]): Uint8Array[] | undefined {
  const picture = chunks.find(isPicture)
  const transparency = picture?.type === 'VP8 ' && chunks.find(({ type }) => type === 'ALPH')
  return picture && [...(transparency ? [written(transparency)] : []), written(picture)]
}

const isPicture = ({ type }: Chunk) => type === 'VP8 ' || type === 'VP8L'

function written({ type, content }: Chunk): Uint8Array {
  const head = new Uint8Array(8)
  head.set(utf8(type))
  viewOf(head).setUint32(4, content.length, true)
  return joined([head, content, new Uint8Array(content.length % 2)])
}
