import { unwrap, withStyle } from './source.ts'

/**
 * Drops what a review left in a text of a word processor: comments with their marks, and deleted text. The words that a
 * comment is about stay, and what was inserted is text like any other.
 */
export function dropReviews(source: Document): { comments: number; deletions: number } {
  const comments = dropComments(source.body)
  const deleted = [...source.body.querySelectorAll('del, .msoDel')].filter(
    (element) => element.parentElement?.closest('del, .msoDel') === null && element.textContent.trim() !== '',
  )
  for (const element of source.body.querySelectorAll('del, .msoDel')) {
    const paragraph = element.closest('p, h1, h2, h3, h4, h5, h6, li')
    element.remove()
    // A paragraph that was deleted as a whole leaves neither itself nor its number.
    if (paragraph && textWithoutLabel(paragraph) === '') paragraph.remove()
  }
  for (const element of source.body.querySelectorAll('ins')) unwrap(element)
  return { comments, deletions: deleted.length }
}

function textWithoutLabel(paragraph: Element): string {
  const copy = paragraph.cloneNode(true) as HTMLElement
  for (const label of withStyle(copy, 'mso-list', 'Ignore')) label.remove()
  return copy.querySelector('img') ? 'a picture' : copy.textContent.trim()
}

function dropComments(body: HTMLElement): number {
  const texts = withStyle(body, 'mso-element', 'comment(?!-)')
  const anchors = body.querySelectorAll('.msocomanchor')
  const written = commentNodes(body)
  for (const element of [
    ...withStyle(body, 'mso-element', 'comment-list'),
    ...texts,
    ...body.querySelectorAll('.MsoCommentReference, .MsoCommentText, .msocomanchor, .msocomtxt, .msocomoff'),
    ...withStyle(body, 'mso-special-character', 'comment'),
  ]) {
    element.remove()
  }
  return Math.max(texts.length, anchors.length) + written
}

/** Counts comments that LibreOffice writes as comments of HTML. Other programs' are conditions or mark the fragment. */
function commentNodes(body: HTMLElement): number {
  const generator = body.ownerDocument.querySelector<HTMLMetaElement>('meta[name="generator" i]')?.content
  if (!/LibreOffice|OpenOffice/i.test(generator ?? '')) return 0
  const nodes = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT)
  let count = 0
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (!/^\s*(?:$|\[|(?:Start|End)Fragment)/.test(node.nodeValue ?? '')) count++
  }
  return count
}
