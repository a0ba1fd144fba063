/**
 * Returns a key whose byte order is Vietnamese alphabetical order (CLDR collation `vi`): letters first
 * (a ă â b c d đ e ê … y z), then tones (none, huyền, hỏi, ngã, sắc, nặng), then case.
 * An Sinh < Ân Thi < Bình Liêu < Dân Chủ < Đồng Tâm. The database stores the key, since D1 compares bytes.
 */
export function sortKey(text: string): string {
  let letters = ''
  let tones = ''
  let cases = ''
  for (const character of text.normalize('NFC').trim().replace(/\s+/g, ' ')) {
    const { letter, tone } = splitTone(character)
    const lower = letter.toLowerCase()
    letters += weights.get(lower) ?? lower
    tones += tone
    cases += letter === lower ? 0 : 1
  }
  return `${letters}!${tones}!${cases}`
}

/** The combining tone marks in Vietnamese order. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

/** Returns a character without its tone, and the rank of the tone (0 for none). */
function splitTone(character: string): { letter: string; tone: number } {
  const parts = [...character.normalize('NFD')]
  const mark = parts.findIndex((part) => TONES.includes(part))
  if (mark < 0) return { letter: character, tone: 0 }
  const tone = TONES.indexOf(parts[mark] ?? '') + 1
  return { letter: parts.toSpliced(mark, 1).join('').normalize('NFC'), tone }
}

/**
 * Weights of two ASCII characters per letter: its Latin letter, then its place among that letter's
 * variants. The weight of a digit is the digit. Spaces and punctuation come first, as in CLDR.
 */
const weights = new Map<string, string>()
for (const variants of [
  'aăâ',
  'b',
  'c',
  'dđ',
  'eê',
  'f',
  'g',
  'h',
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'oôơ',
  'p',
  'q',
  'r',
  's',
  't',
  'uư',
  'v',
  'w',
  'x',
  'y',
  'z',
]) {
  addVariants(variants)
}
for (const digit of '0123456789') weights.set(digit, digit)
for (const mark of ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$“”‘’–—…') weights.set(mark, '"')

function addVariants(variants: string): void {
  ;[...variants].forEach((variant, place) => {
    weights.set(variant, `${variants[0]}${place}`)
  })
}
