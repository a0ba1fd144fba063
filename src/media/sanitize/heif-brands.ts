import { asciiAt, viewOf } from './bytes.ts'

/** AV1 Image File Format, 6. Its further brands occur only together with one of these. */
const avifBrands = ['avif', 'avis']
/** Brands of HEVC, and of any coding: ISO/IEC 23008-12, annex B and 10. */
const heifBrands = [
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'mif1',
  'mif2',
  'mif3',
  'msf1',
  'miaf',
]
/** In bytes. Phones write some ten brands of four bytes. */
const MAX_BRANDS_BYTES = 256

/**
 * Returns why a picture in the HEIF container is rejected; undefined for all other files. Cloudflare Images accepts
 * AVIF input on Enterprise plans only. Few browsers show HEIC, but readers get the original if no variant can be
 * made. The function checks the brands of the `ftyp` box, the major one and the compatible ones: programs name the
 * coding in either. ISO/IEC 14496-12, 4.2 (box), 4.3 (ftyp).
 */
export function heifError(bytes: Uint8Array): 'fileAvif' | 'fileHeic' | undefined {
  if (asciiAt(bytes, 4, 4) !== 'ftyp') return undefined
  const size = viewOf(bytes).getUint32(0)
  // A size of 1 is followed by one of eight bytes; a size of 0 means "to the end of the file".
  const start = size === 1 ? 16 : 8
  const length = size > 1 ? Math.min(size - start, MAX_BRANDS_BYTES) : MAX_BRANDS_BYTES
  const words = asciiAt(bytes, start, Math.max(0, length)).match(/.{4}/gs) ?? []
  // The second word is a version.
  const brands = words.toSpliced(1, 1)
  if (brands.some((brand) => avifBrands.includes(brand))) return 'fileAvif'
  return brands.some((brand) => heifBrands.includes(brand)) ? 'fileHeic' : undefined
}
