import { expect, test } from 'vitest'
import { freePort } from '../support/processes.ts'
import { visitsStorm } from '../support/visits-storm.ts'

test('what a shard has acknowledged is in the totals once, also when the portal is killed over it', async () => {
  const outcome = await visitsStorm({
    views: 2_000,
    clients: 32,
    shards: 5,
    kills: 3,
    port: await freePort(),
  })
  expect(outcome).toMatchObject({ acknowledged: 2_000, views: 2_000 })
  expect(outcome.visits).toBe(outcome.readers)
})
