// npm run bench:import — 20,000 generated articles through `npm run import` into fresh local databases:
// articles a second, peak memory, and what pages read afterwards.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateArticles } from './generate.ts'

const COUNT = Number(process.env.COUNT ?? 20_000)

const folder = await mkdtemp(join(tmpdir(), 'bench-import-'))
process.env.STATE = join(folder, 'state')
const file = join(folder, 'articles.ndjson')
const { migrate } = await import('../../src/cli/migrate.ts')
const { seedIfEmpty } = await import('../../src/cli/seed.ts')
const { openPlatform } = await import('../../src/cli/platform.ts')

try {
  await migrate({ remote: false })
  await seedIfEmpty()
  const output = await open(file, 'w')
  for (const record of generateArticles(COUNT)) await output.write(`${JSON.stringify(record)}\n`)
  await output.close()

  console.log('Rows read by:', await rowsRead())
  for (const run of ['first', 'second']) {
    const started = performance.now()
    const peak = await runImport()
    const seconds = (performance.now() - started) / 1000
    console.log(
      `${run} run: ${COUNT} articles in ${seconds.toFixed(1)} s, ${(COUNT / seconds).toFixed(0)} articles/s, ` +
        `importer's peak memory ${peak.toFixed(0)} MB`,
    )
  }
  console.log('Rows read by:', await rowsRead())
} finally {
  await rm(folder, { recursive: true })
}

/** Peak resident memory of the importing process in MB (Linux). */
async function runImport(): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=112', '--max-semi-space-size=4', 'src/cli/import.ts', file],
    {
      stdio: ['ignore', 'inherit', 'ignore'],
    },
  )
  let peak = 0
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It has just ended.
    }
  }, 50)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`The import ended with ${code}`)
  return peak
}

async function rowsRead(): Promise<Record<string, number>> {
  const { articleById, nextReads } = await import('../../src/content/articles/detail.ts')
  const { articlesInCategory, featuredArticles, newestByCategory } = await import(
    '../../src/content/articles/lists.ts'
  )
  const { layoutBlocks } = await import('../../src/content/layout.ts')
  const { read } = await import('../../src/db/query.ts')
  const { env, dispose } = await openPlatform({ remote: false })
  const layout = layoutBlocks(new Date())
  const deep = { before: { publishedAt: '2012-01-01T00:00:00Z', id: 1 } }
  const pages = {
    article: { layout, article: articleById(1), next: nextReads(1) },
    home: { layout, featured: featuredArticles(), newest: newestByCategory() },
    'deep in a category': { layout, list: articlesInCategory('danh-cho-ban-doc', deep) },
  }
  const rows: Record<string, number> = {}
  for (const [name, queries] of Object.entries(pages))
    rows[name] = (await read(env.DB, queries)).cost.rowsRead
  await dispose()
  return rows
}
