/** Old pages part paragraphs by two line breaks, or more. An empty division takes their place: what follows stands apart. */
export function partAtDoubleBreaks(body: ParentNode): void {
  for (const first of body.querySelectorAll('br')) {
    if (!first.isConnected || first.closest('pre')) continue
    let isDouble = false
    for (let next = shownAfter(first); next?.nodeName === 'BR'; next = shownAfter(first)) {
      next.parentNode?.removeChild(next)
      isDouble = true
    }
    if (isDouble) first.replaceWith(first.ownerDocument.createElement('div'))
  }
}

function shownAfter(node: Node): Node | null {
  let next = node.nextSibling
  while (next?.nodeType === Node.TEXT_NODE && /^\s*$/.test(next.nodeValue ?? '')) next = next.nextSibling
  return next
}

/** Word's style for the title of a document is a heading. */
export function titlesOf(body: ParentNode): void {
  for (const title of body.querySelectorAll('p.MsoTitle')) {
    const heading = title.ownerDocument.createElement('h2')
    heading.append(...title.childNodes)
    title.replaceWith(heading)
  }
}

/**
 * Moves all headings down a rank if some have the first, which on the page is the article's title: so they keep their
 * order of rank.
 */
export function headingsBelowTheTitle(body: ParentNode): void {
  if (!body.querySelector('h1')) return
  for (const heading of body.querySelectorAll('h1, h2, h3')) {
    const lower = heading.ownerDocument.createElement(`h${Number(heading.localName.slice(1)) + 1}`)
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
}
