import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/** Rows that one query reads. A row has about 100 bytes. */
const ROWS_PER_BATCH = 1_000
/** Rows that one request reads at most. The next request goes on behind them. */
const MAX_ROWS_READ = 20_000

export interface FilteredRows<Row> {
  rows: Row[]
  /** The row behind which the next page begins. Undefined at the end. */
  last: Row | undefined
}

/**
 * Returns the first rows whose name contains the words. The names are compared here and not in SQL: the
 * database cannot tell that `hoi` is in `Hội`, and D1 takes no pattern of more than 50 bytes
 * (https://developers.cloudflare.com/d1/platform/limits/). Editors' lists have no index of their own, because
 * they are rarely searched.
 *
 * @param read returns the rows behind `after` in the order of the list, or the first rows.
 */
export async function filterByName<Row>(
  read: (after: Row | undefined, size: number) => Promise<Row[]>,
  nameOf: (row: Row) => string,
  text: string,
  limit: number,
): Promise<FilteredRows<Row>> {
  const searchWords = wordsOf(text)
  const size = searchWords.length === 0 ? limit + 1 : ROWS_PER_BATCH
  const rows: Row[] = []
  let after: Row | undefined
  for (let rowsRead = 0; rowsRead < MAX_ROWS_READ; rowsRead += size) {
    const batch = await read(after, size)
    rows.push(...batch.filter((row) => hasWords(nameOf(row), searchWords)))
    if (rows.length > limit) return { rows: rows.slice(0, limit), last: rows[limit - 1] }
    if (batch.length < size) return { rows, last: undefined }
    after = batch.at(-1)
  }
  return { rows, last: after }
}

/**
 * Tells whether each search word begins a word of the name. It compares as the readers' search does: a word
 * without marks matches any marks, a word with marks matches only these.
 */
function hasWords(name: string, searchWords: readonly Word[]): boolean {
  if (searchWords.length === 0) return true
  const words = wordsOf(name)
  return searchWords.every((searchWord) => words.some((word) => begins(word, searchWord)))
}

function begins(word: Word, searchWord: Word): boolean {
  if (!isMarked(searchWord)) return word.folded.startsWith(searchWord.folded)
  return word.exact === searchWord.exact || lower(word).startsWith(lower(searchWord))
}

const lower = ({ written }: Word) => written.normalize('NFC').toLowerCase()
