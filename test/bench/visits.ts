// npm run bench:visits — what counting costs a page from the cache, and that nothing is lost or counted twice when
// the portal is killed over it.
import { Agent, request } from 'node:http'
import autocannon from 'autocannon'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { seed } from '../../src/cli/seed.ts'
import { applyMigrations, portalWorker } from '../support/runtime.ts'
import { NAVIGATION } from '../support/visitors.ts'
import { visitsStorm } from '../support/visits-storm.ts'
import { median, workerdCpu } from './measure.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 9)
/** For the latency: requests a second, a small part of what the machine can serve. */
const RATE = 250
const SECONDS = 4

const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [await portalWorker()] }))
await miniflare.ready
const env = await miniflare.getBindings<Env>('portal')
await applyMigrations(env)
await seed(env, new Date())
const home = await miniflare.unsafeGetDirectURL('portal')

/** The same request but for one header, which has it counted or not. */
const headersOf = (counting: boolean) => ({
  ...NAVIGATION,
  'Sec-Purpose': counting ? 'none' : 'prefetch',
  // A reader of its own each time: the limits are not met.
  'CF-Connecting-IP': Array.from({ length: 4 }, () => Math.floor(Math.random() * 256)).join('.'),
})

interface Measurement {
  /** Milliseconds, at RATE. */
  p50: number
  p99: number
  /** At full load of 32 connections. */
  perSecond: number
  /** Milliseconds of CPU a request, at full load: the gateway's, the shard's and the totals' together. */
  cpu: number
}

const rounds: { on: Measurement; off: Measurement }[] = []
await measure(true)
for (let round = 0; round < ROUNDS; round++) {
  // Whoever comes first in a round has no advantage in the next.
  const order = round % 2 === 0 ? [true, false] : [false, true]
  const measured = new Map<boolean, Measurement>()
  for (const counting of order) measured.set(counting, await measure(counting))
  rounds.push({ on: measured.get(true) as Measurement, off: measured.get(false) as Measurement })
}
await miniflare.dispose()

const of = (pick: (measurement: Measurement) => number) => {
  const [on, off] = [median(rounds.map(({ on }) => pick(on))), median(rounds.map(({ off }) => pick(off)))]
  const ratio = median(rounds.map(({ on, off }) => pick(on) / pick(off)))
  return { on, off, ratio }
}
console.log(`home page, HIT; medians of ${ROUNDS} rounds, counting on and off in each`)
for (const [name, { on, off, ratio }, digits] of [
  [`p50 at ${RATE}/s, ms`, of(({ p50 }) => p50), 3],
  [`p99 at ${RATE}/s, ms`, of(({ p99 }) => p99), 3],
  ['requests/s, 32 connections', of(({ perSecond }) => perSecond), 0],
  ['CPU ms/request, all objects', of(({ cpu }) => cpu), 3],
] as const) {
  console.log(
    `${name.padEnd(28)} on ${on.toFixed(digits).padStart(8)}  off ${off.toFixed(digits).padStart(8)}  ratio ${ratio.toFixed(3)}`,
  )
}

const views = Number(process.env.VIEWS ?? 50_000)
const storm = await visitsStorm({ views, clients: 64, shards: 5, kills: 5, port: 24_681 })
const { acknowledged, broken, seconds } = storm
console.log(
  `${acknowledged} views acknowledged by 5 shards to 64 clients, ${Math.round(acknowledged / seconds.recording)} a second, ` +
    `over 5 kills (-9) that broke ${broken} calls off; totals: ${storm.views} views, ${storm.visits} visits of ${storm.readers} readers`,
)
if (storm.views !== acknowledged || storm.visits !== storm.readers)
  throw new Error('Views are lost or counted twice')

async function measure(counting: boolean): Promise<Measurement> {
  const latencies = await atRate(counting)
  const before = workerdCpu()
  const loaded = await autocannon({
    url: home.href,
    connections: 32,
    duration: 2,
    requests: [{ setupRequest: (request) => ({ ...request, headers: headersOf(counting) }) }],
  })
  // What is counted is done after the answer.
  await new Promise((done) => setTimeout(done, 500))
  const sorted = latencies.toSorted((a, b) => a - b)
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    p50: quantile(0.5),
    p99: quantile(0.99),
    perSecond: loaded.requests.total / loaded.duration,
    cpu: (workerdCpu() - before) / loaded.requests.total,
  }
}

/** Latencies of requests that are sent at fixed times, however long the answers take. In milliseconds. */
async function atRate(counting: boolean): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const latencies: Promise<number>[] = []
  const began = performance.now()
  for (let n = 0; n < RATE * SECONDS; n++) {
    const wait = began + (n * 1000) / RATE - performance.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    latencies.push(latencyOf(agent, counting))
  }
  const all = await Promise.all(latencies)
  agent.destroy()
  return all
}

function latencyOf(agent: Agent, counting: boolean): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    request(home.href, { agent, headers: headersOf(counting) }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - began))
    })
      .on('error', reject)
      .end()
  })
}
