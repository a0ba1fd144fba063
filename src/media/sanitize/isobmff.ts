import { asciiAt, joined, viewOf } from './bytes.ts'

/** Boxes of ISO/IEC 14496-12, 4.2: how they are read and written. What is read throws a RangeError where it is broken. */
export interface Box {
  type: string
  content: Uint8Array
}

/** Boxes that fill a stretch exactly. */
export function boxesOf(bytes: Uint8Array): Box[] {
  const from = reading(bytes)
  const boxes: Box[] = []
  while (from.left() > 0) {
    const size = from.number(4)
    const type = from.text(4)
    // 0 is "to the end of the file", which the last may be; 1 is for sizes of eight bytes.
    const length = size === 0 ? from.left() : size === 1 ? from.number(8) - 16 : size - 8
    boxes.push({ type, content: from.take(length) })
  }
  return boxes
}

/** Reads numbers, texts and stretches one after the other. */
export function reading(bytes: Uint8Array) {
  const view = viewOf(bytes)
  let at = 0
  const take = (length: number) => {
    if (!(length >= 0 && at + length <= bytes.length)) throw new RangeError(`${length} bytes at ${at}`)
    at += length
    return bytes.subarray(at - length, at)
  }
  return {
    take,
    left: () => bytes.length - at,
    text: (length: number) => asciiAt(take(length), 0, length),
    /** @param size in bytes: 0, 1, 2, 4 or 8. A number of no bytes is 0. */
    number(size: number): number {
      take(size)
      if (size === 0) return 0
      if (size === 1) return view.getUint8(at - 1)
      if (size === 2) return view.getUint16(at - 2)
      if (size === 4) return view.getUint32(at - 4)
      if (size !== 8) throw new RangeError(`A number of ${size} bytes`)
      return Number(view.getBigUint64(at - 8))
    },
  }
}

export type Reading = ReturnType<typeof reading>

export const u16 = (value: number) => Uint8Array.of(value >> 8, value & 255)
export const u32 = (value: number) => joined([u16(value >>> 16), u16(value & 0xffff)])
export const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

export function box(type: string, ...parts: Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8)
  return joined([u32(size), latin(type), ...parts])
}

/** A box with a version and flags before its content. */
export function fullBox(type: string, version: number, flags: number, ...parts: Uint8Array[]): Uint8Array {
  return box(type, u32(version * 0x1000000 + flags), ...parts)
}
