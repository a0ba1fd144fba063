import { expect, test } from 'vitest'
import { startEdge } from '../support/edge.ts'
import { askHostilely } from '../support/hostile-searches.ts'

/** Texts by chance. `HOSTILE=10000`: as many as a robot tries in a day; `SEED` chooses others. */
const COUNT = Number(process.env.HOSTILE ?? 2_000)
const SEED = Number(process.env.SEED ?? 1)

test('no input of thousands breaks the search, becomes markup or steers it', async () => {
  console.log(`${COUNT} texts, SEED=${SEED}`)
  const portal = await startEdge()
  await askHostilely(portal, COUNT, SEED)
  expect((await portal.reader.get('/tim-kiem?q=huy%E1%BB%87n')).status).toBe(200)
})
