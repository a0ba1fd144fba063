import { describe, expect, test } from 'vitest'
import { canonicalUrlOf } from '../../../src/urls/canonical.ts'

const HOST = 'https://portal.example'
const of = (path: string, origin = '') => canonicalUrlOf(HOST + path, origin)
const page = (path: string) => ({ url: HOST + path })
const moved = (path: string) => ({ redirect: HOST + path })

describe('of a page', () => {
  test.each([
    ['/', '/'],
    ['/tin-tuc', '/tin-tuc'],
    ['/tin-tuc?utm_source=zalo&fbclid=abc', '/tin-tuc'],
    ['/tin-tuc?anything=1&truoc=5-1&more=2', '/tin-tuc?truoc=5-1'],
    ['/tin-tuc?sau=2-2&truoc=1-1', '/tin-tuc?truoc=1-1&sau=2-2'],
    ['/tin-tuc?truoc=1-1&truoc=2-2', '/tin-tuc?truoc=1-1'],
    ['/tin-tuc/bai-viet-12?truoc=1-1', '/tin-tuc/bai-viet-12'],
    ['/luu-tru/2021/04?truoc=1-1&x', '/luu-tru/2021/04?truoc=1-1'],
    ['/?q=x', '/'],
    ['/rss.xml?x=1', '/rss.xml'],
    ['/trang/gioi-thieu?x', '/trang/gioi-thieu'],
    ['/tin-tuc?truoc=%3Cscript%3E', '/tin-tuc?truoc=%3Cscript%3E'],
    ['/tin-tuc#phan', '/tin-tuc'],
    ['/tin-tuc?truoc=', '/tin-tuc'],
    ['/thong-ke?truoc=1-1', '/thong-ke'],
    [
      '/tim-kiem?trang=2&q=%20huy%E1%BB%87n%20%20u%E1%BB%B7+&chuyen-muc=&utm_source=x',
      '/tim-kiem?q=huy%E1%BB%87n+u%E1%BB%B7&trang=2',
    ],
    ['/tim-kiem?q=huye%CC%A3%CC%82n', '/tim-kiem?q=huy%E1%BB%87n'],
    ['/api/v1/search?page=2&trang=3&q=x', '/api/v1/search?q=x&page=2'],
  ])('%s keeps of the query what the page knows, in one order', (asked, kept) => {
    expect(of(asked)).toEqual(page(kept))
  })

  test('cuts values that are longer than any that the page knows', () => {
    expect(of(`/tin-tuc?truoc=${'9'.repeat(5000)}`)).toEqual(page(`/tin-tuc?truoc=${'9'.repeat(200)}`))
  })

  test.each([
    ['/tin-tuc/', '/tin-tuc'],
    ['//tin-tuc', '/tin-tuc'],
    ['/tin-tuc//bai-12/', '/tin-tuc/bai-12'],
    ['/%74in-tuc', '/tin-tuc'],
    ['/tin%2Dtuc/?utm_medium=x&truoc=1-1', '/tin-tuc?truoc=1-1'],
    ['//', '/'],
  ])('%s leads to %s', (asked, target) => {
    expect(of(asked)).toEqual(moved(target))
  })
})

describe('of the portal before', () => {
  test.each([
    ['/Trang/ChiTiet.aspx?bvid=15', '/Trang/ChiTiet.aspx?bvid=15'],
    ['/Trang/ChiTiet.aspx?b=2&a=1&fbclid=x&utm_source=y', '/Trang/ChiTiet.aspx?b=2&a=1'],
    ['/2020/05/ten-bai/', '/2020/05/ten-bai/'],
    ['/index.php?id=1&id=2', '/index.php?id=1&id=2'],
    ['/a%20b/C?x=%C4%91', '/a%20b/C?x=%C4%91'],
    ['/x.aspx?', '/x.aspx'],
  ])('%s stays as it is, but for trackers', (asked, kept) => {
    expect(of(asked)).toEqual(page(kept))
  })

  test('loses a query that is too long for any', () => {
    expect(of(`/x.aspx?a=${'1'.repeat(600)}`)).toEqual(page('/x.aspx'))
  })
})

test('is on the host that the portal has set', () => {
  const origin = 'https://binhlieu.example'
  expect(of('/tin-tuc/?utm_source=x&truoc=1-1', origin)).toEqual({ redirect: `${origin}/tin-tuc?truoc=1-1` })
  expect(of('/cu.aspx?id=1', origin)).toEqual({ redirect: `${origin}/cu.aspx?id=1` })
  expect(canonicalUrlOf(`${origin}/tin-tuc`, origin)).toEqual({ url: `${origin}/tin-tuc` })
})

test.each(['//evil.example/', '/\\evil.example', '/%2F/evil.example', '//evil.example/%2e%2e'])(
  '%s never leads off the site',
  (asked) => {
    const address = of(asked)
    const target = 'redirect' in address ? address.redirect : 'url' in address ? address.url : ''
    expect(new URL(target).origin).toBe(HOST)
  },
)

test('that is longer than any is refused', () => {
  expect(of(`/${'a'.repeat(2000)}`)).toEqual({ problem: 'too long' })
})
