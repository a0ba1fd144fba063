import { utf8 } from '../../lib/encoding.ts'
import { asciiAt, joinBytes } from './bytes.ts'
import { minimalExif, orientationOf } from './exif-orientation.ts'
import { profileSegments } from './jpeg-icc.ts'
import { isWellFormed, type Segment, segment, segmentsOf } from './jpeg-segments.ts'

const [SOF0, SOF2, SOS, APP0, APP1, APP2, APP14, APP15, JPG0, JPG13, COM] = [
  0xc0, 0xc2, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xf0, 0xfd, 0xfe,
]
const [START, END] = [Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd9)]
/** The bytes of JFIF without a thumbnail, and of Adobe's segment. */
const [JFIF_BYTES, ADOBE_BYTES] = [14, 12]

/**
 * Writes a JPEG anew with only what browsers decode: tables, frame and scans, and what colours depend on (JFIF,
 * Adobe, a valid colour profile). Keeps the orientation. Drops comments, Exif with its place and camera, XMP, IPTC,
 * thumbnails, unknown segments, and data behind the picture. Decodes nothing. Undefined if the file is broken, or of
 * a kind that browsers do not show (arithmetic, lossless, hierarchical).
 *
 * ITU-T T.81, B.1.1 (markers) and B.2 (their order); T.871, 10.1 (JFIF); T.872, 6.5.3 (Adobe); Exif 2.32, 4.5.4;
 * ICC.1:2022, B.4.
 */
export function sanitizeJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const segments = segmentsOf(bytes)
  const picture = segments?.filter(({ marker }) => !isMetadata(marker))
  if (!segments || !picture?.every(isWellFormed)) return undefined
  const scan = picture.findIndex(({ marker }) => marker === SOS)
  const frames = picture.flatMap(({ marker }, index) => (marker >= SOF0 && marker <= SOF2 ? [index] : []))
  const [frame = scan] = frames
  if (frames.length !== 1 || frame >= scan) return undefined
  return joinBytes([START, ...applicationSegments(segments), ...picture.map(({ bytes }) => bytes), END])
}

/**
 * Tells whether a segment belongs to an application, is a comment, or is reserved for extensions that browsers do not
 * know.
 */
function isMetadata(marker: number): boolean {
  return (marker >= APP0 && marker <= APP15) || (marker >= JPG0 && marker <= JPG13) || marker === COM
}

/** Writes the allowed segments of applications anew. */
function applicationSegments(segments: readonly Segment[]): Uint8Array[] {
  const contents = (of: number, name: string) =>
    segments.flatMap(({ marker, content }) =>
      marker === of && asciiAt(content, 0, name.length) === name ? [content] : [],
    )
  const jfif = contents(APP0, 'JFIF\0').find(({ length }) => length >= JFIF_BYTES)
  const adobe = contents(APP14, 'Adobe').find(({ length }) => length >= ADOBE_BYTES)
  const [orientation = 1] = contents(APP1, 'Exif\0\0').flatMap(
    (exif) => orientationOf(exif.subarray(6)) ?? [],
  )
  // The last two bytes are the sizes of the thumbnail.
  const head = jfif ? [segment(APP0, [jfif.subarray(0, JFIF_BYTES - 2), new Uint8Array(2)])] : []
  if (orientation > 1) head.push(segment(APP1, [utf8('Exif\0\0'), minimalExif(orientation)]))
  if (adobe) head.push(segment(APP14, [adobe.subarray(0, ADOBE_BYTES)]))
  return [...head, ...profileSegments(contents(APP2, 'ICC_PROFILE\0').map((content) => content.subarray(12)))]
}
