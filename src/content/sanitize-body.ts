import { parseDocument } from 'htmlparser2'
import sanitize from 'sanitize-html'
import { admitText } from '../text/admit.ts'
import { closeHeadings } from '../text/body/close-headings.ts'
import { bodyElements } from '../text/body/elements.ts'
import { normalizeBody } from '../text/body/normalize.ts'
import { pictureName } from '../text/body/picture-name.ts'
import { type SourceTree, serialize } from '../text/body/tree.ts'
import type { PictureDecision } from '../text/body/walk.ts'
import { MEDIA_KEY } from '../urls/public.ts'

/** Returns the stored picture for a `src` of the input: its URL and size; undefined if it is not stored. */
export type PictureSource = (src: string) => { src: string; width?: number; height?: number } | undefined

/** Number of elements that could not be kept, by their tags: frames, videos, forms and the like. */
export type DroppedElements = Readonly<Record<string, number>>

export interface SanitizedBody {
  html: string
  dropped: DroppedElements
}

const MEDIA_PATH = new RegExp(`^/media/${MEDIA_KEY}$`)

/**
 * Sanitizes an article's body: HTML of an allow-list (`bodyElements`), structure without looks. A second run changes
 * nothing. What is dropped leaves its text and its pictures.
 *
 * Pages call no third party. So a picture of another site becomes a link to it. A picture that nobody can load (a file on
 * a disk, data in the text) becomes a mark with the name of its file.
 */
export function sanitizeBodyAndReport(
  html: string,
  pictures: PictureSource = () => undefined,
): SanitizedBody {
  const { nodes, dropped } = read(admitText(html), pictures)
  const written = serialize(nodes)
  const safe = sanitize(written, lastDefence)
  // Where the last defence took something away, what is left is read again: `a` without `href` is no link.
  return { html: (safe === written ? safe : serialize(read(safe, pictures).nodes)).trim(), dropped }
}

function read(html: string, pictures: PictureSource) {
  const { children } = parseDocument(closeHeadings(html))
  return normalizeBody(parserTree, children, (picture) => decide(picture, pictures))
}

/** Sanitizes a body (`sanitizeBodyAndReport`) where nobody is told what could not be kept. */
export function sanitizeBody(html: string, pictures?: PictureSource): string {
  return sanitizeBodyAndReport(html, pictures).html
}

/** Returns the addresses of a body's pictures that are local files: neither stored here nor on the web. */
export function localPictures(html: string): string[] {
  const found = new Set<string>()
  if (!/<(?:img|picture)\b/i.test(html)) return []
  normalizeBody(parserTree, parseDocument(admitText(html)).children, ({ src }) => {
    if (!MEDIA_PATH.test(src) && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) found.add(src)
    return undefined
  })
  return [...found]
}

type ParsedNode = ReturnType<typeof parseDocument>['children'][number]

/** How the parser's nodes are read: https://github.com/fb55/domhandler */
const parserTree: SourceTree<ParsedNode> = {
  // A reference such as &#11; becomes a character only here.
  text: (node) => (node.type === 'text' ? admitText(node.data) : undefined),
  tag: (node) => ('name' in node && 'attribs' in node ? node.name.toLowerCase() : undefined),
  attribute: (node, name) => ('attribs' in node ? admitted(node.attribs[name]) : undefined),
  children: (node) => ('children' in node ? (node.children as ParsedNode[]) : []),
}

const admitted = (value: string | undefined) => (value === undefined ? undefined : admitText(value))

function decide(
  { src, width, height }: { src: string; width: string | undefined; height: string | undefined },
  pictures: PictureSource,
): PictureDecision {
  if (MEDIA_PATH.test(src)) return { src, ...(width && height && { width, height }) }
  const stored = pictures(src)
  if (stored) {
    const { width, height } = stored
    return { src: stored.src, ...(width && height && { width: `${width}`, height: `${height}` }) }
  }
  const href = src.startsWith('//') ? `https:${src}` : src
  if (/^https?:/i.test(href)) return { href }
  return isFile(src) ? { missing: pictureName(src) } : undefined
}

/** Tells whether an address is that of a file or of data, and not a script's. */
const isFile = (src: string) =>
  !/^[a-z][a-z0-9+.-]*:/i.test(src) || /^(?:data|file|cid|blob|content):/i.test(src)

/** The allow-list of a library that many eyes watch. What `normalizeBody` has made passes unchanged. */
const lastDefence: sanitize.IOptions = {
  allowedTags: Object.keys(bodyElements),
  allowedAttributes: Object.fromEntries(
    Object.entries(bodyElements).map(([tag, { attributes = {} }]) => [tag, Object.keys(attributes)]),
  ),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // The class and the values of other attributes are those of `bodyElements` already.
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard',
}
