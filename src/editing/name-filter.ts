import { isMarked, type Word, wordsOf } from '../text/folding.ts'

/** Rows that are read at a time when they are looked through: 100 bytes each, or so. */
const ROWS_PER_BATCH = 1_000
/** Rows that one request looks through; from there the next goes on. */
const MAX_ROWS_READ = 20_000

export interface FilteredRows<Row> {
  rows: Row[]
  /** The row behind which to go on; undefined at the end. */
  last: Row | undefined
}

/**
 * The first rows whose name has the words. The database cannot tell that `hoi` is in `Hội`, and D1 takes no pattern of more than
 * 50 bytes (https://developers.cloudflare.com/d1/platform/limits/); editors' lists have no index of their own, as
 * they are asked for seldom. So what is looked for by words is looked through here, in large steps.
 *
 * @param read rows in the list's order that come behind one, or the first.
 */
export async function filterByName<Row>(
  read: (after: Row | undefined, size: number) => Promise<Row[]>,
  nameOf: (row: Row) => string,
  text: string,
  limit: number,
): Promise<FilteredRows<Row>> {
  const wanted = wordsOf(text)
  const size = wanted.length === 0 ? limit + 1 : ROWS_PER_BATCH
  const rows: Row[] = []
  let after: Row | undefined
  for (let seen = 0; seen < MAX_ROWS_READ; seen += size) {
    const batch = await read(after, size)
    rows.push(...batch.filter((row) => hasWords(nameOf(row), wanted)))
    if (rows.length > limit) return { rows: rows.slice(0, limit), last: rows[limit - 1] }
    if (batch.length < size) return { rows, last: undefined }
    after = batch.at(-1)
  }
  return { rows, last: after }
}

/**
 * Whether each of the words begins one of the name's: as readers' searches see them, one without marks may be any, one
 * with marks is just that.
 */
function hasWords(name: string, wanted: readonly Word[]): boolean {
  if (wanted.length === 0) return true
  const words = wordsOf(name)
  return wanted.every((one) => words.some((word) => begins(word, one)))
}

function begins(word: Word, wanted: Word): boolean {
  if (!isMarked(wanted)) return word.folded.startsWith(wanted.folded)
  return word.exact === wanted.exact || lower(word).startsWith(lower(wanted))
}

const lower = ({ written }: Word) => written.normalize('NFC').toLowerCase()
