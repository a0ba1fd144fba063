// npm run bench:isolation — what 20 searches a second and a rebuild of the search index do to article pages. In production
// both databases are machines of their own; here each is a process on a core of its own. The rebuild runs in workerd, beside the
// index, and reads the content from where the pages read it.
import { execFileSync } from 'node:child_process'
import { request } from 'node:http'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { seed } from '../../src/cli/seed.ts'
import { corpus } from '../support/fixtures/search/corpus.ts'
import { applyMigrations, portalWorker } from '../support/runtime.ts'
import { median } from './measure.ts'
import { searchWorker } from './searcher.ts'

const ARTICLES = Number(process.env.ARTICLES ?? 2_000)
const PAGES_A_SECOND = 40
const SEARCHES_A_SECOND = 20
const SECONDS = 6
const ROUNDS = 5

const placed = new Set<string>()

/** The portal, with a database that the searcher beside it can read. */
async function startPages() {
  const searcher = { ...(await searchWorker()), d1Databases: { DB: { id: 'DB' } } }
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [await portalWorker(), searcher] }))
  await miniflare.ready
  const env = await miniflare.getBindings<Env>('portal')
  await applyMigrations(env)
  await seed(env, new Date())
  return {
    miniflare,
    env,
    url: await miniflare.unsafeGetDirectURL('portal'),
    content: await miniflare.unsafeGetDirectURL('searcher'),
  }
}

async function startIndex() {
  const searcher = {
    ...(await searchWorker()),
    d1Databases: { DB: { id: 'DB' }, SEARCH_DB: { id: 'SEARCH_DB' } },
  }
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [searcher] }))
  await miniflare.ready
  await applyMigrations(await miniflare.getBindings<Env>('searcher'))
  return { miniflare, url: await miniflare.unsafeGetDirectURL('searcher') }
}

const pages = await startPages()
onCore(0)
const index = await startIndex()
onCore(1)
const chunk: { sql: string; parameters: unknown[] }[] = []
for (const { title, lead, author, organisation, body, publishedAt } of corpus(ARTICLES)) {
  chunk.push({
    sql: `insert into articles (category_id, status, slug, title, lead, author, organisation, body, published_at,
        published_day, first_published_at, updated_at)
      select min(id), 'published', 'x', ?1, ?2, ?3, ?4, ?5, ?6, date(?6), ?6, ?6 from categories`,
    parameters: [title, lead, author, organisation, body, `${publishedAt.slice(0, 19)}Z`],
  })
  if (chunk.length === 100) await post(pages.content, { statements: chunk.splice(0), content: true })
}
await pages.env.DB.prepare('delete from reindex').run()
await post(index.url, { contentAt: `${pages.content}` })
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

/** Puts the workerd that was started last on a core of its own. This process, which measures, is beside the pages. */
function onCore(core: number): void {
  const children = execFileSync('pgrep', ['-P', `${process.pid}`, 'workerd'], { encoding: 'utf8' })
  const started = children.split('\n').filter((pid) => pid !== '' && !placed.has(pid))
  for (const pid of core === 0 ? [...started, `${process.pid}`] : started) {
    execFileSync('taskset', ['-acp', `${core}`, pid])
    placed.add(pid)
  }
}

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
    (n) => post(index.url, { texts: [texts[n % texts.length]], rounds: 1 }),
    isOver,
  )
}

async function rebuildOnAndOn(isOver: () => boolean): Promise<void> {
  while (!isOver()) await post(index.url, { contentAt: `${pages.content}` })
}

async function post(url: URL, body: object): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  await answer.arrayBuffer()
  return performance.now() - began
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
