import { isAddress } from './addresses.ts'
import { listsOf } from './word-lists.ts'

interface Cleaned {
  html: string
  /** Pictures that were in the text and cannot come along: they are on somebody's disk, or somebody else's. */
  droppedPictures: number
}

/**
 * The structure of what was copied from Word or from a page of elsewhere, without its looks. What is copied from an editor
 * of ours stays as it is: the schema has the last word there.
 */
export function cleanPasted(html: string): Cleaned {
  if (html.includes('data-pm-slice')) return { html, droppedPictures: 0 }
  // Browsers report the styles and handlers in it to the console as blocked: none of them is ever applied.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  removeUnseen(body)
  const droppedPictures = removePictures(body)
  listsOf(body)
  for (const element of body.querySelectorAll<HTMLElement>('*')) marksOfStyle(element)
  for (const element of [...body.querySelectorAll('*')].reverse()) reduce(element)
  tidy(body)
  return { html: body.innerHTML.trim(), droppedPictures }
}

const UNSEEN = `script, style, link, meta, title, xml, noscript, template, iframe, object, embed, svg, math, canvas, video,
  audio, input, select, textarea, button, [hidden]`

function removeUnseen(body: HTMLElement): void {
  const comments = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT)
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    (comment as Comment).remove()
  for (const element of body.querySelectorAll(UNSEEN)) element.remove()
  for (const element of body.querySelectorAll('[style]')) {
    // What is not shown where it was copied was not meant.
    if (/(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(styleOf(element)))
      element.remove()
  }
}

/** Pictures of this portal stay; others become links to them, or go. */
function removePictures(body: HTMLElement): number {
  let dropped = 0
  for (const img of body.querySelectorAll('img')) {
    const src = img.getAttribute('src') ?? ''
    if (/^\/media\/[0-9a-f]{64}\./.test(src)) continue
    // Tracking pictures are a pixel large, or nothing at all.
    const isSeen = !['width', 'height'].some(
      (side) => Number.parseInt(img.getAttribute(side) ?? '99', 10) <= 2,
    )
    const alt = img.alt.trim()
    if (isSeen) dropped += 1
    if (isSeen && alt && /^https?:/i.test(src)) {
      const link = document.createElement('a')
      link.setAttribute('href', src)
      link.textContent = alt
      img.replaceWith(link)
    } else {
      img.remove()
    }
  }
  return dropped
}

const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Makes marks of styles: bold, italic and their like mean something, fonts and colours do not. */
function marksOfStyle(element: HTMLElement): void {
  const style = styleOf(element)
  // Google Docs puts everything into a <b> that is none.
  if (/^(?:B|STRONG)$/.test(element.tagName) && /(?:^|;)\s*font-weight\s*:\s*(?:normal|400)/i.test(style)) {
    element.replaceWith(...element.childNodes)
    return
  }
  if (!/^(?:SPAN|FONT|A)$/.test(element.tagName)) return
  const isLink = element.tagName === 'A'
  for (const [pattern, tag] of styles) {
    if (!pattern.test(style) || (isLink && tag === 'u')) continue
    const mark = document.createElement(tag)
    mark.append(...element.childNodes)
    element.append(mark)
  }
}

const styles: [RegExp, string][] = [
  [/(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i, 'strong'],
  [/(?:^|;)\s*font-style\s*:\s*italic/i, 'em'],
  [/(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*underline/i, 'u'],
  [/(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i, 's'],
  [/(?:^|;)\s*vertical-align\s*:\s*sub/i, 'sub'],
  [/(?:^|;)\s*vertical-align\s*:\s*super/i, 'sup'],
]

const renamed: Record<string, string> = {
  H1: 'h2',
  H5: 'h4',
  H6: 'h4',
  B: 'strong',
  I: 'em',
  STRIKE: 's',
  DEL: 's',
  INS: 'u',
}
const BLOCKS = 'p, h2, h3, h4, ul, ol, table, blockquote, figure, pre, hr, div'
const kept = new Set(
  `P BR HR H2 H3 H4 BLOCKQUOTE PRE UL OL LI A STRONG EM U S SUB SUP CODE FIGURE FIGCAPTION IMG
  TABLE CAPTION THEAD TBODY TFOOT TR TH TD`.split(/\s+/),
)
const attributes: Record<string, string[]> = {
  A: ['href'],
  IMG: ['src', 'alt', 'width', 'height'],
  OL: ['start'],
  TH: ['scope', 'colspan', 'rowspan'],
  TD: ['colspan', 'rowspan'],
}

/** Reduces an element to what the text can have; what is in it has been reduced before. */
function reduce(element: Element): void {
  const tag = tagFor(element)
  if (tag === undefined) element.replaceWith(...element.childNodes)
  else if (tag === element.tagName.toLowerCase()) keepAttributes(element, element)
  else replace(element, tag)
}

/** What the text has in the place of an element; undefined: only what is in it. */
function tagFor(element: Element): string | undefined {
  const { tagName } = element
  if (tagName === 'P' && /\bMsoTitle\b/.test(element.className)) return 'h2'
  if (renamed[tagName]) return renamed[tagName]
  const isDivision = /^(?:DIV|SECTION|ARTICLE|CENTER|DD|DT|ADDRESS)$/.test(tagName)
  if (isDivision) return element.querySelector(BLOCKS) ? undefined : 'p'
  const href = element.getAttribute('href') ?? ''
  // Links within the page, such as those of Word's tables of contents, lead nowhere here.
  if (tagName === 'A' && (!isAddress(href) || href.startsWith('#'))) return undefined
  return kept.has(tagName) ? tagName.toLowerCase() : undefined
}

function replace(element: Element, tag: string): void {
  const other = document.createElement(tag)
  other.append(...element.childNodes)
  keepAttributes(element, other)
  element.replaceWith(other)
}

function keepAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    const isKept = attributes[to.tagName]?.includes(name) && from.getAttribute(name) !== '1'
    if (!isKept) to.removeAttribute(name)
  }
}

/** Lines of the source are no lines of the text, and empty paragraphs are somebody's margins. */
function tidy(body: HTMLElement): void {
  const texts = document.createNodeIterator(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement?.closest('pre'))
      text.nodeValue = (text.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ')
  }
  const maybeEmpty = 'strong, em, u, s, sub, sup, a, code, p, h2, h3, h4, li, ul, ol, blockquote, figure'
  for (const element of [...body.querySelectorAll(maybeEmpty)].reverse()) {
    if (element.textContent.trim() !== '' || element.querySelector('img, hr, table')) continue
    // A space between two words may be bold.
    const isInline = /^(?:STRONG|EM|U|S|SUB|SUP|A|CODE)$/.test(element.tagName)
    if (isInline) element.replaceWith(...element.childNodes)
    else element.remove()
  }
  for (const nested of body.querySelectorAll(
    'strong strong, em em, u u, s s, h2 strong, h3 strong, h4 strong',
  )) {
    nested.replaceWith(...nested.childNodes)
  }
}
