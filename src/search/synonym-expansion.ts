import { isMarked, type Word, wordsOf } from '../text/folding.ts'
import type { Term } from './parse-query.ts'

/** A group of synonyms, each as its words. */
export type Synonyms = readonly (readonly Word[])[]

/** A part of a query: its typed words, and their synonyms. */
export interface Clause {
  words: readonly Word[]
  /** Whether the words must stand together as typed. */
  together: boolean
  /** The synonyms; the words of each stand together. */
  others: readonly (readonly Word[])[]
}

export function parseSynonyms(groups: readonly (readonly string[])[]): Synonyms[] {
  return groups.map((forms) => forms.map(wordsOf).filter((words) => words.length > 0))
}

/** Splits a query into clauses by its synonyms, the longest first. Quoted terms have no synonyms. */
export function clausesOf(terms: readonly Term[], synonyms: readonly Synonyms[]): Clause[] {
  const clauses: Clause[] = []
  for (let at = 0; at < terms.length; ) {
    const term = terms[at] as Term
    const found = term.quoted ? undefined : longestForm(terms, at, synonyms)
    const used = terms.slice(at, at + (found?.terms ?? 1))
    clauses.push({
      words: used.flatMap(({ words }) => words),
      // Words with a synonym name one thing.
      together: found !== undefined || used.length === 1,
      others: found?.others ?? [],
    })
    at += used.length
  }
  return clauses
}

function longestForm(terms: readonly Term[], at: number, synonyms: readonly Synonyms[]) {
  let longest: { terms: number; words: number; others: (readonly Word[])[] } | undefined
  for (const forms of synonyms) {
    for (const form of forms) {
      const count = countTermsOf(form, terms, at)
      if (count === 0 || form.length <= (longest?.words ?? 0)) continue
      longest = { terms: count, words: form.length, others: forms.filter((other) => other !== form) }
    }
  }
  return longest
}

/** Returns how many terms from here on make up exactly this form; 0 if they do not. */
function countTermsOf(form: readonly Word[], terms: readonly Term[], at: number): number {
  let words = 0
  for (let count = 0; words < form.length; ) {
    const term = terms[at + count]
    if (!term || term.quoted) return 0
    for (const word of term.words) {
      const other = form[words++]
      if (!other || !matches(word, other)) return 0
    }
    count++
    if (words === form.length) return count
  }
  return 0
}

/** Tells whether words match. A word typed without marks matches any marks. */
function matches(typed: Word, word: Word): boolean {
  return typed.exact === word.exact || (!isMarked(typed) && typed.folded === word.folded)
}
