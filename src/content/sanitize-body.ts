import sanitize from 'sanitize-html'
import { MEDIA_KEY } from '../urls/public.ts'

/** Returns the stored picture for a `src` of the input: its URL and size; undefined if it is not stored. */
export type PictureSource = (src: string) => { src: string; width?: number; height?: number } | undefined

const MEDIA_PATH = new RegExp(`^/media/${MEDIA_KEY}$`)

/**
 * Sanitises an article's body: HTML of an allow-list, structure without looks. A second run changes nothing.
 *
 * Pages call no third party. So a picture of another site becomes a link to it, and nothing is lost.
 */
export function sanitizeBody(html: string, pictures: PictureSource = () => undefined): string {
  const input = html.normalize('NFC')
  const sanitized = sanitizeOnce(input, pictures)
  if (sanitized === input) return sanitized.trim()
  // A division converted to a paragraph can contain paragraphs, which HTML does not allow. An inner paragraph ends
  // the outer one, and the text after it begins a new one.
  const flat = sanitized.replace(/<\/p>(?=[^<]*[^<\s][^<]*<(?:\/p>|p>))/g, '</p><p>')
  return sanitizeOnce(flat, pictures).trim()
}

/** Returns the `src` of a body's pictures that are local files: neither stored here nor on the web. */
export function localPictures(html: string): string[] {
  const found = new Set<string>()
  if (!/<img/i.test(html)) return []
  sanitizeOnce(html.normalize('NFC'), (src) => {
    if (src !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) found.add(src)
    return undefined
  })
  return [...found]
}

function sanitizeOnce(html: string, pictures: PictureSource): string {
  return sanitize(html, {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // All styles are dropped, and the Worker has no parser for them (src/content/postcss-stub.ts).
    parseStyleAttributes: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      b: 'strong',
      i: 'em',
      strike: 's',
      del: 's',
      div: 'p',
      img: (_, attributes) => picture(attributes, pictures),
    },
    exclusiveFilter: ({ tag, text, mediaChildren }) =>
      ['p', 'figure', 'figcaption', 'strong', 'em', 'li'].includes(tag) &&
      text.trim() === '' &&
      mediaChildren.length === 0,
  })
}

const allowedTags = [
  'p',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'a',
  'strong',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'code',
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
]

const allowedAttributes = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
  ol: ['start'],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
}

function picture(
  { src = '', alt = '', width, height }: sanitize.Attributes,
  pictures: PictureSource,
): sanitize.Tag {
  const lazy = { loading: 'lazy', decoding: 'async' }
  if (MEDIA_PATH.test(src)) {
    return { tagName: 'img', attribs: { src, alt, ...(width && height && { width, height }), ...lazy } }
  }
  const stored = pictures(src)
  if (stored) {
    const size = stored.width && stored.height ? { width: `${stored.width}`, height: `${stored.height}` } : {}
    return { tagName: 'img', attribs: { src: stored.src, alt, ...size, ...lazy } }
  }
  // Data URLs and URLs without a target are of no use to a reader; the description may be.
  const href = src.startsWith('//') ? `https:${src}` : src
  if (!/^https?:/i.test(href)) return { tagName: 'em', attribs: {}, text: alt }
  return { tagName: 'a', attribs: { href }, text: alt || href.split('/').at(-1) || href }
}
