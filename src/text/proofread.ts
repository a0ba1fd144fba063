import type { Issue, IssueKind } from './issue.ts'
import { legacyIssues } from './legacy-encodings.ts'
import { hasMarks, isSyllable } from './syllables.ts'

/**
 * Finds typical errors of pasted text. Returns them in the order of the text; no two overlap. The editor decides about
 * each: this function changes nothing.
 *
 * @param text its lines are paragraphs. An issue stays within a line.
 */
export function proofread(text: string): Issue[] {
  const issues: Issue[] = []
  const urls = [...text.matchAll(URLS)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }))
  // Where two issues overlap, that of the earlier check remains.
  for (const candidates of [
    legacyIssues(text),
    decomposed(text),
    spaces(text),
    invisible(text),
    [...glued(text), ...spaceBefore(text)].filter((issue) => !urls.some((url) => overlap(issue, url))),
  ]) {
    const earlier = [...issues]
    issues.push(...candidates.filter((issue) => !earlier.some((other) => overlap(issue, other))))
  }
  return issues.toSorted((a, b) => a.at - b.at)
}

/** URLs, e-mail addresses and file names. */
const URLS =
  /\b(?:https?:\/\/|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\/\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|edu|docx?|xlsx?|pdf|jpe?g|png)\b/gi

function overlap(a: { at: number; length: number }, b: { at: number; length: number }): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length
}

/** Finds decomposed letters (NFD). An issue spans the first to the last such word of a line. */
function decomposed(text: string): Issue[] {
  return issuesMatching(text, /[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*(?:[^\n]*\p{M}[\p{L}\p{M}]*)?/gu, (part) => ({
    kind: 'decomposed',
    suggestion: part.normalize('NFC'),
  }))
}

/** Finds several spaces of any kind between words. */
function spaces(text: string): Issue[] {
  return issuesMatching(text, /(?<=\S)[ \u00a0\u2007\u202f]{2,}(?=\S)/gu, () => ({
    kind: 'spaces',
    suggestion: ' ',
  }))
}

/** Finds no-break spaces and characters without width, except those that join emoji. */
function invisible(text: string): Issue[] {
  return issuesMatching(
    text,
    /[\u00a0\u2007\u202f]|(?<!\p{Extended_Pictographic}|\ufe0f)(?:[\u200b\u200c\u2060\ufeff\u00ad]|\u200d)+/gu,
    (part) => ({ kind: 'invisible', suggestion: /[\u00a0\u2007\u202f]/.test(part) ? ' ' : '' }),
  )
}

/** Finds words, numbers and sentences without a space between them. */
function glued(text: string): Issue[] {
  const patterns = [
    // niệm70: only words with marks, since top10, web2 and m3 are correct.
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
    issuesMatching(text, pattern, (_, [, before = '', sign = '', after = '']) =>
      isGlued(before, after) ? { kind: 'glued', suggestion: `${before}${sign} ${after}` } : undefined,
    ),
  )
}

/** Finds a space before a punctuation mark (`niệm , trong`), but not before a number (.5), a name (.NET) or an ellipsis. */
function spaceBefore(text: string): Issue[] {
  return issuesMatching(
    text,
    /(?<=[\p{L}\p{M}\d)\]”"])[ \u00a0]+([,.;:!?])(?=\s|$|[”")\]])/gu,
    (_, [, sign = '']) => ({
      kind: 'spaceBefore',
      suggestion: sign,
    }),
  )
}

/** Returns an issue for each match that `describe` describes, unless the suggestion is the same text. */
function issuesMatching(
  text: string,
  pattern: RegExp,
  describe: (part: string, match: RegExpExecArray) => { kind: IssueKind; suggestion: string } | undefined,
): Issue[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const issue = describe(match[0], match)
    if (!issue || issue.suggestion === match[0]) return []
    return [
      {
        kind: issue.kind,
        at: match.index,
        length: match[0].length,
        found: match[0],
        suggestion: issue.suggestion,
      },
    ]
  })
}
