import { MISSING_PICTURE } from '../text/body/elements.ts'

/** Counts the pictures of a sanitized body that have no alternative text. Those that are not here yet do not count. */
export function picturesWithoutAlt(html: string): number {
  return [...html.matchAll(/<img\b[^>]*>/g)].filter(
    ([tag]) => !/\balt="\s*[^"\s]/.test(tag) && !tag.includes(MISSING_PICTURE),
  ).length
}

/** Tells whether a body has any text or picture. */
export function hasText(html: string): boolean {
  return /<img\b/.test(html) || html.replace(/<[^>]*>|&nbsp;|\s/g, '') !== ''
}
