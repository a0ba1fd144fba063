import { expect, test } from 'vitest'
import { entryKeyOf, entryKeysBetween } from '../../../src/search/entry-key.ts'
import { mulberry32, pick } from '../../support/random.ts'

const seconds = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1696-12-31T23:59:59Z',
  '1697-01-01T00:00:00Z',
]
seconds.push('1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '2021-04-02T08:26:00Z', '9999-12-31T23:59:59Z')
const ids = [0, 1, 2, 2 ** 20, 2 ** 20 + 1, 2 ** 21 + 1, 2 ** 25 - 1]

test('no two articles have the same key, and keys have the order of time, then of ids', () => {
  const keys = seconds.flatMap((published_at) => ids.map((id) => BigInt(entryKeyOf({ id, published_at }))))
  expect(keys.every((key, at) => at === 0 || key > (keys[at - 1] as bigint))).toBe(true)
  expect(keys.every((key) => BigInt.asIntN(64, key) === key)).toBe(true)
})

test('a key lies in just those intervals that its time lies in', () => {
  const random = mulberry32(17)
  for (let n = 0; n < 2_000; n++) {
    const [from, until, published_at] = [pick(random, seconds), pick(random, seconds), pick(random, seconds)]
    const range = entryKeysBetween(from, until)
    const key = BigInt(entryKeyOf({ id: pick(random, ids), published_at }))
    const isIn = key >= BigInt(range.from) && key < BigInt(range.until)
    expect(isIn, `${published_at} in ${from} to ${until}`).toBe(published_at >= from && published_at < until)
  }
})

test('what would not be exact has no key', () => {
  const published_at = '2021-04-02T08:26:00Z'
  for (const id of [-1, 0.5, 2 ** 25, Number.NaN]) expect(() => entryKeyOf({ id, published_at })).toThrow()
  expect(() => entryKeyOf({ id: 1, published_at: 'never' })).toThrow()
})
