import { describe, expect, test } from 'vitest'
import { type ListPosition, parsePosition, paths, reservedSlugs } from '../../../src/urls/public.ts'

const NOW = new Date('2026-01-01T00:00:00Z')

const positionOf = (address: string) => {
  const parameters = new URL(address, 'http://portal.test').searchParams
  return parsePosition((name) => parameters.get(name) ?? undefined, NOW)
}

describe('paths', () => {
  test('an article lies below its category and ends with its id', () => {
    expect(paths.article({ id: 12, slug: 'le-ky-ket', categorySlug: 'tin-tuc' })).toBe(
      '/tin-tuc/le-ky-ket-12',
    )
  })

  test('months and days of the archive are nested', () => {
    expect(paths.archiveMonth('2021-04')).toBe('/luu-tru/2021/04')
    expect(paths.archiveDay('2021-04-02')).toBe('/luu-tru/2021/04/02')
  })

  test('a list without a position has an address without a parameter', () => {
    expect(paths.category('tin-tuc')).toBe('/tin-tuc')
  })

  test('no category can take the address of something else', () => {
    const fixed = [
      paths.archive(),
      paths.schedule(),
      paths.map(),
      paths.page('x'),
      paths.week('2021-03-29'),
      paths.archiveDay('2021-04-02'),
      paths.media('x'),
      paths.script(),
      paths.sitemapSections(),
      paths.sitemapChunk(1),
    ]
    const unprotected = fixed
      .map((path) => path.split('/')[1] ?? '')
      .filter((segment) => !reservedSlugs.has(segment))
    expect(unprotected).toEqual([])
  })

  test('addresses that are not reserved cannot be slugs', () => {
    for (const path of [paths.feed(), paths.sitemap(), paths.icon()]) {
      expect(path.slice(1)).not.toMatch(/^[a-z0-9-]+$/)
    }
  })
})

describe('positions in lists', () => {
  const cursor = { publishedAt: '2021-04-02T08:26:00Z', id: 42 }
  const positions: [string, ListPosition][] = [
    ['older than a row', { before: cursor }],
    ['newer than a row', { after: cursor }],
    ['of before 1970', { before: { publishedAt: '1945-09-02T07:00:00Z', id: 1 } }],
    ['at the beginning of 1970', { after: { publishedAt: '1970-01-01T00:00:00Z', id: 1 } }],
  ]

  test.each(positions)('a position %s survives the way through an address', (_, position) => {
    expect(positionOf(paths.category('tin-tuc', position))).toEqual(position)
    expect(positionOf(paths.archiveMonth('2021-04', position))).toEqual(position)
    expect(positionOf(paths.archiveDay('2021-04-02', position))).toEqual(position)
  })

  test('no parameter means the beginning of the list', () => {
    expect(positionOf('/tin-tuc')).toBeUndefined()
    expect(positionOf('/tin-tuc?trang=2')).toBeUndefined()
  })

  test.each([
    'truoc=',
    'truoc=abc',
    'truoc=1617351960',
    'truoc=1617351960-',
    'truoc=-5',
    'truoc=1617351960-1x',
    'truoc=1617351960-1.5',
    'truoc=1617351960--1',
    'sau=1e9-1',
    "sau=1617351960-1'--",
    'truoc=123456789012-1',
    'sau=1617351960-1234567890123456',
    'truoc=1617351960-1&sau=1617351960-1',
    'truoc=1617351960-1&sau=',
  ])('%s is malformed', (search) => {
    expect(positionOf(`/tin-tuc?${search}`)).toBe('malformed')
  })

  test('the smallest number that is taken makes a date instead of failing', () => {
    expect(positionOf('/tin-tuc?sau=-99999999999-0')).toBeTypeOf('object')
  })

  test('a row of the future is none', () => {
    expect(positionOf('/tin-tuc?truoc=99999999999-999999999999999')).toBe('malformed')
    expect(positionOf(`/tin-tuc?truoc=${NOW.getTime() / 1000}-1`)).toBeTypeOf('object')
    expect(positionOf(`/tin-tuc?truoc=${NOW.getTime() / 1000 + 1}-1`)).toBe('malformed')
  })
})
