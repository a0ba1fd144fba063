import { MISSING_PICTURE } from './elements.ts'

const MARK = new RegExp(`<img\\b(?=[^>]*\\s${MISSING_PICTURE}=)[^>]*>`, 'g')

/** Returns a stored body without the marks of pictures that are not here: readers never see them. Captions stay. */
export function withoutMissingPictures(html: string): string {
  if (!html.includes(MISSING_PICTURE)) return html
  return html
    .replace(MARK, '')
    .replace(/<a\b[^>]*><\/a>/g, '')
    .replaceAll('<figure></figure>', '')
}
