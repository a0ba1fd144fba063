import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteMissed } from '../../src/content/missed-paths.ts'
import { type Edge, startEdge } from '../edge.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})
afterAll(() => portal.close())

const missed = async () =>
  (await portal.env.DB.prepare('select week, path, count from missed_paths order by week, path').all())
    .results

test("weeks begin on the site's Monday", async () => {
  // Sunday evening in London, Monday morning in Việt Nam.
  await noteMissed(portal.env.DB, '/a', new Date('2026-11-22T16:59:00Z'))
  await noteMissed(portal.env.DB, '/a', new Date('2026-11-22T17:01:00Z'))
  expect(await missed()).toEqual([
    { week: '2026-11-16', path: '/a', count: 1 },
    { week: '2026-11-23', path: '/a', count: 1 },
  ])
})

test('who asks at random fills no database', async () => {
  await portal.env.DB.prepare('delete from missed_paths').run()
  const note = (path: string, minute: number) =>
    noteMissed(portal.env.DB, path, new Date(Date.UTC(2026, 10, 25, 8, minute)))
  for (let path = 0; path < 70; path++) await note(`/${path}/${'x'.repeat(300)}`, 0)
  const inOneMinute = await missed()
  expect(inOneMinute.length).toBe(60)
  expect(Math.max(...inOneMinute.map(({ path }) => String(path).length))).toBe(200)

  await portal.env.DB.prepare(
    `insert into missed_paths (week, path, count)
     select '2026-11-23', '/y/' || value, 1 from json_each(?)`,
  )
    .bind(JSON.stringify(Array.from({ length: 438 }, (_, number) => number)))
    .run()
  for (const path of ['/z/1', '/z/2', '/z/3', '/z/4']) await note(path, 1)
  expect((await missed()).length).toBe(500)
  // What is known already is counted on.
  await note('/z/1', 2)
  expect((await missed()).find(({ path }) => path === '/z/1')).toMatchObject({ count: 2 })
})
