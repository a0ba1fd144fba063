import type { SourceTree } from './tree.ts'

/** Attributes in which pages keep a picture's address until it is loaded. */
const lazyNames = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-original-src', 'data-url']
const lazySets = ['data-srcset', 'data-lazy-srcset', 'srcset']
/** Longest data URL that is taken for a placeholder: a transparent pixel has about 80 characters. */
const MAX_PLACEHOLDER_CHARACTERS = 400
/** Pictures of at most this width or height are spacers, or count readers. */
const MAX_SPACER_PIXELS = 2

/**
 * Returns the address of the picture that an `img` shows or will show; undefined if it is a spacer or a placeholder.
 */
export function pictureAddress<Node>(tree: SourceTree<Node>, img: Node): string | undefined {
  const get = (name: string) => tree.attribute(img, name)?.trim() || undefined
  const isSpacer = ['width', 'height'].some((side) => {
    const pixels = Number.parseInt(get(side) ?? '', 10)
    return pixels <= MAX_SPACER_PIXELS
  })
  if (isSpacer) return undefined
  const src = get('src')
  const lazy = lazyNames.map(get).find((value) => value !== undefined)
  if (lazy !== undefined) return lazy
  const isPlaceholder = src === undefined || (isData(src) && src.length <= MAX_PLACEHOLDER_CHARACTERS)
  if (!isPlaceholder) return src
  for (const name of lazySets) {
    const largest = largestOf(get(name) ?? '')
    if (largest !== undefined) return largest
  }
  return undefined
}

const isData = (src: string) => /^data:/i.test(src)

/**
 * Returns the address of the largest picture of a `srcset`.
 * (https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute)
 */
export function largestOf(srcset: string): string | undefined {
  let largest: { url: string; size: number } | undefined
  for (const [, url = '', size] of srcset.matchAll(
    /([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)[wxh])?\s*(?:,|$)/g,
  )) {
    const candidate = { url, size: Number(size ?? 1) }
    if (!isData(url) && (!largest || candidate.size > largest.size)) largest = candidate
  }
  return largest?.url
}
