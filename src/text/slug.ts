/** The pattern of an accepted slug (a segment of a URL path), and its maximum length in characters. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const MAX_SLUG_LENGTH = 120

/**
 * Makes a slug of a Vietnamese title: `Đường Đồng Tâm` → `duong-dong-tam`,
 * `HĐND & UBND huyện` → `hdnd-va-ubnd-huyen`. NFC and NFD give the same slug. It has at most `maxLength` characters,
 * and is cut between words where possible. It is never empty: a text without a letter or digit gives `muc`.
 */
export function slug(text: string, maxLength = 100): string {
  const words = withoutMarks(text)
    .toLowerCase()
    .replaceAll('&', ' va ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= maxLength) return words || 'muc'
  const cut = words.slice(0, maxLength + 1).lastIndexOf('-')
  return cut > 0 ? words.slice(0, cut) : words.slice(0, maxLength)
}

/** Removes diacritics from Latin letters. Unicode does not decompose Đ and its look-alike Ð (U+00D0), so both are replaced. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd').replace(/[ĐÐ]/g, 'D')
}
