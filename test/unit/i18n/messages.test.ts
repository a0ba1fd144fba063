import { describe, expect, test } from 'vitest'
import { en } from '../../../src/i18n/site/en.ts'
import { messagesFor } from '../../../src/i18n/site/messages.ts'
import { vi } from '../../../src/i18n/site/vi.ts'

const kinds = (messages: object) =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      if (typeof value === 'function') return [key, `words with ${value.length} gaps`]
      if (Array.isArray(value)) return [key, `list of ${value.length}`]
      return [key, typeof value]
    }),
  )

/** Every text, with its gaps filled. */
const texts = (messages: object): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) => {
    const gaps = ['11', '22', '33', '44']
    const filled = typeof value === 'function' ? value(...gaps.slice(0, value.length)) : value
    return [filled].flat().map((text): [string, string] => [key, text])
  })

describe('messages', () => {
  test('English has the same keys and kinds of values as Vietnamese', () => {
    expect(kinds(en)).toEqual(kinds(vi))
  })

  test.each([
    ['Vietnamese', vi],
    ['English', en],
  ])('%s leaves no text empty or undefined', (_, messages) => {
    for (const [key, text] of texts(messages)) {
      expect(text, key).toBeTypeOf('string')
      expect(text, key).toMatch(/\S/)
      expect(text, key).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  test('English has no Vietnamese left in it', () => {
    expect(texts(en).filter(([, text]) => /[ăâđêôơưạ-ỹ]/i.test(text))).toEqual([])
  })

  test('texts are composed Unicode', () => {
    expect(texts(vi).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })

  test('weekdays begin with Sunday', () => {
    expect(vi.weekdays[0]).toBe('Chủ nhật')
    expect(en.weekdays[0]).toBe('Sunday')
    expect(new Set(vi.weekdays).size).toBe(7)
    expect(new Set(en.weekdays).size).toBe(7)
  })

  test('the language of a site chooses its messages', () => {
    expect(messagesFor('vi')).toBe(vi)
    expect(messagesFor('en')).toBe(en)
    expect(vi.lang).toBe('vi')
    expect(en.lang).toBe('en')
  })
})
