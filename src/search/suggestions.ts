import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import { isMarked, type Word, wordsOf } from '../text/folding.ts'
import type { Hit } from './types.ts'

const MAX_SUGGESTIONS = 6
const MAX_WORDS = 8
/** Shorter beginnings of words say too little, and take too long. */
const MIN_LETTERS = 2

export type Suggestion = Pick<Hit, 'id' | 'slug' | 'categorySlug' | 'title'>

/** Returns the newest articles whose titles contain the typed words; the last word may be incomplete. */
export async function suggestTitles(index: Executor, typed: string): Promise<Suggestion[]> {
  const words = wordsOf(typed).slice(0, MAX_WORDS)
  const last = words.at(-1)
  if (!last || (words.length === 1 && last.folded.length < MIN_LETTERS)) return []
  const isIncomplete = /[\p{L}\p{N}]$/u.test(typed)
  const terms = words.map((word) => term(word, isIncomplete && word === last))
  const statement = sql`select e.article_id as id, e.slug, e.category_slug as categorySlug, e.title
    from (select rowid as place from heads where heads match ${terms.join(' AND ')} order by rowid desc limit ${sql.lit(MAX_SUGGESTIONS)}) found
    join entries e on e.place = found.place order by e.place desc`
  const { results } = await bind(index, statement.compile(sqlite)).all<Suggestion>()
  return results
}

/**
 * Makes the expression of a word. Readers type a tone after the letters, so an incomplete word matches by its letters
 * only.
 */
function term(word: Word, isIncomplete: boolean): string {
  if (isIncomplete) return `f_title : "${word.folded}" *`
  return isMarked(word) ? `e_title : "${word.exact}"` : `f_title : "${word.folded}"`
}
