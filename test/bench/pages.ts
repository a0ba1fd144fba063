// npm run bench:pages — throughput of uncached pages, as ratios to two reference Workers in the same run.
import { readdirSync, readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from 'wrangler'
import { fill } from '../../src/cli/fill.ts'

const SECONDS = 2
const ROUNDS = Number(process.env.ROUNDS ?? 7)
const CONNECTIONS = 32
const COMPATIBILITY_DATE = '2026-11-17'

const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml')
const bundle = readdirSync('dist/worker')
  .filter((file) => /\.(js|css)$/.test(file))
  .toSorted((a) => (a === 'index.js' ? -1 : 1))
  .map((path) => ({
    type: path.endsWith('.js') ? ('ESModule' as const) : ('Text' as const),
    path,
    contents: readFileSync(`dist/worker/${path}`, 'utf8'),
  }))
const { assets: _, ...portal } = workerOptions

const mf = new Miniflare(
  convertV4MiniflareOptions({
    workers: [
      // The page itself is what is measured: the assets' router would stand in front of it.
      { ...portal, name: 'portal', modules: bundle, unsafeDirectSockets: [{ port: 0 }] },
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
for (const statement of unstable_splitSqlQuery(
  readFileSync('migrations/content/0001_newsroom.sql', 'utf8'),
)) {
  await env.DB.prepare(statement).run()
}
await fill(env, new Date())

const portalUrl = await mf.unsafeGetDirectURL('portal')
const article = await env.DB.prepare(
  "select a.id, c.slug || '/' || a.slug || '-' || a.id as path from articles a join categories c on c.id = a.category_id where a.external_id like 'text:%'",
).first<{ id: number; path: string }>()
if (!article) throw new Error('The sample has no imported page')
const page = await (await fetch(new URL(`/${article.path}`, portalUrl))).text()
const constantUrl = await mf.unsafeGetDirectURL('constant')
await fetch(constantUrl, { method: 'PUT', body: page })

const runs = [
  ['constant, same bytes', constantUrl],
  ['one D1 row', new URL(`/?id=${article.id}`, await mf.unsafeGetDirectURL('one-row'))],
  ['article page', new URL(`/${article.path}`, portalUrl)],
  ['home page', portalUrl],
] as const
const ONE_ROW = 1

// Machines slow down and speed up by the minute: each round measures everything once, and what counts is
// the median of the rounds' ratios.
const rounds: Measurement[][] = []
for (const [, url] of runs) await measure(url, 1)
for (let round = 0; round < ROUNDS; round++) {
  const measurements: Measurement[] = []
  for (const [, url] of runs) measurements.push(await measure(url, SECONDS))
  rounds.push(measurements)
}
await mf.dispose()

console.log(
  `article page: ${Math.round(Buffer.byteLength(page) / 1024)} KB; ${CONNECTIONS} connections; medians of ${ROUNDS} rounds`,
)
for (const [index, [name]] of runs.entries()) {
  const of = (pick: (measurement: Measurement, oneRow: Measurement) => number) =>
    median(rounds.map((round) => pick(round[index] as Measurement, round[ONE_ROW] as Measurement)))
  console.log(
    `${name.padEnd(22)} ${of(({ perSecond }) => perSecond)
      .toFixed(0)
      .padStart(6)} requests/s  ` +
      `p50 ${of(({ p50 }) => p50)
        .toFixed(1)
        .padStart(6)} ms  ` +
      `${of(({ cpu }) => cpu)
        .toFixed(2)
        .padStart(5)} ms CPU/request  ` +
      `${of((one, row) => one.perSecond / row.perSecond).toFixed(2)} of one row's throughput`,
  )
}

interface Measurement {
  perSecond: number
  /** Milliseconds. */
  p50: number
  /** Milliseconds of CPU a request, of all workerd processes. */
  cpu: number
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function measure(url: URL, seconds: number): Promise<Measurement> {
  const before = workerdCpu()
  const result = await autocannon({ url: url.href, connections: CONNECTIONS, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 200`)
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    cpu: (workerdCpu() - before) / result.requests.total,
  }
}

/** CPU milliseconds used so far by the workerd processes that this one started (Linux; 100 ticks a second). */
function workerdCpu(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (stat.includes('(workerd)') && isOurs(Number(fields[1])))
        ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return ticks * 10
}

function isOurs(pid: number): boolean {
  if (pid === process.pid) return true
  if (pid <= 1) return false
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return isOurs(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
}
