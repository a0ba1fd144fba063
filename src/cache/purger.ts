import { EVERYTHING } from './tags.ts'

/** Whoever can purge the page cache: the entrypoint `Pages`. */
export interface Purger {
  purge(tags: readonly string[]): Promise<PurgeResult>
}

/**
 * What a purge has done. `for now`: what was being rendered before it may still be kept after it.
 * `refused`: the cache has been asked too often.
 */
export type PurgeResult = 'for good' | 'for now' | 'refused'

/**
 * Purges an entrypoint's part of Workers Cache. Nothing says that it does not keep, after a purge, what was being rendered
 * before it: so it needs another one.
 *
 * https://developers.cloudflare.com/workers/cache/purge/
 */
export async function purgeWorkersCache(cache: CacheContext, tags: readonly string[]): Promise<PurgeResult> {
  const result = await cache.purge(
    tags.includes(EVERYTHING) ? { purgeEverything: true } : { tags: [...tags] },
  )
  if (result.success) return 'for now'
  console.warn('Purge refused', result.errors)
  return 'refused'
}
