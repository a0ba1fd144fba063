import type { UploadError } from '../upload-errors.ts'
import { cleanPictureData } from './av1-obu.ts'
import { cleanProperty, isAlpha, sizeBy } from './avif-properties.ts'
import { type PictureItem, writeAvif } from './avif-writer.ts'
import { asciiAt, joined } from './bytes.ts'
import { type Heif, readHeif } from './heif.ts'
import { type Box, boxesOf } from './isobmff.ts'

const brands = ['avif', 'avis']

/** Whether a file says that it is an AVIF: by its own brand, or among those that it is compatible with. AV1 Image File Format, 6. */
export function isAvif(bytes: Uint8Array): boolean {
  if (asciiAt(bytes, 4, 4) !== 'ftyp') return false
  try {
    const [first] = boxesOf(bytes.subarray(0, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)))
    return first !== undefined && brandsOf(first).some((brand) => brands.includes(brand))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function brandsOf({ content }: Box): string[] {
  const count = Math.floor(content.length / 4)
  // The second is a version.
  return Array.from({ length: count }, (_, index) => asciiAt(content, index * 4, 4)).toSpliced(1, 1)
}

/**
 * An AVIF written anew of its still picture: the coded data of the primary item, of what it is a grid of, and of its
 * transparency, with the properties that they are shown by. Exif, XMP, thumbnails, depths, gain maps, and whatever lies between
 * boxes or items stay behind. Nothing is decoded. Undefined if it is broken, or made of what browsers do not show.
 *
 * ISO/IEC 14496-12; ISO/IEC 23008-12; AV1 Image File Format, 2, 4 and 6.
 */
export function cleanAvif(bytes: Uint8Array): Uint8Array<ArrayBuffer> | UploadError | undefined {
  try {
    const boxes = boxesOf(bytes)
    const meta = boxes.find(({ type }) => type === 'meta')
    if (boxes.some(({ type }) => type === 'moov')) return 'avifMoving'
    if (!meta) return undefined
    const heif = readHeif(bytes, meta)
    const properties = heif.properties.map(cleanProperty)
    const places = new Map([...shownItems(heif)].map((id, index) => [id, index + 1]))
    const items = [...places.keys()].map((id) => pictureItem(heif, id, { places, properties }))
    return writeAvif(items, properties)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The primary item, and what it needs to be shown. */
function shownItems({ primary, items, properties, references }: Heif): Set<number> {
  const shown = new Set([primary])
  const inputs = Map.groupBy(
    references.filter(({ type }) => type === 'dimg'),
    ({ from }) => from,
  )
  const ofTransparency = references
    .filter(({ type, from }) => {
      const own = items.get(from)?.properties ?? []
      return type === 'auxl' && own.some(({ index }) => properties[index] && isAlpha(properties[index]))
    })
    .flatMap(({ from, to }) => to.map((id) => ({ from, id })))
  const transparencies = Map.groupBy(ofTransparency, ({ id }) => id)
  // A set that grows is walked to its end.
  for (const id of shown) {
    for (const { to } of inputs.get(id) ?? []) for (const input of to) shown.add(input)
    for (const { from } of transparencies.get(id) ?? []) shown.add(from)
  }
  return shown
}

interface Kept {
  /** Of the items that are shown, by their numbers: from 1. */
  places: ReadonlyMap<number, number>
  properties: readonly (Uint8Array | undefined)[]
}

function pictureItem(heif: Heif, id: number, { places, properties }: Kept): PictureItem {
  const item = heif.items.get(id)
  if (!item) throw new RangeError(`No item ${id}`)
  const own = item.properties.filter(({ index, isEssential }) => {
    if (!properties[index] && isEssential) throw new RangeError('A property that cannot be left out')
    return properties[index]
  })
  const references = heif.references
    .filter(({ type, from }) => from === id && ['dimg', 'auxl', 'prem'].includes(type))
    .map(({ type, to }) => ({ type, to: to.flatMap((other) => places.get(other) ?? []) }))
    .filter(({ to }) => to.length > 0)
  const data = dataOf(item.type, joined(heif.dataOf(id)))
  return { type: item.type, isHidden: item.isHidden, data, properties: own, references }
}

/** Coded data, or what a grid says of its rows and columns: ISO/IEC 23008-12, 6.6.2.3.2. */
function dataOf(type: string, data: Uint8Array): Uint8Array {
  if (type === 'av01') return cleanPictureData(data)
  const length = (data[1] ?? 0) & 1 ? 12 : 8
  if (type !== 'grid' || data.length < length) throw new RangeError(`An item of type ${type}`)
  return data.subarray(0, length)
}

/** The size that it is shown in; undefined if it does not say. */
export function sizeOfAvif(bytes: Uint8Array): { width: number; height: number } | undefined {
  const meta = boxesOf(bytes).find(({ type }) => type === 'meta')
  const heif = meta && readHeif(bytes, meta)
  const own = heif?.items.get(heif.primary)?.properties ?? []
  return sizeBy(own.flatMap(({ index }) => heif?.properties[index] ?? []))
}
