// npm run import -- [--remote] [--category SLUG] FILE...
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { siteSettings } from '../content/layout.ts'
import { ensureSettings, raiseVisitBase } from '../content/settings.ts'
import { write } from '../db/command.ts'
import { read } from '../db/query.ts'
import { importArticles } from '../import/import-articles.ts'
import type { SourceRecord } from '../import/record.ts'
import { ImportReport } from '../import/report.ts'
import { parsePortalPage } from '../import/saved-page.ts'
import { indexStale } from '../search/indexing.ts'
import { storePicturesFrom } from './import-pictures.ts'
import { openPlatform, type Platform } from './platform.ts'
import { recordsOfArray, recordsOfFile } from './record-sources.ts'

const USAGE = `npm run import -- [--remote] [--category SLUG] FILE...

FILE is NDJSON (*.ndjson, *.jsonl), one article a line (src/import/README.md), or a saved
portal page as text (anything else).
--category   category of new articles that name none themselves (default: tin-tuc)
--remote     the deployed portal instead of the local one`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: { type: 'boolean', default: false }, category: { type: 'string', default: 'tin-tuc' } },
})
if (positionals.length === 0) {
  console.error(USAGE)
  process.exit(2)
}

const platform = await openPlatform(values)
const report = new ImportReport()
let shownThousands = 0
try {
  await write(platform.env.DB, [ensureSettings()])
  for (const file of positionals) await importFile(file)
  await indexStale({ content: platform.env.DB, index: platform.env.SEARCH_DB })
  await platform.purge()
} finally {
  await platform.dispose()
}
console.log(report.toString())
if (report.rejected.length > 0) process.exitCode = 1

async function importFile(file: string): Promise<void> {
  const records = /\.(ndjson|jsonl)$/.test(file) ? recordsOfFile(file) : portalPageRecords(file, platform)
  await importArticles(records, {
    db: platform.env.DB,
    report,
    now: new Date(),
    defaultCategory: {
      slug: values.category,
      name: values.category === 'tin-tuc' ? 'Tin tức' : values.category,
    },
    picture: storePicturesFrom(dirname(file), platform.env),
    onProgress: showProgress,
  })
}

/** Yields the article of a saved page. The page's visit total becomes the base of the visit counter. */
async function* portalPageRecords(file: string, { env }: Platform): AsyncGenerator<SourceRecord> {
  const settings = await read(env.DB, { site: siteSettings() })
  const page = parsePortalPage(await readFile(file, 'utf8'), settings.values.site.time_zone)
  if ('reason' in page) {
    yield { where: file, reason: page.reason }
    return
  }
  yield* recordsOfArray(file, [page.article])
  if (page.visits !== undefined) await write(env.DB, [raiseVisitBase(page.visits)])
}

function showProgress(): void {
  const thousands = Math.floor(report.total / 1000)
  if (thousands > shownThousands) console.error(`${report.total} records ...`)
  shownThousands = thousands
}
