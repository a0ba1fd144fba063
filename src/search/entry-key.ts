import type { Instant } from '../lib/dates.ts'

const IDS = 2 ** 20

/**
 * Where an entry stands in the index: by time, so that the newest results come without sorting. Seconds since 1970
 * in the upper bits, the last 20 bits of the id in the lower: two articles of the same second whose ids differ by a
 * multiple of a million would share a place. Exact in JavaScript's numbers until the year 2242.
 */
export function entryKeyOf({ id, published_at }: { id: number; published_at: Instant }): number {
  return (Date.parse(published_at) / 1000) * IDS + (id % IDS)
}

/** The places of what was published from one moment on, and before another. */
export function entryKeysBetween(
  from: Instant | undefined,
  until: Instant | undefined,
): { from: number; until: number } {
  return {
    from: from === undefined ? Number.MIN_SAFE_INTEGER : entryKeyOf({ id: 0, published_at: from }),
    until: until === undefined ? Number.MAX_SAFE_INTEGER : entryKeyOf({ id: 0, published_at: until }),
  }
}
