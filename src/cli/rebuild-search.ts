// npm run search:rebuild [-- --remote] — rebuilds the search index from the content. Search works meanwhile.
import { indexState } from '../search/index-status.ts'
import { indexStale } from '../search/indexing.ts'
import { startRebuild } from '../search/rebuild.ts'
import { openPlatform } from './platform.ts'

const { env, purge, dispose } = await openPlatform({ remote: process.argv.includes('--remote') })
const databases = { content: env.DB, index: env.SEARCH_DB }
try {
  await startRebuild(databases)
  await indexStale(databases)
  await purge()
  const state = await indexState(databases)
  console.log(`The search index has ${state?.entries} articles.`)
} finally {
  await dispose()
}
