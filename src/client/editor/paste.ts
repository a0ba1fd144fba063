import { reduce } from './paste-elements.ts'
import { marksOfStyle, styleOf } from './paste-styles.ts'
import { listsOf } from './word-lists.ts'

interface SanitizedPaste {
  html: string
  /** Number of visible pictures that are not pasted, since they are on another site or on a disk. */
  droppedPictures: number
}

/**
 * Reduces HTML that was copied from Word or from another site to its structure. HTML that was copied from this editor
 * stays unchanged: the editor's schema checks it.
 */
export function sanitizePasted(html: string): SanitizedPaste {
  if (html.includes('data-pm-slice')) return { html, droppedPictures: 0 }
  // Browsers report the styles and event handlers in it as blocked in the console. None of them is applied.
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
    // The source page does not show these elements, so the editor did not mean to copy them.
    if (/(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(styleOf(element)))
      element.remove()
  }
}

/**
 * Replaces pictures of other sites with links when they have an alternative text, and removes other foreign pictures.
 * Returns the number of visible ones. Pictures of this portal stay.
 */
function removePictures(body: HTMLElement): number {
  let removedCount = 0
  for (const img of body.querySelectorAll('img')) {
    const src = img.getAttribute('src') ?? ''
    if (/^\/media\/[0-9a-f]{64}\./.test(src)) continue
    // Tracking pictures are at most a pixel or two large.
    const isVisible = !['width', 'height'].some(
      (side) => Number.parseInt(img.getAttribute(side) ?? '99', 10) <= 2,
    )
    const alt = img.alt.trim()
    if (isVisible) removedCount += 1
    if (isVisible && alt && /^https?:/i.test(src)) {
      const link = document.createElement('a')
      link.setAttribute('href', src)
      link.textContent = alt
      img.replaceWith(link)
    } else {
      img.remove()
    }
  }
  return removedCount
}

/** Collapses white space, removes empty elements (often used as margins), and unwraps nested marks. */
function tidy(body: HTMLElement): void {
  const texts = document.createNodeIterator(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement?.closest('pre'))
      text.nodeValue = (text.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ')
  }
  const maybeEmpty = 'strong, em, u, s, sub, sup, a, code, p, h2, h3, h4, li, ul, ol, blockquote, figure'
  for (const element of [...body.querySelectorAll(maybeEmpty)].reverse()) {
    if (element.textContent.trim() !== '' || element.querySelector('img, hr, table')) continue
    // The element may be a bold space between two words: its content stays.
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
