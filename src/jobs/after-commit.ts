import { drainPurgeQueue } from '../cache/purge-queue.ts'
import type { Purger } from '../cache/purger.ts'
import { indexStale } from '../search/indexing.ts'

type Databases = Pick<Env, 'DB' | 'SEARCH_DB'>

/** Articles that are indexed at a time: a tick of the clock takes seconds for them. */
const MAX_INDEXED_ARTICLES = 1_000

/**
 * Does what committed changes have left to do: first the search index, then the cache, so that no page that lists
 * what was searched before is kept. An index that fails holds no purge back.
 *
 * @param patience how long to wait for further purges, in seconds.
 * @returns whether nothing that is due remains.
 */
export async function runAfterCommit(
  { DB, SEARCH_DB }: Databases,
  purger: Purger,
  patience = 0,
): Promise<boolean> {
  const indexed = await indexStale({ content: DB, index: SEARCH_DB }, MAX_INDEXED_ARTICLES).catch((error) => {
    console.error('The search index cannot be brought up to date; it is tried again', error)
    return false
  })
  return (await drainPurgeQueue(DB, purger, patience)) && indexed
}
