import { type Box, boxesOf, type Reading, reading } from './isobmff.ts'

/** A still picture of items, as it is read: ISO/IEC 23008-12, 6 (items of pictures), on ISO/IEC 14496-12, 8.11 (meta box). */
export interface Heif {
  primary: number
  items: ReadonlyMap<number, Item>
  properties: readonly Box[]
  references: readonly Reference[]
  /** The bytes of an item; of all items together no more than the file has. */
  dataOf(id: number): Uint8Array[]
}

export interface Item {
  type: string
  isHidden: boolean
  /** Places in `properties`, from 0. */
  properties: { index: number; isEssential: boolean }[]
}

export interface Reference {
  type: string
  from: number
  to: number[]
}

/** No picture of a grid has more, and what is not bounded takes long. */
const MOST = 2_000

/** @throws RangeError if the file is broken, or has more than a picture needs. */
export function readHeif(file: Uint8Array, meta: Box): Heif {
  const boxes = boxesOf(meta.content.subarray(4))
  const content = (type: string) => boxes.find((box) => box.type === type)?.content
  const [named, information, locations] = ['pitm', 'iinf', 'iloc'].map(content)
  const described = boxesOf(content('iprp') ?? new Uint8Array())
  if (!named || !information || !locations) throw new RangeError('Boxes are missing')
  const primary = reading(named)
  const isLong = primary.number(4) >>> 24 > 0
  const items = itemsOf(information)
  for (const { type, content } of described) if (type === 'ipma') associate(items, content)
  const places = placesOf(locations, { file, data: content('idat') ?? new Uint8Array() })
  let unread = file.length
  return {
    primary: primary.number(isLong ? 4 : 2),
    items,
    properties: bounded(boxesOf(described.find(({ type }) => type === 'ipco')?.content ?? new Uint8Array())),
    references: referencesOf(content('iref')),
    dataOf(id) {
      const parts = places.get(id)?.() ?? []
      unread -= parts.reduce((sum, part) => sum + part.length, 0)
      // Items can share bytes, so that a short file unpacks to a long one; those of a picture do not.
      if (unread < 0) throw new RangeError('More data than there are')
      return parts
    },
  }
}

function bounded<Thing>(things: Thing[]): Thing[] {
  if (things.length > MOST) throw new RangeError(`${things.length} of ${MOST}`)
  return things
}

/** How many entries follow, which may take no bytes at all. */
function numberOf(from: Reading, size: 2 | 4): number {
  const count = from.number(size)
  if (count > MOST) throw new RangeError(`${count} of ${MOST}`)
  return count
}

/** 14496-12, 8.11.6. */
function itemsOf(information: Uint8Array): Map<number, Item> {
  const items = new Map<number, Item>()
  const entries = boxesOf(information.subarray(information[0] === 0 ? 6 : 8))
  for (const { type, content } of bounded(entries)) {
    const from = reading(content)
    const start = from.number(4)
    const version = start >>> 24
    if (type !== 'infe' || version < 2) continue
    const id = from.number(version === 2 ? 2 : 4)
    const protection = from.number(2)
    const item = { type: from.text(4), isHidden: (start & 1) === 1, properties: [] }
    if (protection === 0) items.set(id, item)
  }
  return items
}

/** 14496-12, 8.11.14. */
function associate(items: ReadonlyMap<number, Item>, content: Uint8Array): void {
  const from = reading(content)
  const start = from.number(4)
  const isWide = (start & 1) === 1
  for (let entries = from.number(4); entries > 0; entries--) {
    const item = items.get(from.number(start >>> 24 < 1 ? 2 : 4))
    for (let count = from.number(1); count > 0; count--) {
      const value = from.number(isWide ? 2 : 1)
      const sign = isWide ? 0x8000 : 0x80
      // 0 is none.
      if (value % sign > 0) item?.properties.push({ index: (value % sign) - 1, isEssential: value >= sign })
    }
    if (item) bounded(item.properties)
  }
}

/** 14496-12, 8.11.12. */
function referencesOf(content?: Uint8Array): Reference[] {
  if (!content) return []
  const size = content[0] === 0 ? 2 : 4
  return bounded(boxesOf(content.subarray(4))).map(({ type, content }) => {
    const from = reading(content)
    const id = from.number(size)
    const count = from.number(2)
    return { type, from: id, to: bounded(Array.from({ length: count }, () => from.number(size))) }
  })
}

interface Source {
  file: Uint8Array
  /** Of `idat`. */
  data: Uint8Array
}

/** Where the bytes of items are: 14496-12, 8.11.3. They are looked up when they are asked for: not all are needed. */
function placesOf(locations: Uint8Array, source: Source): Map<number, () => Uint8Array[]> {
  const from = reading(locations)
  const version = from.number(4) >>> 24
  const sizes = from.number(2)
  const [offset, length, base] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const field = { offset, length, index: version === 0 ? 0 : sizes & 15 }
  const places = new Map<number, () => Uint8Array[]>()
  for (let items = numberOf(from, version < 2 ? 2 : 4); items > 0; items--) {
    const id = from.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : from.number(2) & 15
    const otherFile = from.number(2)
    const start = from.number(base)
    const extents = extentsOf(from, field)
    places.set(id, () => {
      // What is made of other items' bytes (2), or is in other files, no encoder writes for pictures of the web.
      const whole = [source.file, source.data][method]
      if (!whole || otherFile > 0) throw new RangeError('Data elsewhere')
      return extents.map((extent) => {
        const at = start + extent.offset
        // A length of 0 is "to the end".
        const end = extent.length === 0 ? whole.length : at + extent.length
        if (at > end || end > whole.length) throw new RangeError(`${at} to ${end} of ${whole.length}`)
        return whole.subarray(at, end)
      })
    })
  }
  return places
}

function extentsOf(from: Reading, field: { offset: number; length: number; index: number }) {
  const extents: { offset: number; length: number }[] = []
  for (let count = numberOf(from, 2); count > 0; count--) {
    from.number(field.index)
    extents.push({ offset: from.number(field.offset), length: from.number(field.length) })
  }
  return extents
}
