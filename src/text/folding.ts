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

/** Returns the words of a text: runs of letters, marks and digits. `\b` would split at đ and at combining marks. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    written: match[0],
    ...formsOf(match[0].slice(0, MAX_WORD_LENGTH)),
  }))
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
