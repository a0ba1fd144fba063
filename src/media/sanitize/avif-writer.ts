import { joined } from './bytes.ts'
import { box, fullBox, latin, u16, u32 } from './isobmff.ts'

export interface PictureItem {
  type: string
  isHidden: boolean
  data: Uint8Array
  /** By their place among all, from 0. */
  properties: { index: number; isEssential: boolean }[]
  /** To items by their place, from 1. */
  references: { type: string; to: number[] }[]
}

/** Properties that a byte can number, beside the bit that says which are essential. */
const MOST_PROPERTIES = 127

/**
 * An AVIF of items, the first of which is the picture; they are numbered by their place, from 1.
 * ISO/IEC 14496-12, 4.3 (ftyp), 8.11 (meta); AV1 Image File Format, 6.2 (brands).
 *
 * @throws RangeError if there are too many of something.
 */
export function writeAvif(
  items: readonly PictureItem[],
  properties: readonly (Uint8Array | undefined)[],
): Uint8Array<ArrayBuffer> {
  const brands = box('ftyp', latin('avif'), u32(0), latin('avifmif1miaf'))
  const described = [information(items), referred(items), propertiesOf(items, properties)]
  const meta = (start: number) =>
    fullBox('meta', 0, 0, handler, fullBox('pitm', 0, 0, u16(1)), locations(items, start), ...described)
  // How long it is does not depend on where the data begin.
  const start = brands.length + meta(0).length + 8
  return joined([brands, meta(start), box('mdat', ...items.map(({ data }) => data))])
}

const handler = fullBox('hdlr', 0, 0, u32(0), latin('pict'), new Uint8Array(12), latin('\0'))

function locations(items: readonly PictureItem[], start: number): Uint8Array {
  let at = start
  const entries = items.map(({ data }, index) => {
    at += data.length
    return joined([u16(index + 1), u16(0), u16(1), u32(at - data.length), u32(data.length)])
  })
  // Offsets and lengths of four bytes each.
  return fullBox('iloc', 0, 0, Uint8Array.of(0x44, 0), u16(items.length), ...entries)
}

function information(items: readonly PictureItem[]): Uint8Array {
  const entries = items.map(({ type, isHidden }, index) =>
    fullBox('infe', 2, isHidden ? 1 : 0, u16(index + 1), u16(0), latin(`${type}\0`)),
  )
  return fullBox('iinf', 0, 0, u16(items.length), ...entries)
}

function referred(items: readonly PictureItem[]): Uint8Array {
  const boxes = items.flatMap(({ references }, index) =>
    references.map(({ type, to }) => box(type, u16(index + 1), u16(to.length), ...to.map(u16))),
  )
  return boxes.length > 0 ? fullBox('iref', 0, 0, ...boxes) : new Uint8Array()
}

function propertiesOf(items: readonly PictureItem[], all: readonly (Uint8Array | undefined)[]): Uint8Array {
  const used = [...new Set(items.flatMap(({ properties }) => properties.map(({ index }) => index)))]
  if (used.length > MOST_PROPERTIES) throw new RangeError(`${used.length} properties`)
  const numbers = new Map(used.map((index, place) => [index, place + 1]))
  const entries = items.map(({ properties }, index) => {
    const own = properties.map(
      ({ index, isEssential }) => (numbers.get(index) ?? 0) + (isEssential ? 0x80 : 0),
    )
    if (own.length > MOST_PROPERTIES) throw new RangeError(`${own.length} properties of one item`)
    return joined([u16(index + 1), Uint8Array.of(own.length, ...own)])
  })
  const properties = used.flatMap((index) => all[index] ?? [])
  return box('iprp', box('ipco', ...properties), fullBox('ipma', 0, 0, u32(items.length), ...entries))
}
