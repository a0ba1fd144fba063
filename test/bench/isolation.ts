// npm run bench:isolation — what a rebuild of the search index and 20 searches a second do to the pages. In production
// both databases are machines of their own; here the index is a process of its own.
import { request } from 'node:http'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { fill } from '../../src/cli/fill.ts'
import { bind } from '../../src/db.ts'
import { enter } from '../../src/search/entry.ts'
import { indexStale, startRebuild } from '../../src/search/indexing.ts'
import { applyMigrations, portalWorker } from '../edge.ts'
import { corpus } from '../fixtures/search/corpus.ts'
import { entriesOf } from '../fixtures/search/entries.ts'
import { median } from './measure.ts'

const ARTICLES = Number(process.env.ARTICLES ?? 20_000)
const PAGES_A_SECOND = 40
const SEARCHES_A_SECOND = 20
const SECONDS = 6
const ROUNDS = 5

async function start() {
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [portalWorker()] }))
  await miniflare.ready
  const env = await miniflare.getBindings<Env>('portal')
  await applyMigrations(env)
  await fill(env, new Date())
  return { miniflare, env, url: await miniflare.unsafeGetDirectURL('portal') }
}

const [pages, index] = [await start(), await start()]
const articles = [...corpus(ARTICLES)]
for (let at = 0; at < ARTICLES; at += 300) {
  const chunk = articles.slice(at, at + 300)
  await index.env.SEARCH_DB.batch(
    enter(entriesOf(chunk, 1_000 + at)).map((one) => bind(index.env.SEARCH_DB, one)),
  )
}
const row = await pages.env.DB.prepare(
  "select '/' || c.slug || '/' || a.slug || '-' || a.id as path from articles a join categories c on c.id = a.category_id where a.id = 2",
).first<{ path: string }>()
const article = new URL(row?.path ?? '/', pages.url)

const rounds: { calm: number; busy: number }[] = []
await pagesAtRate()
for (let round = 0; round < ROUNDS; round++) {
  const calm = await pagesAtRate()
  let over = false
  const searching = searchAtRate(() => over)
  const rebuilding = rebuildOnAndOn(() => over)
  const busy = await pagesAtRate()
  over = true
  await Promise.all([searching, rebuilding])
  rounds.push({ calm, busy })
}
console.log(
  `article pages on MISS, ${PAGES_A_SECOND}/s, p95 of medians of ${ROUNDS} rounds: alone ${median(rounds.map(({ calm }) => calm)).toFixed(1)} ms, ` +
    `beside ${SEARCHES_A_SECOND} searches/s and a rebuild ${median(rounds.map(({ busy }) => busy)).toFixed(1)} ms: ` +
    `ratio ${median(rounds.map(({ calm, busy }) => busy / calm)).toFixed(2)}`,
)
await pages.miniflare.dispose()
await index.miniflare.dispose()

/** The 95th percentile of what article pages take, each asked for under a host of its own, in milliseconds. */
async function pagesAtRate(): Promise<number> {
  const times = await atRate(
    PAGES_A_SECOND,
    (n) => ask(article, `${n}-${Math.random()}.example`),
    () => false,
  )
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

async function searchAtRate(isOver: () => boolean): Promise<void> {
  const texts = ['huyện', 'nhân dân', 'hội nghị', 'homestay', 'Nguyễn Thị Hạnh', 'nong thon moi', 'MTTQ']
  await atRate(
    SEARCHES_A_SECOND,
    (n) =>
      ask(
        new URL(`/api/v1/search?q=${encodeURIComponent(texts[n % texts.length] ?? '')}`, index.url),
        `${n}-${Math.random()}.example`,
      ),
    isOver,
  )
}

async function rebuildOnAndOn(isOver: () => boolean): Promise<void> {
  const databases = { content: pages.env.DB, index: index.env.SEARCH_DB }
  while (!isOver()) {
    await startRebuild(databases)
    await indexStale(databases)
  }
}

async function atRate(
  rate: number,
  one: (n: number) => Promise<number>,
  isOver: () => boolean,
): Promise<number[]> {
  const began = performance.now()
  const times: Promise<number>[] = []
  for (let n = 0; n < rate * SECONDS && !isOver(); n++) {
    const wait = began + (n * 1000) / rate - performance.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    times.push(one(n))
  }
  return Promise.all(times)
}

function ask(url: URL, host: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    request(url.href, { headers: { host } }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - began))
    })
      .on('error', reject)
      .end()
  })
}
