import { describe, expect, test } from 'vitest'
import { judge, limits, VISIT_MS } from '../../../src/visits/counting-rules.ts'

const NOW = 1_800_000_000_000

describe('a view', () => {
  test('of somebody new begins a visit', () => {
    expect(judge(NOW, undefined, undefined)).toEqual({
      judgement: { counts: true, beginsVisit: true },
      reader: { views: 1, seen_at: NOW },
      network: { views: 1, visits: 1, since: NOW },
    })
  })

  test('within half an hour of the last goes on with it, afterwards begins another', () => {
    const reader = { views: 3, seen_at: NOW }
    expect(judge(NOW + VISIT_MS - 1, reader, undefined).judgement).toEqual({
      counts: true,
      beginsVisit: false,
    })
    expect(judge(NOW + VISIT_MS, reader, undefined).judgement).toEqual({ counts: true, beginsVisit: true })
  })

  test('that comes late changes nothing of when the reader was seen last', () => {
    expect(judge(NOW - 60_000, { views: 1, seen_at: NOW }, undefined).reader).toEqual({
      views: 2,
      seen_at: NOW,
    })
  })

  test("beyond the reader's limit does not count, and keeps the visit going", () => {
    const { judgement, reader } = judge(NOW + 1, { views: limits.views, seen_at: NOW }, undefined)
    expect([judgement.counts, reader?.seen_at]).toEqual([false, NOW + 1])
    expect(judge(NOW + 1, { views: limits.views - 1, seen_at: NOW }, undefined).judgement.counts).toBe(true)
  })

  test('of a network that has begun too many visits counts only for who is visiting', () => {
    const network = { views: 200, visits: limits.networkVisits, since: NOW }
    expect(judge(NOW, undefined, network).judgement.counts).toBe(false)
    expect(judge(NOW, { views: 1, seen_at: NOW }, network).judgement.counts).toBe(true)
    expect(judge(NOW + VISIT_MS, undefined, network).judgement.counts).toBe(true)
  })

  test('of a network that has viewed too much does not count', () => {
    const network = { views: limits.networkViews, visits: 1, since: NOW }
    expect(judge(NOW, { views: 1, seen_at: NOW }, network).judgement.counts).toBe(false)
  })
})
