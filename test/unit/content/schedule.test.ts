import { describe, expect, test } from 'vitest'
import { type Appointment, scheduleOfToday } from '../../../src/content/schedule.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

const appointment = (day: string, content = day): Appointment => ({
  day,
  part: 'morning',
  starts_at: '08:00',
  leader: '',
  content,
  place: '',
  participants: '',
  prepared_by: '',
  status: 'planned',
})

const contents = (entries: Appointment[], now: string, zone = ZONE) =>
  scheduleOfToday(entries, new Date(now), zone).map(({ content }) => content)

describe('scheduleOfToday', () => {
  test("gives today's entries in their order and none of other days", () => {
    const entries = [
      appointment('2021-04-01', 'yesterday'),
      appointment('2021-04-02', 'first'),
      appointment('2021-04-02', 'second'),
      appointment('2021-04-03', 'tomorrow'),
    ]
    expect(contents(entries, '2021-04-02T03:00:00Z')).toEqual(['first', 'second'])
  })

  test('gives the next day that has entries when today has none', () => {
    const entries = [
      appointment('2021-04-01'),
      appointment('2021-04-05', 'a'),
      appointment('2021-04-05', 'b'),
      appointment('2021-04-06'),
    ]
    expect(contents(entries, '2021-04-02T03:00:00Z')).toEqual(['a', 'b'])
  })

  test('looks seven days ahead and no further', () => {
    expect(contents([appointment('2021-04-09')], '2021-04-02T03:00:00Z')).toEqual(['2021-04-09'])
    expect(contents([appointment('2021-04-10')], '2021-04-02T03:00:00Z')).toEqual([])
  })

  test('gives nothing when all entries are past', () => {
    expect(contents([appointment('2021-04-01')], '2021-04-02T03:00:00Z')).toEqual([])
  })

  test("turns to the next day at the site's midnight, not at that of UTC", () => {
    const entries = [appointment('2021-04-02'), appointment('2021-04-03')]
    expect(contents(entries, '2021-04-02T16:59:59Z')).toEqual(['2021-04-02'])
    expect(contents(entries, '2021-04-02T17:00:00Z')).toEqual(['2021-04-03'])
    expect(contents(entries, '2021-04-02T17:00:00Z', 'UTC')).toEqual(['2021-04-02'])
  })

  test('looks ahead over the end of a year', () => {
    expect(contents([appointment('2021-01-04')], '2020-12-31T03:00:00Z')).toEqual(['2021-01-04'])
  })
})
