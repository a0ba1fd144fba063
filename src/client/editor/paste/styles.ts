import { styleOf, unwrap } from './source.ts'

/** Converts styles with a meaning (bold, italic and others) to marks. Fonts and colours have none. */
export function marksOfStyles(body: ParentNode): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) marksOfStyle(element)
  // Headings are bold by themselves.
  for (const element of body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6) :is(b, strong)')) unwrap(element)
}

function marksOfStyle(element: HTMLElement): void {
  const style = styleOf(element)
  // Google Docs wraps everything in a <b> with a normal weight.
  if (/^(?:B|STRONG)$/.test(element.tagName) && /(?:^|;)\s*font-weight\s*:\s*(?:normal|400)/i.test(style)) {
    unwrap(element)
    return
  }
  if (!/^(?:SPAN|FONT|A)$/.test(element.tagName)) return
  const isLink = element.tagName === 'A'
  for (const [pattern, tag] of styles) {
    if (!pattern.test(style) || (isLink && tag === 'u')) continue
    const mark = element.ownerDocument.createElement(tag)
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
