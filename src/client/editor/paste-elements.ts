import { isUrl } from './urls.ts'

const replacementTags: Record<string, string> = {
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
const allowedTags = new Set(
  `P BR HR H2 H3 H4 BLOCKQUOTE PRE UL OL LI A STRONG EM U S SUB SUP CODE FIGURE FIGCAPTION IMG
  TABLE CAPTION THEAD TBODY TFOOT TR TH TD`.split(/\s+/),
)
const allowedAttributes: Record<string, string[]> = {
  A: ['href'],
  IMG: ['src', 'alt', 'width', 'height'],
  OL: ['start'],
  TH: ['scope', 'colspan', 'rowspan'],
  TD: ['colspan', 'rowspan'],
}

/** Reduces an element to the tags and attributes that a text can have. Its descendants have to be reduced before it. */
export function reduce(element: Element): void {
  const tag = tagFor(element)
  if (tag === undefined) element.replaceWith(...element.childNodes)
  else if (tag === element.tagName.toLowerCase()) removeAttributes(element, element)
  else replace(element, tag)
}

/** Returns the tag that replaces an element's; undefined when only its content remains. */
function tagFor(element: Element): string | undefined {
  const { tagName } = element
  if (tagName === 'P' && /\bMsoTitle\b/.test(element.className)) return 'h2'
  if (replacementTags[tagName]) return replacementTags[tagName]
  const isDivision = /^(?:DIV|SECTION|ARTICLE|CENTER|DD|DT|ADDRESS)$/.test(tagName)
  if (isDivision) return element.querySelector(BLOCKS) ? undefined : 'p'
  const href = element.getAttribute('href') ?? ''
  // Links within the page, such as those of Word's tables of contents, have no target here.
  if (tagName === 'A' && (!isUrl(href) || href.startsWith('#'))) return undefined
  return allowedTags.has(tagName) ? tagName.toLowerCase() : undefined
}

function replace(element: Element, tag: string): void {
  const other = document.createElement(tag)
  other.append(...element.childNodes)
  removeAttributes(element, other)
  element.replaceWith(other)
}

function removeAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    const isAllowed = allowedAttributes[to.tagName]?.includes(name) && from.getAttribute(name) !== '1'
    if (!isAllowed) to.removeAttribute(name)
  }
}
