import { describe, expect, test } from 'vitest'
import { sanitizeFile } from '../../../src/media/sanitize/sanitize-file.ts'
import { avifOf, broken, hidden, movingAvif, secret } from '../../support/fixtures/hiding-places.ts'
import { decoded, realPictures } from '../../support/fixtures/pictures.ts'
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
  const plain = { jpg: files.jpeg, png: files.png, webp: files.webp, gif: files.gif, avif: avifOf() }

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

  test('an AVIF that moves: it is refused', async () => {
    expect(await sanitizeFile(movingAvif)).toBe('avifMoving')
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
    expect(await sanitizeFile(inJpeg(bytes))).toBe('fileTwofold')
  })

  test.each([
    ['the four bytes of an archive that is none', 'PK\x05\x06 and so on, for as long as an end is'],
    ['what a PDF begins with, where nobody looks', files.joined(new Uint8Array(2_000), '%PDF-1.4')],
    ['words of a script', '<script>'],
  ])('even, by chance, %s', async (_, bytes) => {
    expect(await sanitizeFile(inJpeg(bytes))).toMatchObject({ type: 'image/jpeg' })
  })
})
