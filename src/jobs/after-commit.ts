import { drainPurgeQueue } from '../cache/purge-queue.ts'
import type { Purger } from '../cache/purger.ts'
import { indexStale } from '../search/indexing.ts'

type Databases = Pick<Env, 'DB' | 'SEARCH_DB'>

/** Articles that one run indexes at most. They take the clock some seconds. */
const MAX_INDEXED_ARTICLES = 1_000

/**
 * Does the work that committed changes leave: first it updates the search index, then it purges the cache, so that no
 * page with old results is stored again. A failure of the index does not delay the purge.
 *
 * @param maxWaitSeconds how long to wait for further purges.
 * @returns whether no due work remains.
 */
export async function runAfterCommit(
  { DB, SEARCH_DB }: Databases,
  purger: Purger,
  maxWaitSeconds = 0,
): Promise<boolean> {
  const indexed = await indexStale({ content: DB, index: SEARCH_DB }, MAX_INDEXED_ARTICLES).catch((error) => {
    console.error('The search index cannot be brought up to date; it is tried again', error)
    return false
  })
  return (await drainPurgeQueue(DB, purger, maxWaitSeconds)) && indexed
}
