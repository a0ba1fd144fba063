// npm run bench:search — how fast a search is in 100,000 articles, and what it finds, beside LIKE and a plain FTS5 index.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { indexStale } from '../../src/search/indexing.ts'
import { insertEntries } from '../../src/search/write-entries.ts'
import { type CorpusArticle, corpus } from '../support/fixtures/search/corpus.ts'
import { entriesOf } from '../support/fixtures/search/entries.ts'
import { examOf, grade, report } from '../support/fixtures/search/exam.ts'
import { applyMigrations } from '../support/runtime.ts'
import { searchWorker } from './searcher.ts'

const ARTICLES = Number(process.env.ARTICLES ?? 100_000)
/** Articles that the exam's answers are looked for in: by reading all of them. */
const EXAM_ARTICLES = Math.min(ARTICLES, 100_000)
const ROUNDS = 3
const FIRST_ID = 1
/** Articles that are handed to D1 at a time. */
const CHUNK = 100

/** A folder in which an earlier run has left its index (FOLDER), or one that is thrown away. */
const kept = process.env.FOLDER
const folder = kept ?? mkdtempSync(join(tmpdir(), 'search-'))
const searcher = {
  ...(await searchWorker()),
  d1Databases: { DB: { id: 'DB' }, SEARCH_DB: { id: 'SEARCH_DB' } },
}
const miniflare = new Miniflare({
  ...convertV4MiniflareOptions({ workers: [searcher] }),
  resourcePersistencePath: folder,
})
await miniflare.ready
const env = await miniflare.getBindings<Env>('searcher')
const url = await miniflare.unsafeGetDirectURL('searcher')
const tables = await env.SEARCH_DB.prepare("select 1 from sqlite_schema where name = 'entries'").all()
const isFilled = tables.results.length > 0
if (!isFilled) await applyMigrations(env)

console.log(`${ARTICLES} articles`)
const articles: CorpusArticle[] = []
let chunk: CorpusArticle[] = []
let began = performance.now()
for (const article of corpus(ARTICLES)) {
  articles.push(article)
  chunk.push(article)
  if (chunk.length === CHUNK) await store()
}
await store()
// Nothing is stale, but the synonyms are to be copied.
await indexStale({ content: env.DB, index: env.SEARCH_DB })
const seconds = (performance.now() - began) / 1000
const size = sizeOf(folder)
console.log(
  `index and texts: ${Math.round(size / 1e6)} MB; built with ${Math.round(ARTICLES / seconds)} articles/s`,
)

began = performance.now()
const questions = examOf(articles.slice(0, EXAM_ARTICLES))
console.log(`the exam took ${Math.round((performance.now() - began) / 1000)} s to make`)
const exam = await search(questions.map(({ text }) => text))
console.log(
  report(
    grade(
      questions,
      exam.map(({ ids }) => ids.map((id) => id - FIRST_ID)),
    ),
  ),
)
show('the exam', exam)
for (const [kind, asked] of Map.groupBy(questions.keys(), (at) => questions[at]?.kind ?? '')) {
  show(
    `  ${kind}`,
    asked.map((at) => exam[at] as Answer),
  )
}

const worst = {
  'one very common word': ['huyện', 'huyen', 'xã'],
  'two very common words': ['huyện xã', 'nhân dân huyện', 'cua cac'],
  'a phrase of common words': ['"công tác xã hội"', '"tổ chức thực hiện"', '"uỷ ban nhân dân xã"'],
  'many common words': [
    'huyện xã nhân dân công tác thực hiện',
    'huyen xa nhan dan cong tac thuc hien to chuc',
  ],
  'a common word without another': ['huyện -xã', 'huyện -homestay'],
  'nothing that there is': ['khongcochunao huyện', 'huyện -huyện'],
}
for (const [name, texts] of Object.entries(worst)) show(name, await search(texts))

const common = ['huyện', 'nhân dân huyện', 'công tác xã hội', 'homestay ruộng bậc thang', 'Nguyễn Thị Hạnh']
show('five everyday searches', await search(common))
show(
  'the same with LIKE',
  await search(
    common.map((text) => `%${text}%`),
    'select article_id as id from entries where title like ?1 or lead like ?1 or body like ?1 order by place desc limit 10',
  ),
)
began = performance.now()
await env.SEARCH_DB.prepare(
  "create virtual table if not exists reference using fts5(title, lead, body, content = 'entries', content_rowid = 'place')",
).run()
await env.SEARCH_DB.prepare("insert into reference (reference) values ('rebuild')").run()
const all = `select e.article_id as id from reference join entries e on e.place = reference.rowid
  where reference match ?1 order by bm25(reference) limit 10`
show('with FTS5 as it is (unicode61)', await search(common, all))
await miniflare.dispose()
if (!kept) rmSync(folder, { recursive: true })

async function store(): Promise<void> {
  if (chunk.length === 0 || isFilled) {
    chunk = []
    return
  }
  const entries = entriesOf(chunk, FIRST_ID + articles.length - chunk.length)
  const statements = insertEntries(entries).map(({ sql, parameters }) => ({ sql, parameters }))
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ statements }) })
  if (!answer.ok) throw new Error(await answer.text())
  chunk = []
}

interface Answer {
  times: number[]
  ids: number[]
  rowsRead: number
}

async function search(texts: string[], statement?: string): Promise<Answer[]> {
  const body = JSON.stringify({ texts, rounds: ROUNDS, statement })
  const post = () => fetch(url, { method: 'POST', body })
  // While the exam was made, the connection has been closed.
  const answer = await post().catch(post)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Answer[]
}

function show(name: string, answers: Answer[]): void {
  // The first time of a text may read from disk; what counts is the median of its rounds.
  const times = answers
    .map(({ times }) => times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0)
    .toSorted((a, b) => a - b)
  const quantile = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  const rows = Math.max(...answers.map(({ rowsRead }) => rowsRead))
  console.log(
    `${name.padEnd(32)} p50 ${quantile(0.5).padStart(7)} ms  p95 ${quantile(0.95).padStart(7)} ms  worst ${(times.at(-1) ?? 0).toFixed(1).padStart(7)} ms` +
      (rows > 0 ? `  rows read at most ${rows}` : ''),
  )
}

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
