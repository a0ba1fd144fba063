export const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Makes marks of styles: bold, italic and their like mean something, fonts and colours do not. */
export function marksOfStyle(element: HTMLElement): void {
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
