import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Word } from '../text/folding.ts'
import type { SearchQuery, Term } from './parse-query.ts'

/** Shorter words have too many near ones for a guess. */
const MIN_LETTERS = 3
/** A query with more unknown words is in another language, or in none. */
const MAX_CORRECTED_WORDS = 3
const MAX_CANDIDATES = 5_000
/** How many of the nearest words are compared by their neighbours, and in how many articles. */
const MAX_COMPARED_WORDS = 4
const MAX_COUNTED_ARTICLES = 50

/**
 * Returns the query with its unknown words, which no article has, replaced by the nearest known ones; undefined if
 * there is nothing to correct. It compares folded words with the same first letter: hardly any reader mistypes that
 * one.
 */
export async function correctSpelling(
  index: Executor,
  { include, exclude }: SearchQuery,
): Promise<string | undefined> {
  const words = include.flatMap(({ words }) => words)
  const known = await knownWords(index, words)
  const unknown = words.filter(({ folded }) => !known.has(folded) && folded.length >= MIN_LETTERS)
  if (unknown.length === 0 || unknown.length > MAX_CORRECTED_WORDS) return undefined
  const results = await index.batch<{ term: string }>(
    unknown.map(({ folded }) => bind(index, candidatesFor(folded).compile(sqlite))),
  )
  const corrections = new Map<Word, string>()
  for (const [at, word] of unknown.entries()) {
    const near = nearest(
      word.folded,
      (results[at]?.results ?? []).map(({ term }) => term),
    )
    const best = near.length > 1 ? await likeliest(index, near, words, words.indexOf(word)) : near[0]
    if (best) corrections.set(word, best)
  }
  if (corrections.size === 0) return undefined
  const written = ({ words, quoted }: Term) => {
    const text = words.map((word) => corrections.get(word) ?? word.written).join(' ')
    return quoted || words.length > 1 ? `"${text}"` : text
  }
  return [...include.map(written), ...exclude.map((term) => `-${written(term)}`)].join(' ')
}

async function knownWords(index: Executor, words: readonly Word[]): Promise<Set<string>> {
  const json = JSON.stringify(words.map(({ folded }) => folded))
  const statement = sql`select term from spellings where term in (select value from json_each(${json}))`
  const { results } = await bind(index, statement.compile(sqlite)).all<{ term: string }>()
  return new Set(results.map(({ term }) => term))
}

function candidatesFor(word: string) {
  const [first = ''] = word
  return sql`select term from spellings
    where term >= ${first} and term < ${`${first}\u{10ffff}`}
      and length(term) between ${word.length - 1} and ${word.length + 1}
    limit ${sql.lit(MAX_CANDIDATES)}`
}

/** Returns the words at small distances, the nearest first. */
function nearest(word: string, terms: readonly string[]): string[] {
  const maxDistance = word.length > 5 ? 2 : 1
  return terms
    .map((term) => ({ term, distance: distance(word, term) }))
    .filter(({ distance }) => distance > 0 && distance <= maxDistance)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_COMPARED_WORDS)
    .map(({ term }) => term)
}

/**
 * Returns the candidate that occurs most often beside its neighbours in the query, in titles and leads; else the most
 * frequent one there.
 */
async function likeliest(
  index: Executor,
  candidates: readonly string[],
  words: readonly Word[],
  at: number,
): Promise<string | undefined> {
  const [before, after] = [words[at - 1]?.folded, words[at + 1]?.folded]
  const phrases = (term: string) =>
    [before && `"${before} ${term}"`, after && `"${term} ${after}"`].filter(Boolean)
  const expressions = candidates.flatMap((term) => [phrases(term).join(' OR ') || '""', `"${term}"`])
  const results = await index.batch<{ count: number }>(
    expressions.map((expression) =>
      bind(index, countOf(`{f_title f_lead} : (${expression})`).compile(sqlite)),
    ),
  )
  const counts = results.map(({ results }) => results[0]?.count ?? 0)
  const scores = candidates.map(
    (_, index) => (counts[2 * index] ?? 0) * MAX_COUNTED_ARTICLES + (counts[2 * index + 1] ?? 0),
  )
  return candidates[scores.indexOf(Math.max(...scores))]
}

function countOf(expression: string) {
  return sql`select count(*) as count from (
    select 1 from heads where heads match ${expression} limit ${sql.lit(MAX_COUNTED_ARTICLES)}
  )`
}

/**
 * Returns how many letters have to be added, removed, changed, or swapped with their neighbours (optimal string
 * alignment).
 */
function distance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1)
      }
      row.push(steps)
    }
    ;[before, last] = [last, row]
  }
  return last.at(-1) ?? 0
}
