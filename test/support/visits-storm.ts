import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROME, type Counters, countersAt, eventually } from './visitors.ts'

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
    end(server)
    server = await start(port, folder)
  }
  await storm
  const recorded = performance.now()
  const total = await eventually(
    async () => (await counters.daily(RANGE)).reduce((sum, { views }) => sum + views, 0),
    (count) => count >= views,
    60,
  )
  const arrived = performance.now()
  // What is too much may come late.
  await new Promise((done) => setTimeout(done, 6_000))
  const days = await counters.daily(RANGE)
  end(server)
  rmSync(folder, { recursive: true, maxRetries: 5 })
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

function start(port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['test/support/fixtures/visits-server.ts', `${port}`, folder], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data) => String(data).includes('ready') && resolve(child))
    child.on('exit', (code) => reject(new Error(`The portal ended with ${code}`)))
  })
}

function end({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL')
}
