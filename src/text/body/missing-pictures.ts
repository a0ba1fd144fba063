import { MISSING_PICTURE } from './elements.ts'

const MARK = new RegExp(`<img\\b(?=[^>]*\\s${MISSING_PICTURE}=)[^>]*>`, 'g')

/** Returns the names of the pictures of a stored body that are not here yet, such as `image001.png`. */
export function missingPictures(html: string): string[] {
  return [...html.matchAll(MARK)].map(
    ([tag]) => new RegExp(`\\s${MISSING_PICTURE}="([^"]*)"`).exec(tag)?.[1] ?? '',
  )
}

/** Returns a stored body with words in the places of pictures that are not here, as editors see it. */
export function withMissingPicturesNamed(html: string, words: (name: string) => string): string {
  // The name is an attribute's value, escaped for texts too.
  return html.replace(MARK, (tag) => `<p class="missing-picture">${words(missingPictures(tag)[0] ?? '')}</p>`)
}

/** Returns a stored body without the marks of pictures that are not here: readers never see them. Captions stay. */
export function withoutMissingPictures(html: string): string {
  if (!html.includes(MISSING_PICTURE)) return html
  return html
    .replace(MARK, '')
    .replace(/<a\b[^>]*><\/a>/g, '')
    .replaceAll('<figure></figure>', '')
}
