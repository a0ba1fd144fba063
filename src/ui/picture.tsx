import type { Picture } from '../content/articles/columns.ts'
import { paths, pictureWidths, SIZED_KEY } from '../urls/public.ts'

/** How wide a picture is shown; browsers that know `auto` look for themselves once the page is laid out. */
const shown = {
  column: '(min-width: 46rem) 44rem, 100vw',
  card: '(min-width: 36rem) 20rem, 100vw',
  thumbnail: '7.5rem',
}

interface Props {
  picture: Picture
  as: keyof typeof shown
  /** What readers see first does not wait. */
  eager?: boolean
}

/** A picture from the media store, with its size, so that pages do not jump when it comes. */
export function Image({ picture: { key, alt, width, height }, as, eager = false }: Props) {
  const sizes = sizesOf(key, width)
  return (
    <img
      src={paths.media(key)}
      {...(sizes && { srcset: sizes, sizes: `${eager ? '' : 'auto, '}${shown[as]}` })}
      alt={alt}
      width={width ?? undefined}
      height={height ?? undefined}
      {...(eager ? { fetchpriority: 'high' as const } : { loading: 'lazy' as const })}
      decoding="async"
    />
  )
}

const HAS_SIZES = new RegExp(`^${SIZED_KEY}$`)
const PICTURES = new RegExp(`<img src="/media/(${SIZED_KEY})"(?=[^>]* width="(\\d+)")`, 'g')

/**
 * The pictures of a stored body (src/content/sanitize-body.ts) with the sizes that there are of each. Sizes are no part of what is stored:
 * they may become others.
 */
export function withSizes(body: string): string {
  return body.replace(PICTURES, (image, key: string, width: string) => {
    const sizes = sizesOf(key, Number(width))
    return sizes ? `${image} srcset="${sizes}" sizes="auto, ${shown.column}"` : image
  })
}

/**
 * A `srcset`: the widths below the picture's own, and that. undefined for what has no sizes: small pictures,
 * animations, formats that Images does not read.
 */
function sizesOf(key: string, own: number | null): string | undefined {
  if (own === null || own <= pictureWidths[0] || !HAS_SIZES.test(key)) return undefined
  const next = pictureWidths.findIndex((width) => width >= own)
  const widths = next === -1 ? pictureWidths : pictureWidths.slice(0, next + 1)
  return widths.map((width) => `${paths.pictureSize(key, width)} ${Math.min(width, own)}w`).join(', ')
}
