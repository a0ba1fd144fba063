/** Characters that part words or lines, and that XML, iCalendar or HTML do not have as such. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const SEPARATORS = /\r\n?|[\v\f\u001c-\u001f\u0085\u2028\u2029]/g
/**
 * Everything else outside the production Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets): control characters, halves
 * of surrogate pairs, U+FFFE and U+FFFF. Beside them DEL and the controls of C1, which have no meaning in a text.
 */
const NOT_TEXT = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
/** A text composes to at least a third of its length: ệ is three characters when it is decomposed. */
const MAX_DECOMPOSED_FACTOR = 3

/** The longest text, in characters, that is worth composing where `maxLength` characters may come out. */
export const longestUncomposed = (maxLength: number) => maxLength * MAX_DECOMPOSED_FACTOR

/**
 * Admits a text of several lines from outside: forms, the API, imports, scripts and settings. Composes letters (NFC),
 * turns what parts lines into a line break, and drops what no output can carry. Twice equals once. Callers bound the
 * length before.
 */
export function admitText(text: string): string {
  return text.replace(SEPARATORS, '\n').replace(NOT_TEXT, '').normalize('NFC')
}

/** Admits a text of one line as `admitText` does; line breaks and tabs become spaces. Trims it. */
export function admitLine(text: string): string {
  return admitText(text)
    .replace(/[\t\n]+/g, ' ')
    .trim()
}

/** Admits a text of one line, and cuts it after `maxLength` characters; never within a character. */
export function admitShortened(text: string, maxLength: number): string {
  return admitLine(admitLine(text.slice(0, longestUncomposed(maxLength))).slice(0, maxLength))
}
