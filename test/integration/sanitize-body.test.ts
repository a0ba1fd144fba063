import { beforeAll, expect, test } from 'vitest'
import { sanitizeBody } from '../../src/content/sanitize-body.ts'
import { articles } from '../../src/sample/newsroom/articles.ts'
import { payloads } from '../support/fixtures/xss.ts'
import { type Sanitiser, startSanitiser } from '../support/sanitiser.ts'

let sanitiser: Sanitiser
beforeAll(async () => {
  sanitiser = await startSanitiser()
})

test('in workerd, bodies become what they become in Node', async () => {
  const bodies = [...payloads, ...articles.flatMap(({ body }) => body ?? [])]
  const results = await sanitiser.sanitise(bodies)
  expect(results.map(({ once }) => once)).toEqual(bodies.map((body) => sanitizeBody(body)))
})

test('sanitising twice gives the same as once, whatever was tried', async () => {
  expect(payloads.length).toBeGreaterThan(300)
  const results = await sanitiser.sanitise(payloads)
  expect(results.filter(({ once, twice }) => once !== twice)).toEqual([])
})

test('articles come through unchanged', async () => {
  const bodies = articles.flatMap(({ body }) => body?.trim() ?? [])
  expect(bodies.length).toBeGreaterThan(5)
  const results = await sanitiser.sanitise(bodies)
  expect(results.map(({ once }) => once)).toEqual(bodies)
})

test('the sanitiser comes without a parser of styles', () => {
  expect(sanitiser.size).toBeLessThan(120_000)
})
