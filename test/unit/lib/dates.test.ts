import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instant,
  instantOfLocal,
  mondayOf,
  parseDay,
  parseInstant,
} from '../../../src/lib/dates.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('instant', () => {
  test('drops parts of a second', () => {
    expect(instant(new Date('2021-04-02T08:26:59.999Z'))).toBe('2021-04-02T08:26:59Z')
  })
})

describe('daysBetween', () => {
  test('has both ends, also across months and leap days', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(daysBetween('2024-02-28', '2024-02-28')).toEqual(['2024-02-28'])
    expect(daysBetween('2023-11-01', '2024-11-01').length).toBe(367)
    expect(daysBetween('2024-02-28', '2024-02-27')).toEqual([])
  })
})

describe('dayOf', () => {
  test('a day ends at midnight in the time zone of the site', () => {
    expect(dayOf('2021-04-02T16:59:59Z', ZONE)).toBe('2021-04-02')
    expect(dayOf('2021-04-02T17:00:00Z', ZONE)).toBe('2021-04-03')
  })

  test('a day depends on the time zone', () => {
    expect(dayOf('2021-04-02T17:00:00Z', 'UTC')).toBe('2021-04-02')
    expect(dayOf('2021-04-02T02:00:00Z', 'America/New_York')).toBe('2021-04-01')
  })

  test('takes dates as well as text', () => {
    expect(dayOf(new Date('2020-12-31T17:00:00.000Z'), ZONE)).toBe('2021-01-01')
  })
})

describe('instantOfLocal', () => {
  test('reads a local time in the time zone', () => {
    expect(instantOfLocal('2021-04-02T15:26', ZONE)).toBe('2021-04-02T08:26:00Z')
  })

  test('keeps seconds and drops parts of them', () => {
    expect(instantOfLocal('2021-04-02T15:26:07.9', ZONE)).toBe('2021-04-02T08:26:07Z')
  })

  test('can fall on the day before in UTC', () => {
    expect(instantOfLocal('2021-01-01T06:59', ZONE)).toBe('2020-12-31T23:59:00Z')
  })

  test('moves a time that a change of clocks skips to after the gap', () => {
    expect(instantOfLocal('2021-03-28T02:30', 'Europe/Berlin')).toBe('2021-03-28T01:30:00Z')
  })

  test('reads a time that a change of clocks repeats as its first occurrence', () => {
    expect(instantOfLocal('2021-10-31T02:30', 'Europe/Berlin')).toBe('2021-10-31T00:30:00Z')
  })

  test.each(['2021-02-31T10:00', '2021-13-01T10:00', '2021-04-02T25:00', '2021-04-02T15:60', 'hôm nay', ''])(
    'refuses %j',
    (text) => {
      expect(() => instantOfLocal(text, ZONE)).toThrow(RangeError)
    },
  )
})

describe('addDays', () => {
  test.each([
    ['2020-12-31', 1, '2021-01-01'],
    ['2021-01-01', -1, '2020-12-31'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2021-04-02', 0, '2021-04-02'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })
})

describe('mondayOf', () => {
  test.each([
    ['2021-03-29', '2021-03-29'],
    ['2021-04-02', '2021-03-29'],
    ['2021-04-04', '2021-03-29'],
    ['2021-04-05', '2021-04-05'],
    ['2021-01-01', '2020-12-28'],
  ])('the week of %s begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday)
  })
})

describe('addMonths', () => {
  test.each([
    ['2020-12', 1, '2021-01'],
    ['2021-01', -1, '2020-12'],
    ['2021-04', 12, '2022-04'],
    ['2021-04', -16, '2019-12'],
    ['2021-04', 0, '2021-04'],
  ])('%s and %i months is %s', (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected)
  })
})

describe('parseDay', () => {
  test.each(['2021-04-02', '2020-02-29', '2021-12-31'])('takes %s', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  test.each([
    '2021-02-30',
    '2021-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-04-00',
    '2021-4-2',
    '02/04/2021',
    '2021-04-02T00:00',
    ' 2021-04-02',
    '2021-04-02\n',
    '',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })
})

describe('parseInstant', () => {
  test.each([
    ['2024-01-01T08:00+00:00[UTC]', '2024-01-01T08:00:00Z'],
    ['2024-01-01T08:00+09:00[Asia/Tokyo]', '2023-12-31T23:00:00Z'],
    ['2024-01-01T08:00Z[Etc/UTC]', '2024-01-01T08:00:00Z'],
    ['2024-01-01T08:00', '2024-01-01T01:00:00Z'],
  ])('%s', (text, expected) => {
    expect(parseInstant(text, ZONE)).toBe(expected)
  })
})
