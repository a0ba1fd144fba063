import sanitize from 'sanitize-html'
import { MEDIA_KEY } from '../urls/public.ts'

/** What stands for a picture of the input: its address here and its size, or undefined when it is not here. */
export type PictureSource = (src: string) => { src: string; width?: number; height?: number } | undefined

const MEDIA_PATH = new RegExp(`^/media/${MEDIA_KEY}$`)

/**
 * An article's body as it is stored and shown: HTML of an allow-list, structure without looks. Sanitising
 * twice gives the same as once.
 *
 * Pages call no third party, so a picture from elsewhere becomes a link to it: nothing is lost.
 */
export function sanitizeBody(html: string, pictures: PictureSource = () => undefined): string {
  const input = html.normalize('NFC')
  const once = sanitiseOnce(input, pictures)
  if (once === input) return once.trim()
  // A division made into a paragraph can hold paragraphs. HTML has no such thing: an inner one ends the outer
  // one, and what follows it begins a new one.
  const flat = once.replace(/<\/p>(?=[^<]*[^<\s][^<]*<(?:\/p>|p>))/g, '</p><p>')
  return sanitiseOnce(flat, pictures).trim()
}

/** The addresses of a body's pictures that are neither stored here nor elsewhere on the web: local files. */
export function localPictures(html: string): string[] {
  const found = new Set<string>()
  if (!/<img/i.test(html)) return []
  sanitiseOnce(html.normalize('NFC'), (src) => {
    if (src !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) found.add(src)
    return undefined
  })
  return [...found]
}

function sanitiseOnce(html: string, pictures: PictureSource): string {
  return sanitize(html, {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // No style is kept; and the Worker has nothing that parses it (no-postcss.ts).
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
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'ul', 'ol', 'li'],
  ...['a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'figure', 'figcaption', 'img'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
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
  // Bytes in the address, and addresses that lead nowhere, are no use to a reader; the words may be.
  const href = src.startsWith('//') ? `https:${src}` : src
  if (!/^https?:/i.test(href)) return { tagName: 'em', attribs: {}, text: alt }
  return { tagName: 'a', attribs: { href }, text: alt || href.split('/').at(-1) || href }
}
