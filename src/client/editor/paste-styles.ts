export const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Converts styles with a meaning (bold, italic and others) to marks. Fonts and colours have none. */
export function marksOfStyle(element: HTMLElement): void {
  const style = styleOf(element)
  // Google Docs wraps everything in a <b> with a normal weight.
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
