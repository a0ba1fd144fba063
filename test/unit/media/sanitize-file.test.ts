import { describe, expect, test } from 'vitest'
import { sanitizeFile } from '../../../src/media/sanitize/sanitize-file.ts'
import { broken, hidden, secret } from '../../support/fixtures/hiding-places.ts'
import { decoded, realAvif, realPictures } from '../../support/fixtures/pictures.ts'
import * as files from '../../support/fixtures/uploads.ts'

async function taken(bytes: Uint8Array<ArrayBuffer>) {
  const checked = await sanitizeFile(bytes)
  if (typeof checked === 'string') throw new Error(`Refused: ${checked}`)
  return checked
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a real picture comes through, shows the same, and says nothing else', () => {
  test.each(Object.entries(realPictures))('%s', async (_, make) => {
    const bytes = new Uint8Array(await make())
    const checked = await taken(bytes)
    const before = await decoded(bytes)
    expect(await decoded(checked.bytes)).toEqual(before)
    expect(checked.width).toBe(before.width)
    // Frames are decoded one below the other.
    expect(before.height % (checked.height ?? 0)).toBe(0)
    expect(text(checked.bytes)).not.toMatch(/Secret|GPS/)
    expect((await taken(checked.bytes)).bytes, 'once clean, it stays as it is').toEqual(checked.bytes)
  })
})

describe('nothing stays hidden in', () => {
  const plain = { jpg: files.jpeg, png: files.png, webp: files.webp, gif: files.gif }

  test.each(Object.entries(hidden))('%s', async (_, bytes) => {
    expect(text(bytes)).toMatch(/Secret/)
    const checked = await taken(bytes)
    expect(text(checked.bytes)).not.toMatch(/Secret|PK/)
    const { pixels } = await decoded(checked.bytes)
    expect(pixels).toBe((await decoded(plain[checked.extension as keyof typeof plain])).pixels)
  })

  test.each(Object.entries(broken))('%s: it is refused', async (_, bytes) => {
    expect(await sanitizeFile(bytes)).toBe('fileBroken')
  })
})

describe('a picture in the HEIF container is refused by its brands', () => {
  const { heic, heifOf, joined, u32 } = files
  test.each<[string, Uint8Array<ArrayBuffer> | (() => Promise<Buffer>), string]>([
    ['an AVIF', realAvif, 'fileAvif'],
    ['an AVIF that moves', heifOf('avis', 'avis', 'msf1', 'iso8'), 'fileAvif'],
    ['an AVIF that says so as a compatible brand only', heifOf('mif1', 'mif1', 'miaf', 'avif'), 'fileAvif'],
    ['an AVIF that moves and says so as a compatible brand only', heifOf('msf1', 'iso8', 'avis'), 'fileAvif'],
    ['a HEIC by an iPhone', heic, 'fileHeic'],
    ['a HEIC that moves', heifOf('hevc', 'msf1', 'hevc'), 'fileHeic'],
    ['a HEIC that says so as a compatible brand only', heifOf('mp42', 'isom', 'heic'), 'fileHeic'],
    ['a HEIF of another coding', heifOf('mif1', 'mif1'), 'fileHeic'],
    ['a box with a size of eight bytes', joined(u32(1), 'ftyp', u32(0), u32(24), 'heic', u32(0)), 'fileHeic'],
    ['a box to the end of the file', joined(u32(0), 'ftypheic', u32(0), 'mif1'), 'fileHeic'],
    ['a box that is cut off', heic.slice(0, 14), 'fileHeic'],
  ])('%s', async (_, made, error) => {
    const bytes = typeof made === 'function' ? new Uint8Array(await made()) : made
    expect(await sanitizeFile(bytes)).toBe(error)
  })

  test.each([
    ['a video', heifOf('isom', 'iso2', 'avc1', 'mp41')],
    ['a brand behind the box', joined(heifOf('isom'), 'heic')],
    ['a version that spells a brand', joined(u32(16), 'ftypisomheic')],
    ['a box without brands', joined(u32(8), 'ftyp', 'heic')],
    ['a box of an impossible size', joined(u32(3), 'ftypheic')],
  ])('but not %s', async (_, bytes) => {
    expect(await sanitizeFile(bytes)).toBe('fileUnknown')
  })
})

describe('coded data can say anything', () => {
  const inJpeg = (bytes: Uint8Array | string) =>
    files.joined(files.jpeg.subarray(0, -2), bytes, files.jpeg.subarray(-2))

  test.each([
    ['an archive', secret],
    ['an archive that counts from its own start', files.joined(new Uint8Array(70_000), secret)],
    ['a RAR archive', 'Rar!\x1a\x07\x01\0'],
    ['a 7z archive', '7z\xbc\xaf\x27\x1c\0\x04'],
    ['a PDF', '%PDF-1.4'],
  ])('but not %s', async (_, bytes) => {
    expect(await sanitizeFile(inJpeg(bytes))).toBe('filePolyglot')
  })

  test.each([
    ['the four bytes of an archive that is none', 'PK\x05\x06 and so on, for as long as an end is'],
    ['what a PDF begins with, where nobody looks', files.joined(new Uint8Array(2_000), '%PDF-1.4')],
    ['words of a script', '<script>'],
  ])('even, by chance, %s', async (_, bytes) => {
    expect(await sanitizeFile(inJpeg(bytes))).toMatchObject({ type: 'image/jpeg' })
  })
})
