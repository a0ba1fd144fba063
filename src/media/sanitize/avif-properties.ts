import { asciiAt, viewOf } from './bytes.ts'
import { cleanProfile } from './icc.ts'
import { type Box, box, fullBox, latin } from './isobmff.ts'

/** Properties of a fixed length, in bytes: what they may carry behind that (as `av1C` may) no decoder of pictures needs. */
const lengths = new Map<string, number>([
  ...([
    ['av1C', 4],
    ['ispe', 12],
    ['pasp', 8],
    ['clap', 32],
    ['irot', 1],
    ['imir', 1],
  ] as const),
  ...([
    ['clli', 4],
    ['mdcv', 24],
    ['a1op', 1],
    ['lsel', 2],
  ] as const),
])
const ALPHA = 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha'
const alphas = [ALPHA, 'urn:mpeg:hevc:2015:auxid:1']

/**
 * A property that pictures are shown by, written anew; undefined if it is none of these.
 * ISO/IEC 23008-12, 6.5; AV1 Image File Format, 2.2 to 2.3, 4; ISO/IEC 14496-12, 12.1.5 (colours).
 */
export function cleanProperty(property: Box): Uint8Array | undefined {
  const { type, content } = property
  const length = lengths.get(type)
  if (length !== undefined)
    return content.length < length ? undefined : box(type, content.subarray(0, length))
  if (type === 'colr') return cleanColours(content)
  if (type === 'auxC') return isAlpha(property) ? fullBox('auxC', 0, 0, latin(`${ALPHA}\0`)) : undefined
  if (type !== 'pixi' || content[0] !== 0) return undefined
  const channels = content[4] ?? 0
  return channels > 4 || content.length < 5 + channels
    ? undefined
    : box(type, content.subarray(0, 5 + channels))
}

function cleanColours(content: Uint8Array): Uint8Array | undefined {
  const kind = asciiAt(content, 0, 4)
  if (kind === 'nclx') return content.length < 11 ? undefined : box('colr', content.subarray(0, 11))
  const profile = kind === 'prof' || kind === 'rICC' ? cleanProfile(content.subarray(4)) : undefined
  return profile && box('colr', latin(kind), profile)
}

/** Whether a property says that its picture is the transparency of another. */
export function isAlpha({ type, content }: Box): boolean {
  return type === 'auxC' && alphas.some((urn) => asciiAt(content, 4, urn.length + 1) === `${urn}\0`)
}

/** The size that a picture is shown in, in pixels, by its properties: cut out (`clap`) and turned (`irot`). */
export function sizeBy(properties: readonly Box[]): { width: number; height: number } | undefined {
  const view = (type: string) => {
    const found = properties.find((property) => property.type === type)
    return found && viewOf(found.content)
  }
  const [extent, aperture, turn] = [view('ispe'), view('clap'), view('irot')]
  if (!extent) return undefined
  const [width, height] = aperture
    ? [aperture.getUint32(0) / aperture.getUint32(4), aperture.getUint32(8) / aperture.getUint32(12)].map(
        Math.round,
      )
    : [extent.getUint32(4), extent.getUint32(8)]
  if (!width || !height) return undefined
  return (turn?.getUint8(0) ?? 0) % 2 === 1 ? { width: height, height: width } : { width, height }
}
