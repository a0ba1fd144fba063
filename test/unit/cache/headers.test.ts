import { describe, expect, test } from 'vitest'
import { cacheHeaders } from '../../../src/cache/headers.ts'
import { tags } from '../../../src/cache/tags.ts'

const PRINTABLE = /^[\x21-\x7e]+$/

describe('tags', () => {
  test.each([
    '/tin-tuc/Đồng Văn, Hoành Mô',
    '/a,b,,c',
    '/đường dẫn\tvới\nkhoảng trắng',
    '/trang?x="y"&z=<>',
    '/%C4%90',
    '/😀',
  ])('of the path %j are printable ASCII without commas', (path) => {
    const tag = tags.path(path)
    expect(tag).toMatch(PRINTABLE)
    expect(tag).not.toContain(',')
  })

  test.each(['Văn phòng HĐND & UBND huyện Bình Liêu', 'Sở A, Sở B', 'Ban "Dân vận"', 'a\r\nX-Header: 1'])(
    'of the organisation %j are printable ASCII without commas',
    (name) => {
      const tag = tags.organisation(name)
      expect(tag).toMatch(PRINTABLE)
      expect(tag).not.toContain(',')
    },
  )

  test('of different things are different', () => {
    const all = [
      tags.article(1),
      tags.article(11),
      tags.category(1),
      tags.page(1),
      tags.sitemap(1),
      tags.month('2021-04'),
      tags.day('2021-04-02'),
      tags.agenda('2021-04-02'),
      tags.neighbours(1),
      tags.older(tags.category(1)),
      tags.organisation('UBND'),
      tags.organisation('UBND huyện'),
      tags.organisation('UBND,huyện'),
      tags.path('/ubnd'),
      tags.path('/a,b'),
      tags.path('/a b'),
      ...Object.values(tags).filter((tag) => typeof tag === 'string'),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('cacheHeaders', () => {
  const shown = new Set(['article:1', 'list:newest'])
  const edge = 'Cloudflare-CDN-Cache-Control'

  test.each([200, 301, 404, 400])('lets the edge keep a %i and browsers ask again', (status) => {
    const headers = cacheHeaders(status, shown)
    expect(headers['Cache-Control']).toBe('public, max-age=0, must-revalidate')
    expect(headers[edge]).toMatch(/^max-age=[1-9]\d*\b/)
    expect(headers['Cache-Tag']).toBe('article:1,list:newest')
  })

  test.each([500, 503, 302, 403, 418])('keeps a %i nowhere', (status) => {
    expect(cacheHeaders(status, shown)).toEqual({ 'Cache-Control': 'no-store' })
  })

  test('keeps a page for a day, and longer while the origin fails', () => {
    expect(cacheHeaders(200, shown)[edge]).toBe(
      'max-age=86400, stale-while-revalidate=604800, stale-if-error=2592000',
    )
  })

  test('keeps nothing when a page is fresh for no time', () => {
    expect(cacheHeaders(200, shown, 0)[edge]).toBe('no-store')
    expect(cacheHeaders(404, shown, 0)[edge]).toBe('no-store')
  })

  test('keeps what is missing or wrong a minute only', () => {
    expect(cacheHeaders(404, shown)[edge]).toContain('max-age=60,')
    expect(cacheHeaders(400, shown)[edge]).toContain('max-age=60,')
  })

  test('writes no empty tag header', () => {
    expect(cacheHeaders(200, new Set())).not.toHaveProperty('Cache-Tag')
  })

  test('of a page that goes stale by itself, unless it is an error', () => {
    const lifetime = { fresh: 10, staleWhileRevalidate: 50, staleIfError: 300 }
    expect(cacheHeaders(200, shown, 86_400, lifetime)[edge]).toBe(
      'max-age=10, stale-while-revalidate=50, stale-if-error=300',
    )
    expect(cacheHeaders(200, shown, 0, lifetime)[edge]).toBe('no-store')
    expect(cacheHeaders(404, shown, 86_400, lifetime)[edge]).toContain('max-age=60,')
  })
})
