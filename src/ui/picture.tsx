import type { Picture } from '../content/articles/article-cards.ts'
import { paths, pictureWidths, SIZED_KEY } from '../urls/public.ts'

/** Values of the `sizes` attribute. Browsers that know `auto` measure the width themselves after layout. */
const displaySizes = {
  column: '(min-width: 46rem) 44rem, 100vw',
  card: '(min-width: 36rem) 20rem, 100vw',
  thumbnail: '7.5rem',
}

interface Props {
  picture: Picture
  as: keyof typeof displaySizes
  /** Loads the picture at once, with high priority: for pictures at the top of a page. */
  eager?: boolean
}

/** A picture from the media store, with its width and height, so that the page does not move when it loads. */
export function Image({ picture: { key, alt, width, height }, as, eager = false }: Props) {
  const srcset = srcsetOf(key, width)
  return (
    <img
      src={paths.media(key)}
      {...(srcset && { srcset, sizes: `${eager ? '' : 'auto, '}${displaySizes[as]}` })}
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
 * Adds `srcset` and `sizes` to the pictures of a stored body (src/content/sanitize-body.ts). They are not stored, since
 * the scaled widths may change.
 */
export function withSizes(body: string): string {
  return body.replace(PICTURES, (image, key: string, width: string) => {
    const srcset = srcsetOf(key, Number(width))
    return srcset ? `${image} srcset="${srcset}" sizes="auto, ${displaySizes.column}"` : image
  })
}

/**
 * Returns a `srcset` with the scaled widths up to the picture's own. Returns undefined for pictures without scaled
 * widths: small pictures, animations, formats that Cloudflare Images does not read.
 */
function srcsetOf(key: string, originalWidth: number | null): string | undefined {
  if (originalWidth === null || originalWidth <= pictureWidths[0] || !HAS_SIZES.test(key)) return undefined
  const next = pictureWidths.findIndex((width) => width >= originalWidth)
  const widths = next === -1 ? pictureWidths : pictureWidths.slice(0, next + 1)
  return widths
    .map((width) => `${paths.pictureSize(key, width)} ${Math.min(width, originalWidth)}w`)
    .join(', ')
}
