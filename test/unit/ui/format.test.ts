import { describe, expect, test } from 'vitest'
import { formatFor } from '../../../src/ui/format.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('formatFor', () => {
  test('groups numbers as the language does', () => {
    expect(formatFor('vi', ZONE).number(1854779)).toBe('1.854.779')
    expect(formatFor('en', ZONE).number(1854779)).toBe('1,854,779')
    expect(formatFor('vi', ZONE).number(708)).toBe('708')
  })

  test.each(['vi', 'en'] as const)('writes times in the time zone of the site (%s)', (locale) => {
    expect(formatFor(locale, ZONE).dateTime('2021-04-02T08:26:00Z')).toBe('02/04/2021 15:26')
    expect(formatFor(locale, 'UTC').dateTime('2021-04-02T08:26:00Z')).toBe('02/04/2021 08:26')
  })

  test('writes midnight as 00:00 of the new day', () => {
    expect(formatFor('vi', ZONE).dateTime('2020-12-31T17:00:00Z')).toBe('01/01/2021 00:00')
  })

  test('writes days with the day first, whatever the time zone', () => {
    expect(formatFor('vi', 'America/New_York').day('2021-04-02')).toBe('02/04/2021')
  })

  test('counts weekdays from Sunday, whatever the time zone', () => {
    const days = [
      '2021-04-04',
      '2021-04-05',
      '2021-04-06',
      '2021-04-07',
      '2021-04-08',
      '2021-04-09',
      '2021-04-10',
    ]
    for (const zone of [ZONE, 'America/New_York', 'UTC']) {
      expect(days.map((day) => formatFor('vi', zone).weekday(day))).toEqual([0, 1, 2, 3, 4, 5, 6])
    }
  })

  test('keeps a format for each language and time zone', () => {
    expect(formatFor('vi', ZONE)).toBe(formatFor('vi', ZONE))
    expect(formatFor('en', ZONE)).not.toBe(formatFor('vi', ZONE))
    expect(formatFor('vi', 'UTC')).not.toBe(formatFor('vi', ZONE))
  })
})
