import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeAtEnd } from './closing.ts'
import { startScript } from './processes.ts'
import { CHROME, type Counters, countersAt } from './visitors.ts'
import { eventually } from './waiting.ts'

interface Storm {
  views: number
  clients: number
  shards: number
  /** How often the portal is killed (-9) and started again meanwhile. */
  kills: number
  port: number
}

interface Outcome {
  /** Records that shards have acknowledged: their RPC has returned. */
  acknowledged: number
  /** Calls of which nobody knows whether they were stored: the portal died over them. They were repeated. */
  broken: number
  /** What the totals have in the end. */
  views: number
  visits: number
  /** Different readers of each shard. */
  readers: number
  /** From the first record to the last acknowledgement, and on until the totals had all. */
  seconds: { recording: number; arriving: number }
}

/**
 * Records views at several shards by many clients at once, and kills the portal at random moments. A client that
 * gets no answer asks again, with the same number, as the gateway does.
 */
export async function visitsStorm({ views, clients, shards, kills, port }: Storm): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'visits-'))
  const removeFolder = closeAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const url = new URL(`http://127.0.0.1:${port}`)
  const counters = countersAt(url)
  let server = await start(port, folder)
  let acknowledged = 0
  let broken = 0
  const readers = new Set<string>()
  const began = performance.now()

  async function client(index: number): Promise<void> {
    const lastNumbers = new Map<string, number>()
    for (let n = index; n < views; n += clients) {
      const shard = `SHARD-${n % shards}`
      const number = (lastNumbers.get(shard) ?? 0) + 1
      lastNumbers.set(shard, number)
      // A reader has thirty views, a network no more than that.
      const ip = `10.${index}.${Math.floor(n / clients / 30) >> 8}.${Math.floor(n / clients / 30) & 255}`
      readers.add(`${shard} ${ip}`)
      const view = { at: Date.now(), article: 1 + (n % 500), ip, agent: CHROME }
      broken += await persist(counters, shard, { sender: `client ${index} ${shard}`, number, views: [view] })
      acknowledged++
    }
  }

  const storm = Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  for (let kill = 1; kill <= kills; kill++) {
    const moment = ((kill - Math.random()) / kills) * views
    await eventually(
      async () => acknowledged,
      (count) => count >= moment,
      600,
    )
    await server.kill()
    server = await start(port, folder)
  }
  await storm
  const recorded = performance.now()
  const total = await eventually(
    async () => (await counters.daily(RANGE)).reduce((sum, { views }) => sum + views, 0),
    (count) => count >= views,
  )
  const arrived = performance.now()
  // What is too much may come late: until no shard has anything left to send up.
  for (let shard = 0; shard < shards; shard++) {
    await eventually(
      () => counters.inside(`SHARD-${shard}`),
      ({ alarm }) => (alarm ?? 0) - Date.now() > FORGETTING_MS,
    )
  }
  const days = await counters.daily(RANGE)
  await server.kill()
  await removeFolder()
  return {
    acknowledged,
    broken,
    views: Math.max(
      total,
      days.reduce((sum, day) => sum + day.views, 0),
    ),
    visits: days.reduce((sum, day) => sum + day.visits, 0),
    readers: readers.size,
    seconds: { recording: (recorded - began) / 1000, arriving: (arrived - recorded) / 1000 },
  }
}

/** A shard whose alarm is further away than this has only its readers to forget. */
const FORGETTING_MS = 30 * 60_000
const RANGE = { from: '2026-01-01', to: '2036-12-31' }

/** Records a batch until it is acknowledged; gives how many calls broke off. */
async function persist(counters: Counters, ...batch: Parameters<Counters['record']>): Promise<number> {
  for (let broken = 0; ; broken++) {
    try {
      const { limited } = await counters.record(...batch)
      if (limited > 0) throw new Error('The storm is over the limits')
      return broken
    } catch (error) {
      if (!isBrokenOff(error)) throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ECONN|EPIPE/.test(String(error.code))
}

const start = (port: number, folder: string) =>
  startScript('test/support/fixtures/visits-server.ts', { args: [`${port}`, folder], announcement: 'ready' })
