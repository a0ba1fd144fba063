import { reduce } from './paste-elements.ts'
import { marksOfStyle, styleOf } from './paste-styles.ts'
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
export function sanitizePasted(html: string): Cleaned {
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
