import { describe, expect, test } from 'vitest'
import { slug } from '../../../src/text/slug.ts'

describe('slug', () => {
  test.each([
    ['Đường Đồng Tâm', 'duong-dong-tam'],
    ['HĐND & UBND huyện', 'hdnd-va-ubnd-huyen'],
    ['Cầu&cống', 'cau-va-cong'],
    ['Ước mơ ở Quảng Ninh', 'uoc-mo-o-quang-ninh'],
    ['ẮẰẲẴẶ ấầẩẫậ ỨỪỬỮỰ ớờởỡợ ýỳỷỹỵ', 'aaaaa-aaaaa-uuuuu-ooooo-yyyyy'],
    ['  Ngày 02/04/2021: “khai mạc” … ', 'ngay-02-04-2021-khai-mac'],
    ['covid-19 -- tin mới', 'covid-19-tin-moi'],
  ])('makes an address segment of %j', (text, expected) => {
    expect(slug(text)).toBe(expected)
  })

  test('gives the same for composed and decomposed text', () => {
    const title = 'Lễ ký kết Chương trình phối hợp giữa Đồng Văn và Hoành Mô'
    expect(title.normalize('NFD')).not.toBe(title.normalize('NFC'))
    expect(slug(title.normalize('NFD'))).toBe('le-ky-ket-chuong-trinh-phoi-hop-giua-dong-van-va-hoanh-mo')
    expect(slug(title.normalize('NFC'))).toBe(slug(title.normalize('NFD')))
  })

  test('reads the look-alikes of Đ as D', () => {
    expect(slug('\u00D0ồng Tâm \u00F0ến')).toBe('dong-tam-den')
  })

  test('cuts between words at 100 characters', () => {
    const long = slug(Array(40).fill('nghiêng').join(' '))
    expect(long).toBe(Array(12).fill('nghieng').join('-'))
    expect(long.length).toBeLessThanOrEqual(100)
  })

  test('keeps a text of exactly 100 characters whole', () => {
    const exact = `${'a'.repeat(49)} ${'b'.repeat(50)}`
    expect(slug(exact)).toBe(`${'a'.repeat(49)}-${'b'.repeat(50)}`)
  })

  test('keeps the last word when the limit falls right behind it', () => {
    expect(slug('một hai ba', 7)).toBe('mot-hai')
    expect(slug('một hai ba', 8)).toBe('mot-hai')
    expect(slug('một hai ba', 6)).toBe('mot')
  })

  test('cuts a single word that is too long', () => {
    expect(slug('x'.repeat(150))).toBe('x'.repeat(100))
  })

  test.each(['', '   ', '…!?', '--', '新聞'])('is never empty: %j gives "muc"', (text) => {
    expect(slug(text)).toBe('muc')
  })

  test('never leaves anything but letters, digits and single hyphens', () => {
    for (const text of ['<script>alert(1)</script>', '../../etc', 'a,b;c%2F"\'', '½ № ﬁ ẞ 😀 x', '-a-']) {
      expect(slug(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }
  })
})
