/** How many pictures of a sanitised body have no text for who cannot see them. */
export function picturesWithoutAlt(html: string): number {
  return [...html.matchAll(/<img\b[^>]*>/g)].filter(([tag]) => !/\balt="\s*[^"\s]/.test(tag)).length
}

/** Whether there is anything to read or to see. */
export function hasText(html: string): boolean {
  return /<img\b/.test(html) || html.replace(/<[^>]*>|&nbsp;|\s/g, '') !== ''
}
