// npm run search:rebuild [-- --remote] — rebuilds the search index from the content. Search works meanwhile.
// Names the articles that cannot be indexed; then its exit code is 1.
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
  if (!state) throw new Error('The search index does not answer.')
  console.log(`The search index has ${state.entries} articles.`)
  if (state.setAside > 0) {
    console.error(`${state.setAside} cannot be indexed:`)
    for (const { article_id, title, detail } of state.latestSetAside) {
      console.error(`- ${article_id} ${title ?? ''}: ${detail}`)
    }
    process.exitCode = 1
  }
} finally {
  await dispose()
}
