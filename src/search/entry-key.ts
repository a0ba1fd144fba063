import type { Instant } from '../lib/dates.ts'

const IDS = 2 ** 20

/**
 * Returns the key of an entry in the index. Keys are ordered by time, so that the newest results need no sorting. The
 * upper bits are seconds since 1970, the lower 20 bits are the last bits of the id. Two articles of the same second
 * collide if their ids differ by a multiple of 2²⁰. Exact in JavaScript's numbers until the year 2242.
 */
export function entryKeyOf({ id, published_at }: { id: number; published_at: Instant }): number {
  return (Date.parse(published_at) / 1000) * IDS + (id % IDS)
}

/** Returns the key range of articles published in the interval [from, until). */
export function entryKeysBetween(
  from: Instant | undefined,
  until: Instant | undefined,
): { from: number; until: number } {
  return {
    from: from === undefined ? Number.MIN_SAFE_INTEGER : entryKeyOf({ id: 0, published_at: from }),
    until: until === undefined ? Number.MAX_SAFE_INTEGER : entryKeyOf({ id: 0, published_at: until }),
  }
}
