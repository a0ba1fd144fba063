const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/**
 * Returns the plain text of a stored body, with line breaks between blocks, and `lineBreak` for a break within one. A body is sanitized HTML
 * (src/content/sanitize-body.ts): its attributes have no bare `>`, and it has no other entities than these. Spaces become one;
 * U+FEFF, which \s has, is none: nobody sees it.
 */
export function textOf(html: string, lineBreak = '\n'): string {
  return html
    .replace(
      /<(?:\/?(?:p|h[2-4]|li|tr|blockquote|figcaption|figure|pre|table|caption|ul|ol|section)|hr)\b[^>]*>/g,
      '\n',
    )
    .replace(/<br\b[^>]*>/g, lineBreak)
    .replace(/<\/?t[dh]\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/[^\S\n\ufeff]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
