import { describe, expect, test } from 'vitest'
import { base64, base64url, bytesOfBase64, hex, utf8 } from '../../../src/lib/encoding.ts'

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('bytes are written as', () => {
  test('two hexadecimal digits each', () => {
    expect(hex(all)).toBe(Buffer.from(all).toString('hex'))
    expect(hex(new Uint8Array())).toBe('')
  })

  test.each([0, 1, 2, 3, 255, 256])('base64 with padding, and base64url without: %d bytes', (length) => {
    const bytes = all.subarray(0, length)
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    expect(bytesOfBase64(base64(bytes))).toEqual(new Uint8Array(bytes))
  })

  test('what a part of a buffer holds, and no more', () => {
    expect([hex(all.subarray(254)), base64(all.subarray(254))]).toEqual(['feff', '/v8='])
  })

  test('UTF-8 of a text', () => {
    expect(hex(utf8('Đỏ'))).toBe('c490e1bb8f')
  })
})

test('what is no base64 is an error', () => {
  expect(() => bytesOfBase64('?')).toThrow()
})
