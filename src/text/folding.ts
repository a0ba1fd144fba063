/**
 * A Vietnamese word in the two forms that the index and queries use:
 *
 * - **exact**: lower case, composed, with spelling variants unified. The tone comes after the letters, so that
 *   `hoà` = `hòa` and `uỷ` = `ủy` (old and new placement), but `hoả` ≠ `hoã`.
 * - **folded**: as typed without marks: ASCII letters, `đ` as `d`.
 *
 * In both forms `y` becomes `i` where the two are interchangeable (`kỷ` = `kỉ`, `quý` = `quí`): at the end, after h, k, l,
 * m, s, t, v and qu, without another vowel (Bộ Giáo dục, Quyết định 240/QĐ, 1984). Not in `thuý`, which sounds different
 * from `thúi`.
 */
export interface Word {
  /** Position in the text, in UTF-16 units. */
  start: number
  end: number
  /** The word as the text has it. */
  written: string
  exact: string
  folded: string
}

/** Longer runs of letters are not words: their forms are cut. In characters. */
const MAX_WORD_LENGTH = 40

/** Soft hyphen, zero-width characters, word joiner and their like: nobody sees them within a word, or behind an emoji. */
const INVISIBLE = '\\p{Default_Ignorable_Code_Point}'
/** Letters, marks and digits, and units written as one character (㎡). `\b` would split at đ and at combining marks. */
const WORD = `[[\\p{L}\\p{M}\\p{N}\\u3371-\\u33df]--${INVISIBLE}]`
/** Groups of three digits with dots are one number: 1.854.779. Digits and dots may be as wide as letters of Chinese. */
const DIGIT = '[0-9０-９]'
const DOT = '[.．]'
const FIRST_DIGIT = '[1-9１-９]'
/** @param least how many groups stand behind the first. */
const numberOf = (least: number) =>
  `(?<!${DIGIT}|${DIGIT}[.,．])${FIRST_DIGIT}${DIGIT}{0,2}(?:${DOT}${DIGIT}{3}){${least},}(?!${DIGIT}|${DOT}${DIGIT})`
const NUMBER = `(?<!${WORD})${numberOf(1)}`
/** Behind letters, one group may be a version or a section (v1.234). */
const NUMBER_BEHIND_LETTERS = numberOf(2)
/** What continues a run. Only where a number can begin is it looked for: that is fast. */
const NEXT = `(?:[${WORD}--${FIRST_DIGIT}]|(?!${NUMBER_BEHIND_LETTERS})${FIRST_DIGIT})`
const TOKEN = new RegExp(
  `(?=${FIRST_DIGIT})(?:${NUMBER}|${NUMBER_BEHIND_LETTERS})|${WORD}(?:${INVISIBLE}*${NEXT})*`,
  'gv',
)
/** Four groups of at most 255: an address of the Internet, which is no number. */
const IP_ADDRESS = /^(?:(?:1?\d?\d|2[0-4]\d|25[0-5])(?:\.|$)){4}$/
const isInvisible = new RegExp(INVISIBLE, 'v')
/** A run that is one word as it stands: Latin letters, or digits. */
const PLAIN = /^(?:(?:[A-Za-z]|[\u00c0-\u024f]|[\u0300-\u036f]|[\u1e00-\u1eff])+|[0-9]+)$/

/**
 * Returns the words of a text. Letters and digits part (`covid19` is `covid` and `19`), compatibility forms are what they
 * stand for (`m²` is `m` and `2`; Unicode NFKC), invisible characters within words do not count, and a number in groups of
 * three is one word. So the same thing in another spelling has the same words, and a phrase finds it.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(TOKEN)].flatMap(({ index, 0: token }) => {
    if (PLAIN.test(token)) return [wordAt(text, index, index + token.length, token)]
    if (!/[.．]/.test(token)) return partsOf(text, index, token)
    const number = token.normalize('NFKC')
    if (!IP_ADDRESS.test(number))
      return [wordAt(text, index, index + token.length, number.replaceAll('.', ''))]
    return [...number.matchAll(/\d+/g)].map((group) => {
      const start = index + group.index
      return wordAt(text, start, start + group[0].length, group[0])
    })
  })
}

function wordAt(text: string, start: number, end: number, word: string): Word {
  return { start, end, written: text.slice(start, end), ...formsOf(word.slice(0, MAX_WORD_LENGTH)) }
}

/** Parts a run of letters and digits into words, by what its characters stand for. */
function partsOf(text: string, start: number, run: string): Word[] {
  const parts: { kind: 'letters' | 'digits' | undefined; start: number; end: number; word: string }[] = []
  let at = start
  for (const character of run) {
    const end = at + character.length
    for (const meant of isInvisible.test(character) ? '' : character.normalize('NFKC')) {
      const kind = /\p{N}/u.test(meant) ? 'digits' : /[\p{L}\p{M}]/u.test(meant) ? 'letters' : undefined
      const last = parts.at(-1)
      if (kind !== undefined && last?.kind === kind) {
        last.word += meant
        last.end = end
      } else parts.push({ kind, start: at, end, word: meant })
    }
    at = end
  }
  return parts
    .filter(({ kind }) => kind !== undefined)
    .map((part) => wordAt(text, part.start, part.end, part.word))
}

const formsCache = new Map<string, Pick<Word, 'exact' | 'folded'>>()
/** Vietnamese has some 7,000 syllables. */
const MAX_CACHED_WORDS = 20_000

function formsOf(word: string): Pick<Word, 'exact' | 'folded'> {
  let forms = formsCache.get(word)
  if (!forms) {
    forms = makeForms(word)
    if (formsCache.size >= MAX_CACHED_WORDS) formsCache.clear()
    formsCache.set(word, forms)
  }
  return forms
}

function makeForms(word: string): Pick<Word, 'exact' | 'folded'> {
  // Ð and Ɖ look like Đ, and people type them for it.
  const lower = word.normalize('NFC').toLowerCase().replace(/[ðɖ]/g, 'đ')
  let tones = ''
  const letters = lower.normalize('NFD').replace(TONE, (tone) => {
    tones += toneLetters[tone]
    return ''
  })
  const exact = withoutFinalY(letters.normalize('NFC')) + tones
  const folded = withoutFinalY(letters.replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
  return { exact, folded }
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Letters (category Lm) that represent the tones after a word. No text has them there. */
const toneLetters: Record<string, string> = {
  '\u0300': '\u02cb',
  '\u0301': '\u02ca',
  '\u0303': '\u02c7',
  '\u0309': '\u02c0',
  '\u0323': '\u02cc',
}

function withoutFinalY(letters: string): string {
  return letters.replace(/^([hklmstv]|qu)y$/, '$1i')
}

/** Tells whether a word was typed with marks. Such a word has to match exactly. */
export function isMarked({ exact, folded }: Pick<Word, 'exact' | 'folded'>): boolean {
  return exact !== folded
}
