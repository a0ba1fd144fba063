import { asciiAt, viewOf } from './bytes.ts'

const kept = new Set(['ftyp', 'meta', 'mdat', 'moov', 'free', 'skip', 'pdin'])

/**
 * An AVIF whose Exif and XMP items are overwritten with zeros: the file has positions of its parts in it, so nothing can be
 * taken out without counting all of them anew. It ends with its last box. Undefined if it is broken, or has boxes that
 * pictures do not need.
 *
 * ISO/IEC 14496-12, 4.2 (boxes), 8.11.3 (item locations), 8.11.6 (item information); AV1 Image File Format, 2 and 6.
 */
export function cleanAvif(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const cleaned = new Uint8Array(bytes)
  try {
    const boxes = boxesOf(cleaned, 0, cleaned.length)
    if (!boxes?.every(({ type }) => kept.has(type)) || boxes[0]?.type !== 'ftyp') return undefined
    const meta = boxes.find(({ type }) => type === 'meta')
    if (!meta) return undefined
    const inMeta = boxesOf(cleaned, meta.start + 4, meta.end)
    const information = inMeta?.find(({ type }) => type === 'iinf')
    const locations = inMeta?.find(({ type }) => type === 'iloc')
    if (!information || !locations) return undefined
    const hidden = metadataItems(cleaned, information)
    const data = inMeta?.find(({ type }) => type === 'idat')
    for (const { start, length } of extentsOf(cleaned, locations, hidden, data?.start ?? 0)) {
      if (start + length > cleaned.length) return undefined
      cleaned.fill(0, start, start + length)
    }
    return cleaned
  } catch (error) {
    // A position outside of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Box {
  type: string
  /** Of its content. */
  start: number
  end: number
}

/** Boxes that fill a stretch exactly; undefined if they do not. */
function boxesOf(bytes: Uint8Array, from: number, to: number): Box[] | undefined {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at < to; ) {
    const size = view.getUint32(at)
    // 0 is "to the end of the file", which the last may be; 1 is for files of more than 4 GB.
    const end = size === 0 ? to : at + size
    if (size === 1 || end < at + 8 || end > to) return undefined
    boxes.push({ type: asciiAt(bytes, at + 4, 4), start: at + 8, end })
    at = end
  }
  return boxes
}

function metadataItems(bytes: Uint8Array, { start, end }: Box): Set<number> {
  const view = viewOf(bytes)
  const found = new Set<number>()
  const entries = boxesOf(bytes, start + (bytes[start] === 0 ? 6 : 8), end) ?? []
  for (const { type, start: at } of entries) {
    if (type !== 'infe') continue
    const isLong = bytes[at] === 3
    const id = isLong ? view.getUint32(at + 4) : view.getUint16(at + 4)
    // Behind the version and flags: the id, and two bytes of protection.
    if (['Exif', 'mime'].includes(asciiAt(bytes, at + (isLong ? 10 : 8), 4))) found.add(id)
  }
  return found
}

/** Where the bytes of some items are. */
function extentsOf(bytes: Uint8Array, { start }: Box, ids: ReadonlySet<number>, data: number) {
  const view = viewOf(bytes)
  let at = start + 4
  const take = (size: number) => {
    at += size
    if (size === 0) return 0
    if (size === 2) return view.getUint16(at - 2)
    return size === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8))
  }
  const version = bytes[start] ?? 0
  const sizes = take(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const extents: { start: number; length: number }[] = []
  for (let items = take(version < 2 ? 2 : 4); items > 0; items--) {
    const id = take(version < 2 ? 2 : 4)
    const isInside = version > 0 && (take(2) & 15) === 1
    take(2)
    const base = take(baseSize)
    for (let count = take(2); count > 0; count--) {
      take(indexSize)
      const offset = base + take(offsetSize) + (isInside ? data : 0)
      const length = take(lengthSize)
      if (ids.has(id)) extents.push({ start: offset, length })
    }
  }
  return extents
}
