import type { Instant } from '../lib/dates.ts'

/**
 * The key of an entry in the index: a signed 64-bit integer in decimal. SQLite keeps it exactly, numbers of JavaScript
 * would not.
 */
export type EntryKey = string

const ID_BITS = 25n
/** More articles than a database has room for. */
const IDS = 2n ** ID_BITS
const LEAST: EntryKey = String(-(2n ** 63n))
const GREATEST: EntryKey = String(2n ** 63n - 1n)

/**
 * Returns the key of an article's entry. Keys are ordered by time, so that the newest results need no sorting, and no
 * two articles have the same. The upper bits are seconds since 1970, the lower 25 bits are the id. All years from 0 to
 * 9999 fit.
 *
 * @throws RangeError for a time that is none, and for an id that does not fit.
 */
export function entryKeyOf({ id, published_at }: { id: number; published_at: Instant }): EntryKey {
  if (!Number.isInteger(id) || id < 0 || id >= IDS)
    throw new RangeError(`The id ${id} does not fit into a key.`)
  return String(firstKeyAt(published_at) + BigInt(id))
}

/** Returns the key range of articles published in the interval [from, until). */
export function entryKeysBetween(
  from: Instant | undefined,
  until: Instant | undefined,
): { from: EntryKey; until: EntryKey } {
  return {
    from: from === undefined ? LEAST : String(firstKeyAt(from)),
    until: until === undefined ? GREATEST : String(firstKeyAt(until)),
  }
}

function firstKeyAt(moment: Instant): bigint {
  const milliseconds = Date.parse(moment)
  if (Number.isNaN(milliseconds)) throw new RangeError(`${moment} is no time.`)
  return BigInt(Math.floor(milliseconds / 1000)) * IDS
}
