const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/**
 * The text of a stored body: sanitised HTML (src/content/sanitize-body.ts), whose attributes have no bare `>` and whose
 * entities are these few. What stands in blocks of its own is told apart by line breaks.
 */
export function textOf(html: string): string {
  return html
    .replace(
      /<(?:\/?(?:p|h[2-4]|li|tr|blockquote|figcaption|figure|pre|table|caption|ul|ol)|br|hr)\b[^>]*>/g,
      '\n',
    )
    .replace(/<\/?t[dh]\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
