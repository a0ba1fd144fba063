import { EVERYTHING } from './tags.ts'

/** A part of the Worker that can purge its cache, such as the entrypoint `Pages`. */
export interface Purger {
  purge(tags: readonly string[]): Promise<PurgeResult>
}

/**
 * The result of a purge. `final`: the copies are gone. `provisional`: the cache may still store a page whose rendering
 * began before the purge. `refused`: there were too many calls.
 */
export type PurgeResult = 'final' | 'provisional' | 'refused'

/**
 * Purges an entrypoint's part of Workers Cache. The documentation does not exclude that the cache stores a page
 * afterwards whose rendering began before the purge. So the result is provisional, and a second purge follows.
 *
 * https://developers.cloudflare.com/workers/cache/purge/
 */
export async function purgeWorkersCache(cache: CacheContext, tags: readonly string[]): Promise<PurgeResult> {
  const result = await cache.purge(
    tags.includes(EVERYTHING) ? { purgeEverything: true } : { tags: [...tags] },
  )
  if (result.success) return 'provisional'
  console.warn('Purge refused', result.errors)
  return 'refused'
}
