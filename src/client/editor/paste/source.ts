/**
 * Tells whether HTML was written by a word processor, a spreadsheet or a mail program of Microsoft or LibreOffice. They
 * write comments and tracked changes into the text; on other pages the same elements are part of it.
 */
export function isFromOffice(source: Document): boolean {
  const names = [...source.querySelectorAll('meta')].filter(({ name }) =>
    /^(?:progid|generator)$/i.test(name),
  )
  if (
    names.some(({ content }) => /\b(?:Word|Excel|PowerPoint|Outlook|LibreOffice|OpenOffice)/i.test(content))
  )
    return true
  return (
    [...source.querySelectorAll('[style]')].some((element) => /\bmso-/i.test(styleOf(element))) ||
    [...source.querySelectorAll('style')].some((style) => /\bmso-/i.test(style.textContent))
  )
}

export const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Returns the elements whose style declares a property with a value, such as `mso-element: comment-list`. */
export function withStyle(root: ParentNode, property: string, value = ''): HTMLElement[] {
  const declaration = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*${value}`, 'i')
  return [...root.querySelectorAll<HTMLElement>('[style]')].filter((element) =>
    declaration.test(styleOf(element)),
  )
}

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}
