import { describe, expect, test } from 'vitest'
import { importKey, networkOf, newKey, readerOf } from '../../../src/visits/reader-hash.ts'

describe('a network', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['', ''],
    ['not:an:address', 'not:an:address'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a reader', () => {
  test('is the same while address and browser are, and nobody else', async () => {
    const key = await importKey(newKey())
    const of = (address: string, agent: string) => readerOf(key, address, agent)
    const reader = await of('2001:db8::1', 'A')
    expect(await of('2001:db8::2', 'A')).toEqual(reader)
    expect((await of('2001:db8::1', 'B')).id).not.toBe(reader.id)
    expect((await of('2001:db8::1', 'B')).network).toBe(reader.network)
    expect((await of('2001:db8:0:1::1', 'A')).network).not.toBe(reader.network)
  })

  test('is somebody else under another key', async () => {
    const [one, other] = await Promise.all([importKey(newKey()), importKey(newKey())])
    expect(await readerOf(one, '::1', 'A')).not.toEqual(await readerOf(other, '::1', 'A'))
  })
})
