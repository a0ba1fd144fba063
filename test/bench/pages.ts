// npm run bench:pages — throughput of pages from the cache and rendered, as ratios to reference Workers in the
// same run.
import autocannon from 'autocannon'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { seed } from '../../src/cli/seed.ts'
import { applyMigrations, portalWorker } from '../support/runtime.ts'
import { median, workerdCpu } from './measure.ts'

const SECONDS = 2
const ROUNDS = Number(process.env.ROUNDS ?? 7)
const CONNECTIONS = 32
const COMPATIBILITY_DATE = '2026-11-17'

const mf = new Miniflare(
  convertV4MiniflareOptions({
    workers: [
      await portalWorker(),
      reference(
        'constant',
        `let page
        export default {
          async fetch(request) {
            if (request.method === 'PUT') page = await request.text()
            return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
          }
        }`,
      ),
      reference(
        'one-row',
        `export default {
          async fetch(request, env) {
            const id = Number(new URL(request.url).searchParams.get('id'))
            const row = await env.DB.prepare('select * from articles where id = ?').bind(id).first()
            return new Response(row.body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
          }
        }`,
      ),
      reference(
        'bare-cache',
        `export default {
          async fetch(request) {
            if (request.method !== 'PUT') return caches.default.match(request.url)
            const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'max-age=86400' }
            await caches.default.put(request.url, new Response(await request.text(), { headers }))
            return new Response()
          }
        }`,
      ),
    ],
  }),
)

function reference(name: string, script: string) {
  return {
    name,
    modules: [{ type: 'ESModule' as const, path: 'index.mjs', contents: script }],
    compatibilityDate: COMPATIBILITY_DATE,
    d1Databases: { DB: { id: 'DB' } },
    unsafeDirectSockets: [{ port: 0 }],
  }
}

await mf.ready
const env = await mf.getBindings<Env>('portal')
await applyMigrations(env)
await seed(env, new Date())

const home = await mf.unsafeGetDirectURL('portal')
const row = await env.DB.prepare(
  "select a.id, c.slug || '/' || a.slug || '-' || a.id as path from articles a join categories c on c.id = a.category_id where a.external_id like 'text:%'",
).first<{ id: number; path: string }>()
if (!row) throw new Error('The sample has no imported page')
const article = new URL(`/${row.path}`, home)
const answer = await fetch(article)
const page = await answer.text()
const [constant, bareCache] = await Promise.all(
  ['constant', 'bare-cache'].map((name) => mf.unsafeGetDirectURL(name)),
)
for (const url of [constant, bareCache]) await fetch(url as URL, { method: 'PUT', body: page })

interface Run {
  name: string
  url: URL
  headers?: Record<string, string>
  status?: number
  /** Each request is for a host that nobody has asked for: a cache of its own. */
  newHosts?: true
  /** What its throughput is measured against. */
  against?: 'one D1 row' | 'bare Cache API'
}

const editor = { Cookie: '__Host-editor=bench' }
const runs: Run[] = [
  { name: 'constant, same bytes', url: constant as URL },
  { name: 'one D1 row', url: new URL(`/?id=${row.id}`, await mf.unsafeGetDirectURL('one-row')) },
  { name: 'bare Cache API', url: bareCache as URL },
  { name: 'article, HIT', url: article, against: 'bare Cache API' },
  { name: 'home, HIT', url: home, against: 'bare Cache API' },
  {
    name: 'article, 304',
    url: article,
    headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
    status: 304,
    against: 'bare Cache API',
  },
  { name: 'article, MISS', url: article, newHosts: true, against: 'one D1 row' },
  { name: 'article, uncached', url: article, headers: editor, against: 'one D1 row' },
  { name: 'home, uncached', url: home, headers: editor, against: 'one D1 row' },
]

interface Measurement {
  perSecond: number
  /** Milliseconds. */
  p50: number
  /** Milliseconds of CPU a request, of all workerd processes. */
  cpu: number
}

// Machines slow down and speed up by the minute: each round measures everything once, and what counts is
// the median of the rounds' ratios.
const rounds: Map<string, Measurement>[] = []
for (const run of runs) await measure(run, 1)
for (let round = 0; round < ROUNDS; round++) {
  const measurements = new Map<string, Measurement>()
  for (const run of runs) measurements.set(run.name, await measure(run, SECONDS))
  rounds.push(measurements)
}
await mf.dispose()

console.log(
  `article page: ${Math.round(Buffer.byteLength(page) / 1024)} KB; ${CONNECTIONS} connections; medians of ${ROUNDS} rounds`,
)
for (const { name, against } of runs) {
  const of = (pick: (measurement: Measurement) => number, digits: number, width: number) =>
    median(rounds.map((round) => pick(round.get(name) as Measurement)))
      .toFixed(digits)
      .padStart(width)
  const ratio = (to: string) =>
    median(
      rounds.map((round) => (round.get(name)?.perSecond ?? 0) / (round.get(to)?.perSecond ?? 0)),
    ).toFixed(2)
  console.log(
    `${name.padEnd(22)} ${of(({ perSecond }) => perSecond, 0, 6)} requests/s  p50 ${of(({ p50 }) => p50, 1, 6)} ms  ` +
      `${of(({ cpu }) => cpu, 2, 5)} ms CPU/request${against ? `  ${ratio(against)} of ${against}` : ''}`,
  )
}

async function measure({ url, headers, status = 200, newHosts }: Run, seconds: number): Promise<Measurement> {
  const before = workerdCpu()
  const result = await autocannon({
    url: url.href,
    connections: CONNECTIONS,
    duration: seconds,
    ...(headers && { headers }),
    ...(newHosts && {
      requests: [
        { setupRequest: (request) => ({ ...request, headers: { host: `${crypto.randomUUID()}.example` } }) },
      ],
    }),
  })
  const statuses = Object.keys(result.statusCodeStats ?? {})
  if (statuses.join() !== String(status) || result.errors > 0)
    throw new Error(`${url}: answers were ${statuses}`)
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    cpu: (workerdCpu() - before) / result.requests.total,
  }
}
