// npm run search:rebuild [-- --remote] — makes the search index anew from the content. Search goes on meanwhile.
import { indexStale } from '../search/indexing.ts'
import { startRebuild } from '../search/rebuild.ts'
import { openPlatform } from './platform.ts'

const { env, purge, dispose } = await openPlatform({ remote: process.argv.includes('--remote') })
const databases = { content: env.DB, index: env.SEARCH_DB }
try {
  await startRebuild(databases)
  await indexStale(databases)
  await purge()
  const entries = await env.SEARCH_DB.prepare('select count(*) as count from entries').first<{
    count: number
  }>()
  console.log(`The search index has ${entries?.count} articles.`)
} finally {
  await dispose()
}
