import { describe, expect, test } from 'vitest'
import { admitLine, admitShortened, admitText } from '../../../src/text/admit.ts'

/** Tells whether a character is one of XML 1.0's Char, and neither DEL nor a control of C1. */
function isText(codePoint: number): boolean {
  if (codePoint === 0x9 || codePoint === 0xa || codePoint === 0xd) return true
  if (codePoint >= 0x7f && codePoint <= 0x9f) return false
  return (
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    codePoint >= 0x10000
  )
}

const separators = [
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\x1c',
  '\x1d',
  '\x1e',
  '\x1f',
  '\r',
  '\r\n',
  '\n',
]

describe('admitting text', () => {
  test('what separates becomes a line break, or a space in a line', () => {
    for (const one of separators) {
      expect([admitText(`a${one}b`), admitLine(`a${one}b`)]).toEqual(['a\nb', 'a b'])
    }
    expect([admitText('a\tb'), admitLine('a\tb')]).toEqual(['a\tb', 'a b'])
  })

  test('every code point is kept, separates or is dropped, as XML 1.0 says', () => {
    const wrong: string[] = []
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const text = String.fromCodePoint(codePoint)
      const admitted = admitText(`a${text}b`)
      const isSeparator = text !== '\n' && separators.includes(text)
      const expected = isSeparator ? 'a\nb' : isText(codePoint) ? `a${text}b`.normalize('NFC') : 'ab'
      if (admitted !== expected) wrong.push(codePoint.toString(16))
    }
    expect(wrong).toEqual([])
  })

  test('letters are composed, also where something stood between', () => {
    expect(admitLine('Bi\u0300nh Lie\u0302\u0000u')).toBe('Bình Liêu')
    expect(admitLine('Lie\u0007\u0302u')).toBe('Liêu')
  })

  test('twice equals once', () => {
    for (const text of ['\ud800a\u0302\udc00', ' a \v b ', 'e\u0301\u0000\u0323', '\udbff\u0000\udfff']) {
      expect(admitLine(admitLine(text))).toBe(admitLine(text))
      expect(admitText(admitText(text))).toBe(admitText(text))
    }
  })

  test('a text is cut after a whole character', () => {
    expect(admitShortened('abc😀', 4)).toBe('abc')
    expect(admitShortened('abc😀', 5)).toBe('abc😀')
    expect(admitShortened('e\u0302'.repeat(10), 10)).toBe('ê'.repeat(10))
    expect(admitShortened('a'.repeat(1_000_000), 3)).toBe('aaa')
  })
})
