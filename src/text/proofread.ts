import type { Issue, IssueKind } from './issue.ts'
import { legacyIssues } from './legacy-encodings.ts'
import { hasMarks, isSyllable } from './syllables.ts'

/**
 * What a text that came from elsewhere may suffer from, in the order of the text; none overlaps another. It is offered to
 * the editor: nothing here changes anything.
 *
 * @param text lines are paragraphs: no finding crosses a line break.
 */
export function proofread(text: string): Issue[] {
  const kept: Issue[] = []
  const untouchable = [...text.matchAll(URLS)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }))
  // What comes first wins where two overlap.
  for (const findings of [
    legacyIssues(text),
    decomposed(text),
    spaces(text),
    invisible(text),
    [...glued(text), ...spaceBefore(text)].filter((one) => !untouchable.some((other) => overlap(one, other))),
  ]) {
    const earlier = [...kept]
    kept.push(...findings.filter((one) => !earlier.some((other) => overlap(one, other))))
  }
  return kept.toSorted((a, b) => a.at - b.at)
}

/** Addresses of pages and of people, and names of files. */
const URLS =
  /\b(?:https?:\/\/|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\/\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|edu|docx?|xlsx?|pdf|jpe?g|png)\b/gi

function overlap(a: { at: number; length: number }, b: { at: number; length: number }): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length
}

/** Letters whose marks are characters of their own (NFD), from the first to the last such word of a line. */
function decomposed(text: string): Issue[] {
  return found(text, /[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*(?:[^\n]*\p{M}[\p{L}\p{M}]*)?/gu, (part) => ({
    kind: 'decomposed',
    suggestion: part.normalize('NFC'),
  }))
}

/** Several spaces, whatever kind, between words. */
function spaces(text: string): Issue[] {
  return found(text, /(?<=\S)[ \u00a0\u2007\u202f]{2,}(?=\S)/gu, () => ({ kind: 'spaces', suggestion: ' ' }))
}

/** Spaces that do not break, and characters without width. Emoji are held together by the latter. */
function invisible(text: string): Issue[] {
  return found(
    text,
    /[\u00a0\u2007\u202f]|(?<!\p{Extended_Pictographic}|\ufe0f)(?:[\u200b\u200c\u2060\ufeff\u00ad]|\u200d)+/gu,
    (part) => ({ kind: 'invisible', suggestion: /[\u00a0\u2007\u202f]/.test(part) ? ' ' : '' }),
  )
}

/** A word and a number, two words, or a sentence and the next, without a space between them. */
function glued(text: string): Issue[] {
  const patterns = [
    // niệm70: only words with marks, as there are top10, web2 and m3.
    [
      /(?<![\p{L}\p{M}\d])(\p{L}{2,})()(\d+)(?![\p{L}\d])/gu,
      (word: string) => isSyllable(word) && hasMarks(word),
    ],
    // 70năm
    [
      /(?<![\p{L}\p{M}\d.,/-])(\d+)()(\p{Ll}{2,})(?![\p{L}\p{M}\d])/gu,
      (_: string, word: string) => isSyllable(word) && hasMarks(word),
    ],
    // niệm.Trong, niệm,trong
    [
      /(?<![\p{L}\p{M}\d./-])(\p{Ll}{2,})([.!?;:…])(\p{Lu}\p{Ll}*)(?![\p{L}\p{M}\d])/gu,
      (word: string, next: string) => isSyllable(word) && isSyllable(next),
    ],
    [
      /(?<![\p{L}\p{M}\d./-])(\p{L}{2,})([,;])(\p{L}{2,})(?![\p{L}\p{M}\d])/gu,
      (word: string, next: string) => isSyllable(word) && isSyllable(next) && hasMarks(word + next),
    ],
    // niệmTrong
    [
      /(?<![\p{L}\p{M}\d])(\p{L}?\p{Ll}+)()(\p{Lu}\p{Ll}+)(?![\p{L}\p{M}\d])/gu,
      (word: string, next: string) => isSyllable(word) && isSyllable(next) && hasMarks(word),
    ],
  ] as const
  return patterns.flatMap(([pattern, isGlued]) =>
    found(text, pattern, (_, [, before = '', sign = '', after = '']) =>
      isGlued(before, after) ? { kind: 'glued', suggestion: `${before}${sign} ${after}` } : undefined,
    ),
  )
}

/** `niệm , trong`: not before a number (.5) or a name (.NET), and not within an ellipsis. */
function spaceBefore(text: string): Issue[] {
  return found(
    text,
    /(?<=[\p{L}\p{M}\d)\]”"])[ \u00a0]+([,.;:!?])(?=\s|$|[”")\]])/gu,
    (_, [, sign = '']) => ({
      kind: 'spaceBefore',
      suggestion: sign,
    }),
  )
}

function found(
  text: string,
  pattern: RegExp,
  finding: (part: string, match: RegExpExecArray) => { kind: IssueKind; suggestion: string } | undefined,
): Issue[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const made = finding(match[0], match)
    if (!made || made.suggestion === match[0]) return []
    return [
      {
        kind: made.kind,
        at: match.index,
        length: match[0].length,
        found: match[0],
        suggestion: made.suggestion,
      },
    ]
  })
}
