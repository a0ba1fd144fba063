/**
 * Vietnamese words as the index and queries see them. Two forms of each:
 *
 * - **exact**: lower case, composed, one way of writing what may be written in two. The tone is moved behind the
 *   letters, so that `hoà` = `hòa` and `uỷ` = `ủy` (old and new placement), but `hoả` ≠ `hoã`.
 * - **folded**: as somebody types who types no marks: ASCII letters, `đ` as `d`.
 *
 * In both, a final `y` that may as well be an `i` is one (`kỷ` = `kỉ`, `quý` = `quí`): after h, k, l, m, s, t, v and qu,
 * without another vowel (Bộ Giáo dục, Quyết định 240/QĐ, 1984). Not in `thuý`, where it is another sound than in
 * `thúi`.
 */
export interface Word {
  /** Where it stands in the text, in UTF-16 units. */
  start: number
  end: number
  /** As it stands there. */
  written: string
  exact: string
  folded: string
}

/** Longer runs of letters are no words. In characters. */
const MAX_WORD_LENGTH = 40

/** The words of a text: runs of letters, their marks, and digits. `\b` would split at đ and at combining marks. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    written: match[0],
    ...formsOf(match[0].slice(0, MAX_WORD_LENGTH)),
  }))
}

const known = new Map<string, Pick<Word, 'exact' | 'folded'>>()
/** Vietnamese has some 7,000 syllables. */
const MAX_CACHED_WORDS = 20_000

function formsOf(word: string): Pick<Word, 'exact' | 'folded'> {
  let forms = known.get(word)
  if (!forms) {
    forms = makeForms(word)
    if (known.size >= MAX_CACHED_WORDS) known.clear()
    known.set(word, forms)
  }
  return forms
}

function makeForms(word: string): Pick<Word, 'exact' | 'folded'> {
  // Ð and Ɖ look like Đ, and are typed for it.
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

/** Letters (category Lm) that stand for the tones behind a word. No text has them there. */
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

/** Whether a word was typed with marks: then it means just that word. */
export function isMarked({ exact, folded }: Pick<Word, 'exact' | 'folded'>): boolean {
  return exact !== folded
}
